/// The words of one language: everything about reading that is not the same in all of them.
///
/// Plain data. A layer above loads it from a words file; scripts add phrases of their own with
/// ``adding(_:)``.
public struct Lexicon: Equatable, Sendable {
    /// The language, such as "en".
    public var language: String
    /// Words that phrases are matched over as if they were not there, such as "really".
    public var skipped: [String]
    /// Endings that a word may have without changing what it is, such as "s"; "ita/a" takes the
    /// place of an "a".
    public var endings: [String]
    /// Other ways in which people write a word, such as "q" for "que", under that word.
    public var shortForms: [String: [String]]
    /// Words that mean the same, under a name that phrases use as `<name>`.
    public var groups: [String: [String]]
    /// Phrases and what they stand for.
    public var phrases: [Phrase]
    /// Number words from 0 to 100.
    public var numbers: [String: Int]
    /// Words that stand between tens and units, such as Spanish "y".
    public var numberJoiners: [String]
    /// Words that are never taken for a misspelling of another.
    public var spelledRight: [String]
    /// Words that others are never taken for, since they are too like another.
    public var exact: [String]

    /// Makes a lexicon.
    public init(
        language: String,
        skipped: [String] = [],
        endings: [String] = [],
        shortForms: [String: [String]] = [:],
        groups: [String: [String]] = [:],
        phrases: [Phrase] = [],
        numbers: [String: Int] = [:],
        numberJoiners: [String] = [],
        spelledRight: [String] = [],
        exact: [String] = []
    ) {
        self.language = language
        self.skipped = skipped
        self.endings = endings
        self.shortForms = shortForms
        self.groups = groups
        self.phrases = phrases
        self.numbers = numbers
        self.numberJoiners = numberJoiners
        self.spelledRight = spelledRight
        self.exact = exact
    }

    /// The same lexicon with more phrases.
    public func adding(_ more: some Sequence<Phrase>) -> Lexicon {
        var lexicon = self
        lexicon.phrases += more
        return lexicon
    }
}

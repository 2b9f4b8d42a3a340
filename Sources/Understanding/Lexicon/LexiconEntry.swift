/// One line of a lexicon: what somebody can add to a words file, or take out of it.
public enum LexiconEntry: Hashable, Sendable {
    /// A phrase.
    case phrase(Phrase)
    /// A word that phrases are matched over.
    case skipped(String)
    /// An ending.
    case ending(String)
    /// Another way to write a word.
    case shortForm(String, of: String)
    /// A word of a group.
    case word(String, group: String)
    /// A number word.
    case number(String)
    /// A word between tens and units.
    case numberJoiner(String)
    /// A word that is no misspelling of another.
    case spelledRight(String)
    /// A word that no other is taken for.
    case exact(String)

    /// The words as they are written.
    public var text: String {
        switch self {
        case .phrase(let phrase): phrase.text
        case .skipped(let text), .ending(let text), .shortForm(let text, _), .word(let text, _),
            .number(let text), .numberJoiner(let text), .spelledRight(let text), .exact(let text):
            text
        }
    }
}

extension LexiconEntry: CustomStringConvertible {
    /// The words, and where they are listed.
    public var description: String { "\"\(text)\" \(listing)" }

    /// Where it is listed: "under skipped", "as legs: bothLegs".
    public var listing: String {
        switch self {
        case .phrase(let phrase):
            switch phrase.meaning {
            case .cue(.ignored): "under \"ignored\" or \"not about health\""
            case .cue(let cue): "under \"\(cue.name)\""
            default: "as \(phrase.meaning)"
            }
        case .skipped: "under \"skipped\""
        case .ending: "under \"endings\""
        case .shortForm(_, let word): "as a short form of \"\(word)\""
        case .word(_, let group): "in the group \"\(group)\""
        case .number: "under \"numbers\""
        case .numberJoiner: "under \"number joiners\""
        case .spelledRight: "under \"spelled right\""
        case .exact: "under \"exact\""
        }
    }
}

extension Lexicon {
    /// All of its entries, those added last first.
    public var entries: [LexiconEntry] {
        let words = groups.sorted { $0.key < $1.key }
            .flatMap { group, words in words.map { LexiconEntry.word($0, group: group) } }
        let forms = shortForms.sorted { $0.key < $1.key }
            .flatMap { word, forms in forms.map { LexiconEntry.shortForm($0, of: word) } }
        return skipped.map(LexiconEntry.skipped) + endings.map(LexiconEntry.ending) + forms
            + numbers.keys.sorted().map(LexiconEntry.number)
            + numberJoiners.map(LexiconEntry.numberJoiner)
            + spelledRight.map(LexiconEntry.spelledRight) + exact.map(LexiconEntry.exact)
            + phrases.reversed().map(LexiconEntry.phrase) + words
    }

    /// The same lexicon without some entries.
    public func removing(_ entries: some Sequence<LexiconEntry>) -> Lexicon {
        let gone = Set(entries)
        var lexicon = self
        lexicon.phrases.removeAll { gone.contains(.phrase($0)) }
        lexicon.skipped.removeAll { gone.contains(.skipped($0)) }
        lexicon.endings.removeAll { gone.contains(.ending($0)) }
        for word in shortForms.keys {
            lexicon.shortForms[word]?.removeAll { gone.contains(.shortForm($0, of: word)) }
        }
        for group in groups.keys {
            lexicon.groups[group]?.removeAll { gone.contains(.word($0, group: group)) }
        }
        lexicon.numbers = numbers.filter { !gone.contains(.number($0.key)) }
        lexicon.numberJoiners.removeAll { gone.contains(.numberJoiner($0)) }
        lexicon.spelledRight.removeAll { gone.contains(.spelledRight($0)) }
        lexicon.exact.removeAll { gone.contains(.exact($0)) }
        return lexicon
    }
}

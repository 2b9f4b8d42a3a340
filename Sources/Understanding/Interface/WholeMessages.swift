/// Finds which list of phrases a message is from, as a whole.
///
/// As with commands, polite words may stand around a phrase, words that say nothing may stand in it,
/// and small typing mistakes are understood. What is listed here changes nothing of how a ``Reader``
/// reads: the two share no vocabulary, and no word that the reader knows is taken for a mistake in
/// another.
public struct WholeMessages: Sendable {
    /// Longer messages say more than what is listed.
    private static let mostBytes = 240

    private let lexicon: CompiledLexicon
    private let reader: Reader
    /// How many phrases are those that may stand beside others; they come first.
    private let besides: Int
    /// The other phrases: the list of each, and whether it needs a question mark.
    private let listed: [(list: Int, needsMark: Bool)]

    /// Makes what finds them.
    ///
    /// - Parameters:
    ///   - lists: Phrases, each with the signs of ``Phrase`` but for "..." and "+": of a whole message
    ///     no word may be left out. One that ends in "?" is only found where the message does too:
    ///     "puedo nadar?" asks, and "puedo nadar" may tell.
    ///   - groups: Words that mean the same, beside those of the lexicon, under names of their own.
    ///   - beside: What may stand before or behind any of them and says nothing.
    ///   - words: The lexicon of the language, for its groups, fillers, endings and numbers.
    ///   - reader: What reads the language.
    /// - Throws: ``LexiconError`` for the first phrase that cannot be used.
    public init(
        _ lists: [[String]],
        groups: [String: [String]] = [:],
        beside: [String],
        words: Lexicon,
        reader: Reader
    ) throws(LexiconError) {
        let polite = words.phrases.filter { $0.meaning == .cue(.polite) }
        let aside = polite + beside.map { Phrase($0, .cue(.polite)) }
        // They touch no fact, and may be misspelt.
        let phrases = lists.joined().map { Phrase(Self.words(of: $0), .cue(.health)) }
        let used = Set((aside + phrases).flatMap(\.groups))
        let speaker = Set(words.phrases.filter { $0.meaning == .cue(.firstPerson) }.map(\.text))
        lexicon = try CompiledLexicon(
            Lexicon(
                language: words.language,
                // "For back pain" is not "for my back pain" here.
                skipped: words.skipped.filter { !speaker.contains($0) },
                endings: words.endings,
                shortForms: words.shortForms,
                groups: words.groups.merging(groups) { $1 }.filter { used.contains($0.key) },
                phrases: aside + phrases,
                numbers: words.numbers,
                numberJoiners: words.numberJoiners
            )
        )
        self.reader = reader
        besides = aside.count
        listed = lists.enumerated()
            .flatMap { number, phrases in phrases.map { (number, $0.hasSuffix("?")) } }
    }

    /// Finds the lists that hold a message.
    ///
    /// - Parameter text: The message as it came.
    /// - Returns: Their numbers; more than one where they are not told apart.
    /// - Complexity: a few microseconds for a message of chat length.
    public func lists(of text: String) -> Set<Int> {
        guard text.utf8.count <= Self.mostBytes else { return [] }
        let written = lexicon.tokens(of: text)
        let tokens = written.all
        let found = lexicon.matcher.matches(in: tokens)
        let isQuestion = written.lastJoint == UInt8(ascii: "?")
        let whole = found.filter { match in
            let place = Int(match.phrase) - besides
            return place >= 0 && (isQuestion || !listed[place].needsMark)
                && !isGuess(match, in: written)
        }
        guard !whole.isEmpty else { return [] }
        let aside = found.filter { Int($0.phrase) < besides && !$0.holdsGuess(in: tokens) }
        let left = tokens.indices.filter { token in
            tokens[token].kind != .symbol && !tokens[token].isSkipped
                && !aside.contains { $0.covers(token) }
        }
        // What is all of "can I take it to run" is none of "can I take it".
        let covering = whole.filter { match in left.allSatisfy(match.covers) }
        return Set(
            covering.filter { match in !covering.contains { match.isInside($0) } }
                .map { listed[Int($0.phrase) - besides].list }
        )
    }

    /// Texts that a phrase matches, which together hold every one of its alternatives.
    public func samples(of phrase: String) -> [String] {
        let samples = lexicon.samples(of: Phrase(Self.words(of: phrase), .cue(.health)))
        return phrase.hasSuffix("?") ? samples.map { $0 + "?" } : samples
    }

    /// A phrase without the question mark at its end.
    private static func words(of phrase: String) -> String {
        phrase.hasSuffix("?") ? String(phrase.dropLast()) : phrase
    }

    /// Whether it takes a word that the reader knows for a mistake in another word.
    private func isGuess(_ match: Match, in written: Tokens) -> Bool {
        match.tokens.contains { token in
            match.covers(token) && written.all[token].isGuessed
                && reader.lexicon.knownWord(for: written.all[token], in: written.letters) != nil
        }
    }
}

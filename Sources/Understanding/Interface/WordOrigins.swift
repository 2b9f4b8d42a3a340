/// Which words of a message the lexicon of each language has.
///
/// Words alone, without what they mean together: enough to tell in which language a message is, and
/// which readers could hear anything in it.
public struct WordOrigins: Sendable {
    /// How many words only that reader has, by its place among the readers.
    ///
    /// Such words tell the language. Numbers, single letters and what may be a name tell nothing, nor
    /// does a word that is misspelt.
    public let telling: [Int]
    /// Whether each reader has each word as it is written.
    private let known: [[Bool]]

    /// Looks the words of a message up.
    ///
    /// - Parameters:
    ///   - text: The message as it came; read up to 1,024 words.
    ///   - readers: One for each language.
    public init(_ text: String, among readers: [Reader]) {
        let tokens = Tokens(text)
        let words = tokens.all.filter { $0.kind == .word }
        let known = readers.map { reader in
            words.map { reader.lexicon.knownWord(for: $0, in: tokens.letters) != nil }
        }
        let mayTell = words.map { $0.letters.count > 1 && !$0.isPerhapsName(in: text) }
        telling = known.indices.map { place in
            words.indices.count { word in
                mayTell[word] && known[place][word]
                    && !known.indices.contains { $0 != place && known[$0][word] }
            }
        }
        self.known = known
    }

    /// Whether a reader could hear something that another one does not.
    ///
    /// It could where it has a word that the other one lacks, and where the message may be in its
    /// language as a whole: it has all the words, or the other one has none of them, so that they may
    /// be misspelt.
    ///
    /// - Parameters:
    ///   - place: The reader's place among the readers.
    ///   - other: The place of the other one.
    /// - Returns: False only where reading by it would be for nothing.
    public func mayHear(_ place: Int, besides other: Int) -> Bool {
        let (own, others) = (known[place], known[other])
        guard !own.isEmpty else { return false }
        return !own.contains(false) || !others.contains(true)
            || own.indices.contains { own[$0] && !others[$0] }
    }
}

extension Token {
    /// Whether it is written like a name: with a capital inside a sentence that is not shouted.
    fileprivate func isPerhapsName(in text: String) -> Bool {
        guard source.lowerBound > 0, pause != .stop else { return false }
        let start = text.utf8.index(text.startIndex, offsetBy: source.lowerBound)
        let scalars = text.unicodeScalars[start...].prefix(2)
        return scalars.first?.properties.isUppercase == true
            && scalars.last?.properties.isLowercase == true
    }
}

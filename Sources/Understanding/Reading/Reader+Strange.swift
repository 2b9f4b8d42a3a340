extension Reader {
    /// The longest word that is given, in letters; what is longer is no word.
    private static let longestStrange = 24

    /// The words of a message that are in no phrase, rightly spelled or not, in lower case without
    /// accents; each once.
    ///
    /// - Parameter text: The message as it came.
    /// - Returns: Words of three letters at least; no numbers.
    public func strangeWords(in text: String) -> Set<String> {
        let tokens = lexicon.tokens(of: text)
        return Set(
            tokens.all.lazy.filter { $0.kind == .word && $0.word < 0 }
                .filter { (3...Self.longestStrange).contains($0.letters.count) }
                .map { String(decoding: tokens.letters[$0.letters], as: UTF8.self) }
        )
    }
}

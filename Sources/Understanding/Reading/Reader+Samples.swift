extension Reader {
    /// Words that a phrase matches: the first word of a group in the place of `<group>`.
    public func sample(of phrase: Phrase) -> String {
        samples(of: phrase, atMost: 1).first ?? ""
    }

    /// Texts that a phrase matches, which together hold every word of each of its groups and every
    /// one of several words.
    ///
    /// Groups are walked in step, so there are as many texts as the largest has words, and not as
    /// many as there are ways to put them together.
    public func samples(of phrase: Phrase) -> [String] { samples(of: phrase, atMost: .max) }

    private func samples(of phrase: Phrase, atMost limit: Int) -> [String] {
        let pieces = phrase.text.split(separator: " ").map(words).filter { !$0.isEmpty }
        let count = min(pieces.map(\.count).max() ?? 0, limit)
        return (0..<count)
            .map { number in
                pieces.map { $0[number % $0.count] }.joined(separator: " ")
            }
    }

    /// What may stand in the place of one piece; nothing for a sign.
    private func words(for piece: Substring) -> [String] {
        if piece == "..." || piece == "+" { return [] }
        guard piece.hasPrefix("<"), piece.hasSuffix(">") else {
            return piece.contains { !$0.isNumber && $0 != "/" }
                ? piece.split(separator: "/").map(String.init) : [String(piece)]
        }
        let name = piece.dropFirst().dropLast()
        if let words = lexicon.groups[String(name)] { return words }
        return [name.split(separator: "-").first.flatMap { Int($0) }.map(String.init) ?? "7"]
    }
}

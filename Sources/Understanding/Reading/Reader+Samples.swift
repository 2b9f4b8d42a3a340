extension Reader {
    /// Words that a phrase matches: the first word of a group in the place of `<group>`.
    public func sample(of phrase: Phrase) -> String { lexicon.sample(of: phrase) }

    /// Texts that a phrase matches, which together hold every word of each of its groups and every
    /// one of several words.
    ///
    /// One group is walked at a time, with the first words of the others: as many texts as there are
    /// words, not as many as there are ways to put them together. A word that is added to a group
    /// adds its texts and changes no other.
    public func samples(of phrase: Phrase) -> [String] { lexicon.samples(of: phrase) }
}

extension CompiledLexicon {
    /// The first text that a phrase matches.
    func sample(of phrase: Phrase) -> String {
        pieces(of: phrase).compactMap(\.first).joined(separator: " ")
    }

    /// Texts that a phrase matches, one for each of its words.
    func samples(of phrase: Phrase) -> [String] {
        let pieces = pieces(of: phrase)
        let firsts = pieces.compactMap(\.first)
        let others = pieces.enumerated()
            .flatMap { place, words in
                words.dropFirst()
                    .map { word in
                        var text = firsts
                        text[place] = word
                        return text.joined(separator: " ")
                    }
            }
        return [firsts.joined(separator: " ")] + others
    }

    /// What may stand in each place of a phrase.
    private func pieces(of phrase: Phrase) -> [[String]] {
        phrase.text.split(separator: " ").map(words).filter { !$0.isEmpty }
    }

    /// What may stand in the place of one piece; nothing for a sign.
    private func words(for piece: Substring) -> [String] {
        if piece == "..." || piece == "+" { return [] }
        // "24/7" is one thing, "went/gone" are two.
        guard piece.contains(where: { !$0.isNumber && $0 != "/" }) else { return [String(piece)] }
        return piece.split(separator: "/")
            .flatMap { part -> [String] in
                guard part.hasPrefix("<"), part.hasSuffix(">") else { return [String(part)] }
                let name = part.dropFirst().dropLast()
                if let words = groups[String(name)] { return words }
                return [
                    name.split(separator: "-").first.flatMap { Int($0) }.map(String.init) ?? "7"
                ]
            }
    }
}

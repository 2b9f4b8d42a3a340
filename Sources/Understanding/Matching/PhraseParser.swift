/// Turns the text of a phrase into the sequences of parts that match it.
struct PhraseParser {
    /// One part of a sequence.
    struct Part: Hashable {
        var label: Label
        /// How many words that do not matter may stand before it.
        var gap: UInt8
    }

    /// What a part matches.
    enum Label: Hashable {
        case word(Int32)
        case group(Int32)
        case number(ClosedRange<Int32>)
    }

    /// Words between two parts with "...", which no comma parts, and with "+", which may stand
    /// on both sides of one.
    static let gap: UInt8 = 4
    static let nearby: UInt8 = 6
    private static let maxParts = 12
    private static let maxSequences = 64

    let groups: [String: Int32]

    /// Every sequence that the phrase stands for; new words go into the vocabulary.
    func sequences(
        of phrase: String,
        vocabulary: inout Vocabulary
    ) throws(LexiconError) -> [[Part]] {
        var sides: [[[Part]]] = [[[]]]
        var gap: UInt8 = 0
        for piece in phrase.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init) {
            switch piece {
            case "...": gap = Self.gap
            case "+": sides.append([[]])
            default:
                let labels = try labels(of: piece, in: phrase, vocabulary: &vocabulary)
                let last = sides.count - 1
                sides[last] = sides[last]
                    .flatMap { side in
                        labels.map { side + Self.parts($0, gap: side.isEmpty ? 0 : gap) }
                    }
                gap = 0
            }
            guard sides.allSatisfy({ $0.count <= Self.maxSequences }) else {
                throw .phraseTooLong(phrase)
            }
        }
        let joined = join(sides)
        guard joined.allSatisfy({ !$0.isEmpty }) else { throw .emptyPhrase(phrase) }
        guard joined.allSatisfy({ $0.count <= Self.maxParts }) else {
            throw .phraseTooLong(phrase)
        }
        return joined
    }

    /// What one piece between spaces matches: alternatives, each a run of labels.
    private func labels(
        of piece: Substring,
        in phrase: String,
        vocabulary: inout Vocabulary
    ) throws(LexiconError) -> [[Label]] {
        // "24/7" is one thing, "went/gone" are two.
        let isWord = piece.utf8.contains { byte in
            byte != UInt8(ascii: "/") && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard isWord else {
            return [words(of: piece, vocabulary: &vocabulary)]
        }
        var result: [[Label]] = []
        for word in piece.split(separator: "/") {
            guard word.hasPrefix("<"), word.hasSuffix(">") else {
                result.append(words(of: word, vocabulary: &vocabulary))
                continue
            }
            result.append([try sign(word.dropFirst().dropLast(), in: phrase)])
        }
        return result
    }

    /// What a name between angle brackets matches: a number, a range of numbers or a group.
    private func sign(_ name: Substring, in phrase: String) throws(LexiconError) -> Label {
        if name == "number" { return .number(0...99_999) }
        if let group = groups[String(name)] { return .group(group) }
        let ends = name.split(separator: "-").compactMap { Int32($0) }
        guard ends.count == 2, ends[0] <= ends[1] else {
            throw .unknownGroup(String(name), in: phrase)
        }
        return .number(ends[0]...ends[1])
    }

    /// The plain words of a text as labels.
    func words(of text: some StringProtocol, vocabulary: inout Vocabulary) -> [Label] {
        let tokens = Tokens(text)
        return tokens.all.compactMap { token in
            switch token.kind {
            case .symbol: nil
            case .number: .number(Int32(token.number)...Int32(token.number))
            case .word:
                .word(
                    vocabulary.add(
                        tokens.letters[token.letters],
                        isContraction: token.stem != nil
                    )
                )
            }
        }
    }

    private static func parts(_ labels: [Label], gap: UInt8) -> [Part] {
        labels.enumerated().map { Part(label: $1, gap: $0 == 0 ? gap : 0) }
    }

    /// Puts the sides of a "+" together in both orders.
    private func join(_ sides: [[[Part]]]) -> [[Part]] {
        guard sides.count > 1 else { return sides.first ?? [] }
        return sides.indices.flatMap { first -> [[Part]] in
            let others = join(sides.indices.filter { $0 != first }.map { sides[$0] })
            return sides[first]
                .flatMap { head in
                    others.map { tail in
                        var tail = tail
                        if !tail.isEmpty { tail[0].gap = Self.nearby }
                        return head + tail
                    }
                }
        }
    }
}

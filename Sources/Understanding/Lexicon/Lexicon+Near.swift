extension Lexicon {
    /// The part of the lexicon that can have a part in how a text is read.
    ///
    /// A phrase is in it when each of its places has a word, or a group with a word, that begins like
    /// one of the text; everything else when its words do. A reader of this part reads the text as one
    /// of the whole does, and is made in a moment.
    public func near(_ text: String) -> Lexicon {
        var starts = Starts(text)
        for (word, forms) in shortForms where ([word] + forms).contains(where: starts.holdAll) {
            for form in [word] + forms { starts.add(form) }
        }
        var lexicon = self
        lexicon.skipped.removeAll { !starts.holdAll($0) }
        lexicon.shortForms = shortForms.filter { starts.holdAll($0.key) }
        lexicon.groups = groups.mapValues { $0.filter(starts.holdAll) }
        let near = Set(lexicon.groups.filter { !$0.value.isEmpty }.keys)
        lexicon.phrases.removeAll { phrase in
            !phrase.text.split(separator: " ").allSatisfy { starts.hold($0, groups: near) }
        }
        lexicon.numbers = numbers.filter { starts.holdAll($0.key) }
        lexicon.spelledRight.removeAll { !starts.holdAll($0) }
        lexicon.exact.removeAll { !starts.holdAll($0) }
        return lexicon
    }
}

/// How the words of a text begin: misspellings and endings leave that as it is.
private struct Starts {
    private var starts: Set<UInt16> = []

    init(_ text: String) { add(text) }

    mutating func add(_ text: String) { starts.formUnion(Self.starts(of: text)) }

    /// Whether all words of a text begin so; numbers may be written in any way.
    func holdAll(_ text: some StringProtocol) -> Bool {
        Self.starts(of: text).allSatisfy(starts.contains)
    }

    /// Whether something that may stand in one place of a phrase begins so.
    func hold(_ piece: Substring, groups: Set<String>) -> Bool {
        piece.split(separator: "/")
            .contains { part in
                guard part.hasPrefix("<"), part.hasSuffix(">") else { return holdAll(part) }
                let name = String(part.dropFirst().dropLast())
                return groups.contains(name) || name.contains { $0.isNumber } || name == "number"
            }
    }

    private static func starts(of text: some StringProtocol) -> [UInt16] {
        let tokens = Tokens(text)
        return tokens.all.filter { $0.kind == .word }
            .map { token in
                tokens.letters[token.letters].prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
            }
    }
}

internal import Understanding

/// Finds the entries of a lexicon for which a text is not heard any more.
struct Thieves {
    /// An entry that takes texts away, and the first of them.
    struct Theft {
        /// Nil where no entry alone can be blamed.
        let thief: LexiconEntry?
        let victim: Hearing
        /// How many texts it takes.
        var count: Int
    }

    /// More are not looked for at a time: each takes some readers to be made.
    private static let most = 4

    private var lexicon: Lexicon
    private(set) var thefts: [Theft] = []

    /// Blames entries until everything is heard that was lost.
    init(_ lost: [Hearing], in lexicon: Lexicon) {
        self.lexicon = lexicon
        var lost = lost[...]
        while let victim = lost.first, thefts.count < Self.most {
            let found = thieves(of: victim)
            self.lexicon = self.lexicon.removing(found)
            let reader = try? Reader(self.lexicon)
            let left = lost.dropFirst()
                .filter { hearing in
                    found.isEmpty || reader.map { !hearing.isHeard(by: $0) } ?? true
                }
            let count = lost.count - left.count
            if found.isEmpty { thefts.append(Theft(thief: nil, victim: victim, count: 1)) }
            thefts += found.map { Theft(thief: $0, victim: victim, count: count) }
            lost = left[...]
        }
    }

    /// The entries without which a text is heard: as few as it takes.
    private func thieves(of victim: Hearing) -> [LexiconEntry] {
        let own = Set(victim.phrase.groups)
        let near = lexicon.entries(near: victim.text)
            .filter { entry in
                if case .word(_, let group) = entry { return !own.contains(group) }
                return entry != .phrase(victim.phrase)
            }
        let others = near.filter { !$0.isOfSafety }
        return thieves(of: victim, among: others) ?? thieves(of: victim, among: near) ?? []
    }

    /// Takes the shortest row of suspects without which it is heard; the last of the row is to blame,
    /// perhaps with others before it.
    private func thieves(
        of victim: Hearing,
        among suspects: [LexiconEntry]
    ) -> [LexiconEntry]? {
        var blamed: [LexiconEntry] = []
        var suspects = suspects[...]
        func isHeard(without row: some Sequence<LexiconEntry>) -> Bool {
            guard let reader = try? Reader(lexicon.removing(blamed + row)) else { return false }
            return victim.isHeard(by: reader)
        }
        guard isHeard(without: suspects) else { return nil }
        while !isHeard(without: []) {
            var (low, high) = (suspects.startIndex, suspects.endIndex)
            while low < high {
                let middle = (low + high) / 2
                if isHeard(without: suspects[..<middle]) { high = middle } else { low = middle + 1 }
            }
            guard low > suspects.startIndex else { return nil }
            blamed.append(suspects[low - 1])
            suspects = suspects[..<(low - 1)]
        }
        return blamed
    }
}

extension LexiconEntry {
    /// Whether it keeps red flags heard.
    fileprivate var isOfSafety: Bool {
        if case .phrase(let phrase) = self { phrase.meaning.isOfSafety } else { false }
    }
}

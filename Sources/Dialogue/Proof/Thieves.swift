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

    /// More are not looked for at a time: each takes a reader to be made.
    private static let most = 4

    private var lexicon: Lexicon
    private(set) var thefts: [Theft] = []

    /// Blames entries until everything is heard that was lost.
    init(_ lost: [Hearing], in lexicon: Lexicon) {
        self.lexicon = lexicon
        var lost = lost[...]
        while let victim = lost.first, thefts.count < Self.most {
            let found = thieves(of: victim)
            let rest = self.lexicon.removing(found)
            guard !found.isEmpty, let reader = try? Reader(rest), victim.isHeard(by: reader) else {
                thefts.append(Theft(thief: nil, victim: victim, count: 1))
                lost = lost.dropFirst()
                continue
            }
            let left = Hearing.lost(of: Array(lost.dropFirst()), by: reader)
            thefts += found.map { Theft(thief: $0, victim: victim, count: lost.count - left.count) }
            self.lexicon = rest
            lost = left[...]
        }
    }

    /// The entries without which a text is heard: as few as it takes.
    ///
    /// They are looked for among what can have a part in it, and tried on the whole lexicon then.
    private func thieves(of victim: Hearing) -> [LexiconEntry] {
        let near = lexicon.near(victim.text)
        let own = Set(victim.phrase.groups)
        let suspects = near.entries.filter { entry in
            if case .word(_, let group) = entry { return !own.contains(group) }
            return entry != .phrase(victim.phrase)
        }
        let others = suspects.filter { !$0.isOfSafety }
        return thieves(of: victim, among: others, in: near)
            ?? thieves(of: victim, among: suspects, in: near) ?? []
    }

    /// Takes the shortest row of suspects without which it is heard; the last of the row is to blame,
    /// perhaps with others before it.
    private func thieves(
        of victim: Hearing,
        among suspects: [LexiconEntry],
        in near: Lexicon
    ) -> [LexiconEntry]? {
        var blamed: [LexiconEntry] = []
        var suspects = suspects[...]
        func isHeard(without row: some Sequence<LexiconEntry>) -> Bool {
            victim.isHeard(in: near.removing(blamed + row))
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

import RulesCore

extension Meaning {
    /// Whether its phrases are of the safety vocabulary: those that raise or touch a red flag, speak
    /// of distress, or are an answer that lowers no flag.
    public var isOfSafety: Bool {
        switch self {
        case .value(let value, _): value.fact.isFlag && value != value.fact.calmValue
        case .unclear(let fact, _): fact.isFlag
        case .cue(let cue):
            switch cue {
            case .distress, .yes, .all, .weakYes, .weakNo, .notSure: true
            default: false
            }
        default: false
        }
    }
}

extension Lexicon {
    /// The safety vocabulary: the phrases that keep red flags heard, the words of the groups that
    /// they use, and the fillers, endings and short forms that they are matched over.
    public var safety: Lexicon {
        let phrases = phrases.filter(\.meaning.isOfSafety)
        let used = Set(phrases.flatMap(\.groups))
        return Lexicon(
            language: language,
            skipped: skipped,
            endings: endings,
            shortForms: shortForms,
            groups: groups.filter { used.contains($0.key) },
            phrases: phrases
        )
    }

    /// The entries of this lexicon that another does not have.
    public func missing(from other: Lexicon) -> Lexicon {
        func missing(_ words: [String], from others: [String]) -> [String] {
            let others = Set(others)
            return words.filter { !others.contains($0) }
        }
        func missing(
            _ lists: [String: [String]],
            from others: [String: [String]]
        ) -> [String: [String]] {
            lists.reduce(into: [:]) { lists, list in
                let words = missing(list.value, from: others[list.key] ?? [])
                if !words.isEmpty { lists[list.key] = words }
            }
        }
        let known = Set(other.phrases)
        return Lexicon(
            language: language,
            skipped: missing(skipped, from: other.skipped),
            endings: missing(endings, from: other.endings),
            shortForms: missing(shortForms, from: other.shortForms),
            groups: missing(groups, from: other.groups),
            phrases: phrases.filter { !known.contains($0) },
            numbers: numbers.filter { other.numbers[$0.key] != $0.value },
            numberJoiners: missing(numberJoiners, from: other.numberJoiners),
            spelledRight: missing(spelledRight, from: other.spelledRight),
            exact: missing(exact, from: other.exact)
        )
    }

    /// The same lexicon with the fillers, endings, short forms, groups and phrases of another.
    public func adding(_ other: Lexicon) -> Lexicon {
        var lexicon = adding(other.phrases)
        lexicon.skipped += other.skipped
        lexicon.endings += other.endings
        lexicon.shortForms.merge(other.shortForms) { $0 + $1 }
        lexicon.groups.merge(other.groups) { $0 + $1 }
        return lexicon
    }
}

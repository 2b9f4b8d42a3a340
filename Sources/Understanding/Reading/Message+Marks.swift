/// Numbers that stand beside an answer and are part of nothing else that is said.
extension Message {
    /// Whether there is one, so that a "none" to a list is none: "none but 3", "no, the first one".
    ///
    /// A number in words counts where it can be that of an option: in "just one sore spot" it is not.
    ///
    /// - Parameter spans: What was read of facts, as UTF-8 offsets.
    /// - Returns: Whether a number leaves it open.
    func hasStrayMark(besides spans: [Range<Int>]) -> Bool {
        let answers = hits.filter { hit in
            [Cue.none, .no, .notSure].contains { hit.meaning == .cue($0) }
        }
        return tokens.indices.contains { index in
            let isRead = spans.contains { $0.contains(tokens[index].source.lowerBound) }
            guard !isRead, !answers.contains(where: { $0.match.covers(index) }) else {
                return false
            }
            if let ordinal = first(at: index, \.ordinal) { return standsAlone(before: ordinal.end) }
            guard tokens[index].kind == .number else { return false }
            return tokens[index].word < 0 || standsAlone(before: index + 1)
        }
    }

    /// Whether no thing that is counted comes there: the clause ends, or a "no" follows.
    private func standsAlone(before token: Int) -> Bool {
        let next = end(of: .option, at: token) ?? token
        return endsClause(next) || has(.no, at: next) || has(.or, at: next)
    }
}

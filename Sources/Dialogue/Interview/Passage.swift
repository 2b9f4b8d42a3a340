public import RulesCore

/// What a turn did to the questions: which waited and what became of it, and which was put anew.
///
/// For counting how questions fare; it holds no answer and nobody's name.
public struct Passage: Hashable, Sendable {
    /// The facts of the question that waited, where something became of it.
    public let waited: FactSet?
    /// What became of it.
    public let outcome: Outcome?
    /// The facts of the question that was put for the first time.
    public let asked: FactSet?

    /// What can become of a question.
    public enum Outcome: Sendable {
        /// It was answered, "not sure" included.
        case answered
        /// What was said was not understood as an answer.
        case unclear
        /// The talk was ended instead.
        case left
    }
}

extension Interviewer {
    /// How a turn leads from question to question.
    ///
    /// A list of which a part was known counts as the whole list, a line of it that is asked by
    /// itself as itself.
    public func passage(from before: Conversation?, by turn: Turn) -> Passage {
        let old = before.flatMap(questionFacts)
        let after = turn.conversation
        let hasEnded = after.stage == .stopped || after.stage == .forgotten
        let new = hasEnded ? nil : questionFacts(after)
        let isTakenBack = after.entries.count < before?.entries.count ?? 0
        let outcome: Passage.Outcome? =
            if hasEnded {
                .left
            } else if turn.isUnclear {
                .unclear
            } else if old != new, !isTakenBack {
                .answered
            } else {
                nil
            }
        return Passage(
            waited: outcome == nil ? nil : old,
            outcome: old == nil ? nil : outcome,
            asked: new == old ? nil : new
        )
    }

    /// The facts of the question that waits, as it stands in the script.
    private func questionFacts(_ conversation: Conversation) -> FactSet? {
        guard case .facts(let facts) = conversation.pending?.kind else { return nil }
        guard facts.count > 1 else { return facts }
        return languages.edition(of: conversation.language).script.questions
            .first { facts.isSubset(of: $0.facts) }?
            .facts ?? facts
    }
}

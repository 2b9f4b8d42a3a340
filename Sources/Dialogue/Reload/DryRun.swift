public import RulesCore
public import Understanding

/// Tells what other scripts would change for a conversation that is under way, without having it.
public struct DryRun: Sendable {
    private let old: ScriptLibrary.Edition
    private let new: ScriptLibrary.Edition
    private let now: LocalMoment

    /// What the runner will notice.
    public enum Effect: Hashable, Sendable {
        /// Nothing but other words.
        case none
        /// What waits for an answer is put in another way by the new scripts; an answer to what was
        /// shown still counts, and anything else has it put anew.
        case askedAgain(Fact)
        /// The next question is another one; nil where there is none any more.
        case goesOn(with: Fact?)
    }

    /// Compares two editions at a moment.
    public init(
        from old: ScriptLibrary.Edition,
        to new: ScriptLibrary.Edition,
        now: LocalMoment
    ) {
        self.old = old
        self.new = new
        self.now = now
    }

    /// What the new edition changes for a conversation.
    public func effect(on conversation: Conversation) -> Effect {
        let before = step(conversation, old)
        let after = step(conversation, new)
        let next = after.nextQuestion()
        if let pending = conversation.pending, before.stands(pending), !after.stands(pending) {
            let wanted = after.known.openQuestions.intersection(before.asked)
            let first = next.flatMap { $0.facts.intersection(wanted).first } ?? wanted.first
            return first.map(Effect.askedAgain) ?? .goesOn(with: next?.facts.first)
        }
        guard next != before.nextQuestion() else { return .none }
        return .goesOn(with: next?.facts.first)
    }

    private func step(_ conversation: Conversation, _ edition: ScriptLibrary.Edition) -> Step {
        // What is asked depends on no name and no club.
        let club = Club(name: "", emergencyNumber: "", bot: "")
        return Interviewer(edition: edition, club: club).step(conversation, name: "", now: now)
    }
}

extension Pending {
    /// The facts that it asks for.
    fileprivate var facts: FactSet {
        if case .facts(let facts) = kind { facts } else { [] }
    }
}

internal import RulesCore

/// What is said between questions, and when one was not understood.
extension Step {
    /// Says what stands in the script between the question that waited and the next one, or the
    /// end, to those for whom it holds.
    ///
    /// Nothing is said on the way to an emergency.
    ///
    /// Where the runner came from and goes to follows from what is known, so nothing has to be
    /// remembered of what was said.
    mutating func sayInPassing(to next: Pending?) {
        guard let cameFrom, !known.isEmergency else { return }
        let goal = place(of: next) ?? script.questions.count
        for step in script.says
        where step.place > cameFrom && step.place <= goal && step.holds(for: known) {
            say(wording.messages(step.text))
        }
    }

    /// The place in the script of a question that waits; nil when none does.
    func place(of pending: Pending?) -> Int? {
        guard case .facts(let facts) = pending?.kind else { return nil }
        return place(of: facts)
    }

    /// Says that an answer was not understood, in the words of its question or in those of all.
    mutating func sayUnclear(_ facts: FactSet) {
        guard let words = scriptQuestion(for: facts)?.unclear else { return say(.unclear) }
        say(wording.messages(words))
    }
}

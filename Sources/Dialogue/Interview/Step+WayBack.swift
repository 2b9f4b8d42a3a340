internal import RulesCore

/// A check-in while the runner is on the way back to running.
///
/// What may have changed is opened by the first answer, not by the asking: until then the plan and its
/// reminders rest on what is known, whether the check-in is answered or not.
extension Step {
    /// Puts the first question of the check-in, and leaves what is known as it is.
    mutating func askOnTheWayBack() {
        var asked = self
        asked.reopenForFollowUp()
        asked.goOn()
        guard let pending = asked.conversation.pending, case .facts = pending.kind else {
            return beginFollowUp()
        }
        replies = asked.replies
        conversation.checkIn = asked.conversation.checkIn
        conversation.pending = pending
    }

    /// Whether that question waits.
    var isAskedOnTheWayBack: Bool {
        conversation.returning != nil && conversation.stage == .decided && !asked.isEmpty
            && conversation.checkIn?.sent == 1
    }

    /// The answer has come: what may have changed is open from now on.
    mutating func takeUpCheckIn() {
        let pending = conversation.pending
        reopen()
        conversation.pending = pending
    }
}

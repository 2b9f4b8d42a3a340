internal import BotStore
internal import Chat
internal import Dialogue

/// What becomes of wishes by the clock, and when somebody goes.
extension Responder {
    /// Does what has fallen due.
    mutating func lookAtHandovers(_ draft: inout Draft) {
        guard !draft.isForgetful, !draft.handovers.isEmpty else { return }
        let now = draft.batch.now
        for open in draft.handovers.values.sorted(by: {
            $0.handover.openedAt < $1.handover.openedAt
        }) {
            var handover = open.handover
            switch handover.due(at: now) {
            case .reminder:
                handover.remind(at: now)
                let reminded = OpenHandover(
                    runner: open.runner,
                    name: open.name,
                    handover: handover
                )
                put(reminded, &draft)
                let id = handover.id.text
                let text = "\(id) still waits, nobody has come yet. Can you? \"take \(id)\"."
                tellOnDuty(of: reminded, text, &draft)
                tellRunner(of: reminded, .nobodyCame, &draft)
            case .silence:
                guard let taker = handover.handBack(at: now) else { continue }
                let back = OpenHandover(runner: open.runner, name: open.name, handover: handover)
                put(back, &draft)
                let text =
                    "\(handover.id.text) is back with me: nobody has written for an hour. \"takeover "
                    + "\(handover.id.text)\" begins again."
                add([text], to: taker.name, taker.member, &draft.batch)
                tellRunner(of: back, .botAnswers, &draft)
                putQuestionAgain(to: back, &draft)
            case .end: end(open, &draft)
            case nil: break
            }
        }
    }

    /// Notes that somebody is not there any more: who answered somebody does so no longer, and who was
    /// answered does not hear it.
    mutating func noteGone(_ member: MemberID, _ draft: inout Draft) {
        desk.noteGone(member)
        for open in draft.handovers.values {
            guard let taker = open.handover.answering else { continue }
            if taker.member == member {
                end(open, &draft)
                tellRunner(of: open, .personLeft, contact: taker.name, &draft)
                putQuestionAgain(to: open, &draft)
            } else if open.runner == member {
                let text =
                    "\(open.handover.id.text) is not there at this moment; what you wrote last was "
                    + "not passed on."
                add([text], to: taker.name, taker.member, &draft.batch)
            }
        }
    }
}

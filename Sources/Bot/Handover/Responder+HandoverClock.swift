internal import BotStore
internal import Chat
internal import Dialogue

/// What becomes of wishes by the clock, and when somebody goes.
extension Responder {
    /// Does what has fallen due.
    mutating func lookAtHandovers(_ draft: inout Draft) {
        guard !draft.isForgetful, !draft.handovers.isEmpty else { return }
        let now = draft.batch.now
        let oldestFirst = draft.handovers.values
            .sorted { $0.handover.openedAt < $1.handover.openedAt }
        for open in oldestFirst {
            switch open.handover.due(at: now) {
            case .reminder: remind(of: open, &draft)
            case .silence: endSilence(of: open, &draft)
            case .end: end(open, &draft)
            case nil: break
            }
        }
    }

    /// Nobody has come: those on duty are asked once more, and the runner hears what to do instead.
    private mutating func remind(of open: OpenHandover, _ draft: inout Draft) {
        var reminded = open
        reminded.handover.remind(at: draft.batch.now)
        put(reminded, &draft)
        let id = open.handover.id.text
        let text = "\(id) still waits, nobody has come yet. Can you? \"take \(id)\"."
        tellOnDuty(of: reminded, text, &draft)
        tellRunner(of: reminded, .nobodyCame, &draft)
    }

    /// Neither has written for long: the bot answers again.
    private mutating func endSilence(of open: OpenHandover, _ draft: inout Draft) {
        guard let taker = open.handover.answering else { return }
        let id = open.handover.id.text
        let text =
            "\(id) is back with me: nobody has written for an hour. \"takeover \(id)\" begins again."
        add([text], to: taker.name, taker.member, &draft.batch)
        answerAgain(open, &draft)
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

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
            if let taker = open.handover.taker, isMissed(taker, of: open, at: now) {
                lose(taker, of: open, &draft)
                continue
            }
            switch open.handover.due(at: now) {
            case .reminder where !isAnybodyOnDuty(for: open, draft):
                end(open, &draft)
                tellRunner(of: open, .nobodyThere, &draft)
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

    /// Notes that somebody is not there any more: who took a wish comes no longer, and who was answered
    /// does not hear it.
    mutating func noteGone(_ member: MemberID, _ draft: inout Draft) {
        // Who was not found so far, on a line that has just come, may be there all the same.
        let wasThere = desk.isThere(member)
        desk.noteGone(member)
        for open in draft.handovers.values.sorted(by: {
            $0.handover.openedAt < $1.handover.openedAt
        }) {
            guard let taker = open.handover.taker else { continue }
            if taker.member == member, wasThere || open.handover.answering != nil {
                lose(taker, of: open, &draft)
            } else if open.runner == member, open.handover.answering != nil {
                let text =
                    "\(open.handover.id.text) is not there at this moment; what you wrote last was "
                    + "not passed on."
                add([text], to: taker.name, taker.member, &draft.batch)
            }
        }
    }

    /// Tells a runner that who took their wish is not there any more, and asks the others on duty
    /// again; where that was long ago, the runner is asked whether they still want somebody.
    private mutating func lose(
        _ taker: Handover.Taker,
        of open: OpenHandover,
        _ draft: inout Draft
    ) {
        let wasAnswering = open.handover.answering != nil
        let phrase = wasAnswering ? SharedWords.Phrase.personLeft : .personGone
        tellRunner(of: open, phrase, contact: taker.name, &draft)
        if open.handover.isPast(at: draft.batch.now) {
            end(open, &draft)
            tellRunner(of: open, .personAgain, &draft)
        } else if isAnybodyOnDuty(for: open, draft) {
            let again = Handover(
                id: open.handover.id,
                sharing: open.handover.sharing,
                openedAt: draft.batch.now
            )
            var waiting = open
            waiting.handover = again
            put(waiting, &draft)
            let id = again.id.text
            let text =
                "\(id) waits again: \(taker.name) had taken it and isn't here any more. Can you? "
                + "\"take \(id)\"."
            tellOnDuty(of: open, text, &draft)
            tellRunner(of: open, .personAskedAgain, &draft)
        } else {
            end(open, &draft)
            tellRunner(of: open, .nobodyThere, &draft)
        }
        if wasAnswering { putQuestionAgain(to: open, &draft) }
    }

    /// Whether who took a wish is not found for some time after the line broke: of their going
    /// nobody tells then.
    private func isMissed(_ taker: Handover.Taker, of open: OpenHandover, at now: Int64) -> Bool {
        let network = open.runner.network
        guard isReady(network), let changedAt = linesChangedAt[network] else { return false }
        return changedAt > open.handover.changedAt && now - changedAt >= Handover.patience
            && !desk.isThere(taker.member)
    }
}

internal import RulesCore
internal import Understanding

/// The way back to running, once the pain is gone or somebody has cleared the runner: its days, and
/// how it ends.
///
/// Source: A26. Whether anybody may run is the core's to say, here as everywhere: it is asked for each
/// day of the plan and again whenever one comes.
extension Step {
    /// Whether the advice that was told lets the runner begin, or go on, to run by steps.
    var mayReturn: Bool {
        guard conversation.stage == .decided, !isBeyondSelfCare else { return false }
        let decision = known.decision
        return conversation.returning?.isAllowed(by: decision) ?? decision.allowsReturn
    }

    // MARK: - The plan

    /// Tells the days of the way back; begins one where there is none.
    ///
    /// On a later day than the answers that it rests on, they are asked again first.
    mutating func tellReturnPlan() {
        guard isUnderWay else { return say(.help) }
        guard !isBeyondSelfCare else { return sayAction() }
        guard conversation.stage == .decided else {
            say(.noReturn)
            if conversation.pending != nil { putAgain() }
            return
        }
        if let returning = conversation.returning, !runsToCome(returning).isEmpty {
            return tellRuns(of: returning)
        }
        guard !isFollowUpDue else {
            endReturn()
            return beginFollowUp()
        }
        guard known.decision.allowsReturn else { return say(.noReturn) }
        endReturn()
        enter(.returning(.began))
        guard let returning = conversation.returning else { return }
        guard runsToCome(returning).isEmpty else { return tellRuns(of: returning) }
        say(runsOut(returning))
        endReturn()
    }

    /// The runs from today on that the core still allows.
    func runsToCome(_ returning: Conversation.Returning) -> [ReturnPlan.Run] {
        conversation.runs(of: returning, from: now.dayNumber)
    }

    /// The runs to come, a line each, and whether the bot may remind where that is not clear yet.
    private mutating func tellRuns(of returning: Conversation.Returning) {
        say(.returnPlan)
        for run in runsToCome(returning) {
            say(phrase(.returnDay, run))
        }
        say(runsOut(returning))
        let isCleared = known.decision.items.contains(.followClinicianPlan)
        let clinician = isCleared ? wording.phrase(.returnClinician) : []
        say(Template.packed(wording.phrase(.returnStop) + clinician))
        // Nobody who does not want to be written to is asked whether they do.
        guard returning.reminds == nil, conversation.agreement != .declined, !isConfirming else {
            return
        }
        if conversation.pending?.kind == .mayAsk { leaveMayAsk() }
        ask(Pending(kind: .mayRemind))
    }

    /// From when on the core would have it looked at first; nothing where the plan ends before that.
    private func runsOut(_ returning: Conversation.Returning) -> [String] {
        let left = returning.plan.runs(from: now.dayNumber)
            .dropFirst(runsToCome(returning).count)
        guard let first = left.first else { return [] }
        let days = now.dayNumber...max(first.day, now.dayNumber)
        let day = days.first { !returning.isAllowed(by: conversation.known(on: $0).decision) }
        let words = words(for: day ?? first.day)
        return wording.phrase(.returnUntil) { $0 == .weekday ? [words] : nil }
    }

    /// The way back ends, with its reminders; what is said of that is the caller's.
    ///
    /// - Returns: Whether there was one.
    @discardableResult mutating func endReturn() -> Bool {
        switch conversation.pending?.kind {
        case .mayRemind, .lastRun: conversation.pending = nil
        case .facts, .aboutYou, .forget, .gotHelp, .seen, .mayAsk, .offer, .share, nil: break
        }
        guard conversation.returning != nil else { return false }
        removeEntries(where: \.isReturning)
        wishes.append(.dropTimers)
        return true
    }

    /// What stands behind the advice: that the plan has ended, or that there is one.
    ///
    /// The text of ``Item/gradualReturn`` says itself that there is; whom somebody has cleared with
    /// some pain left does not get that text.
    func returnWords(_ decision: Decision, endsReturn: Bool) -> [String] {
        if endsReturn, decision.level < .emergencyNow { return wording.phrase(.returnEnded) }
        guard decision.allowsReturn, !decision.items.contains(.gradualReturn) else { return [] }
        return wording.phrase(.returnOffer)
    }

    // MARK: - Answers

    /// Takes what is said to whether the bot may remind, or to whether the last run hurt; false when
    /// the words are for something else, too.
    mutating func takeReturnAnswer(_ reading: inout Reading, _ text: String) -> Bool {
        switch conversation.pending?.kind {
        case .mayRemind: takeMayRemind(reading, text)
        case .lastRun where reading.command == nil: takeLastRun(&reading, text)
        case .lastRun, .mayAsk, .gotHelp, .seen, .forget, .aboutYou, .offer, .share, .facts, nil:
            false
        }
    }

    /// Ends the way back where what was just learnt does not allow it any more: the first words say so.
    mutating func endReturnIfForbidden(allowed before: Bool) {
        guard before, conversation.returning != nil, !allowsReturnBegun else { return }
        endReturn()
        say(.returnPain)
    }

    /// Whether what is known by now allows the way back that was begun.
    var allowsReturnBegun: Bool {
        conversation.returning?.isAllowed(by: known.decision) == true
    }
}

internal import RulesCore
internal import Understanding

/// Whether the bot may remind of the runs of the way back, and the reminders themselves.
///
/// Source: A26.
extension Step {
    /// The hour at which a run is reminded of; where that is a quiet one, it waits.
    private static let reminderHour = 9

    /// Reminds of the runs from now on; who says so has agreed.
    mutating func remindOfReturn() {
        guard let returning = conversation.returning, !runsToCome(returning).isEmpty else {
            return tellReturnPlan()
        }
        if conversation.pending?.kind == .mayRemind { conversation.pending = nil }
        enter(.returning(.mayRemind))
        say(.willRemind)
        let days = runsToCome(returning).map(\.day)
        // After the last run, how it went is asked as well.
        let after = days.last.map { $0 + Parameters.daysBetweenReturnRuns }
        wishes += (days + [after].compactMap(\.self))
            .map { now.adding(days: $0 - now.dayNumber) }
            .map {
                LocalMoment(year: $0.year, month: $0.month, day: $0.day, hour: Self.reminderHour)
            }
            .filter { $0.dayNumber > now.dayNumber || $0.hour > now.hour }
            .map { .setTimer(SelfCareTimer(kind: .returnRun, moment: .at($0))) }
    }

    private mutating func remindNoMore() {
        conversation.pending = nil
        enter(.returning(.mayNotRemind))
    }

    /// Reminds of the run of this day, and asks how the last one went.
    ///
    /// Whoever has not answered hears of the same step again, then of none.
    ///
    /// - Returns: Whether there is anything to say: never to who does not want it, nor where the core
    ///   does not allow a run on this day.
    mutating func remindOfRun() -> Bool {
        // Nothing takes the place of the question what a person may be told.
        guard conversation.stage == .decided, !isBeyondSelfCare, !isConfirming, !isPersonPending,
            !wasCheckedInToday, let returning = conversation.returning, returning.reminds == true
        else { return false }
        guard let run = returning.plan.run(on: now.dayNumber), mayReturn else {
            return askAfterLastRun(returning)
        }
        // One message a day: a check-in of this day comes on the next one, which has no run.
        conversation.checkIn?.giveWay(on: now.dayNumber)
        guard run.day > returning.plan.firstDay else {
            say(phrase(.returnToday, run))
            return true
        }
        let silence = conversation.pending.flatMap { $0.kind == .lastRun ? $0.rung + 1 : nil } ?? 0
        guard silence < 2 else {
            conversation.turn += 1
            endReturn()
            say(.returnSilence)
            return true
        }
        if conversation.pending?.kind == .mayAsk { leaveMayAsk() }
        conversation.pending = Pending(kind: .lastRun, rung: silence)
        say(phrase(.lastRun, run))
        return true
    }

    /// Asks how the last run went that was reminded of: of the plan, or before the core allows none.
    private mutating func askAfterLastRun(_ returning: Conversation.Returning) -> Bool {
        let run = now.dayNumber - Parameters.daysBetweenReturnRuns
        guard returning.plan.days.contains(run),
            returning.isAllowed(by: conversation.known(on: run).decision)
        else { return false }
        conversation.checkIn?.giveWay(on: now.dayNumber)
        if conversation.pending?.kind == .mayAsk { leaveMayAsk() }
        ask(Pending(kind: .lastRun))
        return true
    }

    /// Whether a message of a check-in went out on this day, or its answers are under way.
    private var wasCheckedInToday: Bool {
        conversation.checkIn.map { $0.sent > 0 && $0.day > now.dayNumber } == true
    }

    // MARK: - Answers

    /// Takes what is said to whether the bot may remind; false when the words are for something else,
    /// too.
    mutating func takeMayRemind(_ reading: Reading, _ text: String) -> Bool {
        let isYes =
            reading.isPlainAnswer && reading.isYes
            || reading.command == nil && reading.findings.isEmpty && reading.open.isEmpty
                && !reading.isDistress && heardIn.shared.agrees.contains(text.wordsOnly)
        guard !isYes else {
            remindOfReturn()
            return true
        }
        guard reading.isPlainAnswer && reading.isNo || declines(reading, text) else {
            // Silence is no yes, and it is asked once.
            if reading.command == nil { remindNoMore() }
            return false
        }
        remindNoMore()
        say(.wontRemind)
        return true
    }
}

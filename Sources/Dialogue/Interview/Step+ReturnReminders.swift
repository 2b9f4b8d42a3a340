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
        wishes += runsToCome(returning)
            .map { run in now.adding(days: run.day - now.dayNumber) }
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
        // A check-in of this day asks for more than how the run was, and nothing takes the place of
        // the question what a person may be told.
        let isCheckInDue = conversation.dueDay.map { $0 <= now.dayNumber } == true
        guard mayReturn, !isConfirming, !isPersonPending, !isCheckInDue,
            let returning = conversation.returning, returning.reminds == true,
            let run = returning.plan.run(on: now.dayNumber)
        else { return false }
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

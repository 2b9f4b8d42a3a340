internal import RulesCore
internal import Understanding

/// The way back to running, once the pain is gone or somebody has cleared the runner: its days, what
/// it reminds of, and how it ends.
///
/// Source: A26. Whether anybody may run is the core's to say, here as everywhere: it is asked for each
/// day of the plan and again whenever one comes.
extension Step {
    /// The hour at which a run is reminded of; where that is a quiet one, it waits.
    private static let reminderHour = 9

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
            reopenForFollowUp()
            return goOn()
        }
        guard known.decision.allowsReturn else { return say(.noReturn) }
        endReturn()
        enter(.returning(.began))
        guard let returning = conversation.returning else { return }
        guard runsToCome(returning).isEmpty else { return tellRuns(of: returning) }
        say(runsOut(returning))
        endReturn()
    }

    private func runsToCome(_ returning: Conversation.Returning) -> [ReturnPlan.Run] {
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
        let days = (now.dayNumber...max(first.day, now.dayNumber))
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
        case .facts, .aboutYou, .forget, .gotHelp, .mayAsk, .offer, .share, nil: break
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

    // MARK: - Reminding

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
        // A check-in of this day asks for more than how the run was.
        let isCheckInDue = conversation.dueDay.map { $0 <= now.dayNumber } == true
        guard mayReturn, !isConfirming, !waitsForConsent, !isCheckInDue,
            let returning = conversation.returning, returning.reminds == true,
            let run = returning.plan.run(on: now.dayNumber)
        else { return false }
        guard run.day > returning.plan.firstDay else {
            say(phrase(.returnToday, run))
            return true
        }
        let silences = conversation.pending?.kind == .lastRun ? conversation.pending?.rung ?? 0 : -1
        guard silences < 1 else {
            conversation.turn += 1
            endReturn()
            say(.returnSilence)
            return true
        }
        if conversation.pending?.kind == .mayAsk { leaveMayAsk() }
        conversation.pending = Pending(kind: .lastRun, rung: silences + 1)
        say(phrase(.lastRun, run))
        return true
    }

    /// Whether it is being asked what a person may be told: nothing takes that question's place.
    private var waitsForConsent: Bool {
        conversation.pending?.kind == .offer || conversation.pending?.kind == .share
    }

    // MARK: - Answers

    /// Takes what is said to whether the bot may remind, or to whether the last run hurt; false when
    /// the words are for something else, too.
    mutating func takeReturnAnswer(_ reading: inout Reading, _ text: String) -> Bool {
        switch conversation.pending?.kind {
        case .mayRemind: takeMayRemind(reading, text)
        case .lastRun where reading.command == nil: takeLastRun(&reading, text)
        case .lastRun, .mayAsk, .gotHelp, .forget, .aboutYou, .offer, .share, .facts, nil: false
        }
    }

    private mutating func takeMayRemind(_ reading: Reading, _ text: String) -> Bool {
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

    private mutating func takeLastRun(_ reading: inout Reading, _ text: String) -> Bool {
        guard reading.about != .other else { return false }
        let isNo = reading.isPlainAnswer && reading.isNo
        let speaksOfPain = reading.isYes || reading.about == .myself
        // "Worse" and "gone" are answers, too.
        let trend = hear(text, asking: .trend)
        if reading.answer == nil, reading.findings.isEmpty { reading = trend }
        if isNo || reading.isGone, isNoMore(than: text) {
            goOnReturning()
            return true
        }
        let isDoubtful = isNo || reading.isGone
        guard isDoubtful || !speaksOfPain && reading.findings.isEmpty && !reading.isDistress else {
            reopenAfterPain()
            return false
        }
        // Neither yes nor no, or a no with a but: asked once more, then it is all asked again.
        guard conversation.pending?.rung == 0, nextRun != nil else {
            reopenAfterPain()
            return false
        }
        conversation.pending?.rung = 1
        say(.unclear)
        say(lastRunWords)
        return true
    }

    /// The most words that are believed to say no and nothing else; "no but it hurts today" has more.
    private static let plainWords = 3

    /// Whether words that say no, or that the pain is gone, say no more than that.
    private func isNoMore(than text: String) -> Bool {
        let count = text.wordsOnly.split(separator: " ").count
        let unasked = heardIn.reader.read(text, asking: nil, now: now)
        return count <= Self.plainWords && unasked.about != .myself
            || count <= Self.plainWords + 1 && unasked.isGone
    }

    /// Whether somebody on the way back speaks of how they are, in words that do not tell that it is
    /// well: "the pain is back".
    func tellsOfPain(_ text: String) -> Bool {
        guard conversation.returning != nil else { return false }
        let unasked = heardIn.reader.read(text, asking: nil, now: now)
        return unasked.about == .myself && !unasked.isGone
    }

    /// Ends the way back where what was just learnt does not allow it any more: the first words say so.
    mutating func endReturnIfForbidden(allowed before: Bool) {
        guard before, let returning = conversation.returning,
            !returning.isAllowed(by: known.decision)
        else { return }
        endReturn()
        say(.returnPain)
    }

    /// Whether what is known by now allows the way back that was begun.
    var allowsReturnBegun: Bool {
        conversation.returning?.isAllowed(by: known.decision) == true
    }

    /// Whether the last run hurt, with the one that comes next.
    var lastRunWords: [String] {
        nextRun.map { phrase(.lastRun, $0) } ?? []
    }

    private var nextRun: ReturnPlan.Run? {
        conversation.returning.flatMap { runsToCome($0).first }
    }

    /// The last run went well: the next one is told, where the core still allows it.
    private mutating func goOnReturning() {
        conversation.pending = nil
        enter(.returning(.wentWell))
        guard let run = nextRun else {
            endReturn()
            return say(.returnEnded)
        }
        say(phrase(.returnOn, run))
    }

    /// It hurts again: no run any more, and all that may have changed is asked anew.
    mutating func reopenAfterPain() {
        endReturn()
        say(.returnPain)
        for fact in known.asked.intersection(Self.mayHaveChanged.union([.runRelation])) {
            enter(.reopened(fact))
        }
        conversation.stage = .interview
    }

    // MARK: - In words

    private func phrase(_ phrase: SharedWords.Phrase, _ run: ReturnPlan.Run) -> [String] {
        wording.phrase(phrase) { placeholder in
            switch placeholder {
            case .planDay: ["\(run.number)"]
            case .weekday: [words(for: run.day)]
            case .step: [words(for: run.step)]
            default: nil
            }
        }
    }

    private func words(for step: ReturnStep) -> String {
        let phrase: SharedWords.Phrase = step.walkMinutes == 0 ? .returnLastStep : .returnStep
        return
            wording.phrase(phrase) { placeholder in
                switch placeholder {
                case .rounds: ["\(step.rounds)"]
                case .runMinutes: ["\(step.runMinutes)"]
                case .walkMinutes: ["\(step.walkMinutes)"]
                default: nil
                }
            }
            .joined(separator: " ")
    }

    private func words(for day: Int) -> String {
        let weekdays = wording.edition.shared.weekdays
        return switch day - now.dayNumber {
        case ...0: wording.words(.today)
        case 1: wording.words(.tomorrow)
        case let inDays: weekdays[((now.weekday - 1) + inDays) % weekdays.count]
        }
    }
}

extension Reading {
    /// Whether it tells that the pain is gone, and nothing besides.
    fileprivate var isGone: Bool {
        let gone = FactValue(.trend, named: "resolved")
        let mild = FactValue(.severity, named: "mild")
        return findings.contains { $0.value == gone }
            && findings.allSatisfy { $0.value == gone || $0.value == mild }
            && open.subtracting([.trend, .severity]).isEmpty && !isYes && !isDistress
    }
}

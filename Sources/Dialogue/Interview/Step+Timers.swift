internal import RulesCore
internal import Understanding

/// What the bot says at its time because the runner wished it.
extension Step {
    /// The minutes that can be timed.
    static let timerMinutes = 1...60
    /// The hours at which the day's plan reminds.
    static let planHours = [9, 13, 18]

    /// Times minutes of ice or heat.
    mutating func setTimer(_ number: Int?) {
        guard isUnderWay else { return say(.help) }
        guard !isBeyondSelfCare else { return sayAction() }
        let minutes = number ?? Parameters.iceMinutes.upperBound
        guard Self.timerMinutes.contains(minutes) else { return say(.timerRange) }
        say(wording.phrase(.timerSet) { $0 == .minutes ? ["\(minutes)"] : nil })
        wishes.append(.setTimer(SelfCareTimer(kind: .over, moment: .minutes(minutes))))
    }

    /// Reminds of the ice for a day, where ice was advised.
    mutating func planTheDay() {
        guard isUnderWay else { return say(.help) }
        guard !isBeyondSelfCare else { return sayAction() }
        guard hasPlan else {
            return conversation.returning != nil && mayReturn ? remindOfReturn() : say(.noPlan)
        }
        let times = planTimes
        let hours = times.map { "\($0.hour):00" }
        say(wording.phrase(.planSet) { $0 == .times ? [hours.joined(separator: ", ")] : nil })
        wishes += times.map { .setTimer(SelfCareTimer(kind: .plan, moment: .at($0))) }
    }

    mutating func dropTimers() {
        say(.timersDropped)
        if conversation.pending?.kind == .mayRemind { conversation.pending = nil }
        if conversation.returning != nil { enter(.returning(.mayNotRemind)) }
        wishes.append(.dropTimers)
    }

    /// Says that the time has come.
    ///
    /// - Returns: Whether there is still anything to say: not to who stopped or had all deleted, and
    ///   not where somebody should look at it today.
    mutating func ring(_ kind: SelfCareTimer.Kind) -> Bool {
        guard isUnderWay, !isBeyondSelfCare else { return false }
        switch kind {
        case .over: say(.timerOver)
        case .plan:
            guard hasPlan else { return false }
            say(.planNow)
        case .returnRun: return remindOfRun()
        }
        return true
    }

    /// Whether somebody should look at it today: then nothing is timed, and nothing said in general.
    var isBeyondSelfCare: Bool { mostUrgent >= .urgentSameDay }

    private var mostUrgent: Level {
        max(conversation.told?.level ?? .runWithPrecautions, known.leastLevel)
    }

    /// Whether the advice that was told has ice in it.
    private var hasPlan: Bool {
        conversation.stage == .decided && known.decision.items.contains(.ice)
    }

    /// The next times of the plan, within a day.
    private var planTimes: [LocalMoment] {
        (0...1)
            .flatMap { days in
                let date = now.adding(days: days)
                return Self.planHours
                    .filter { days == 0 ? $0 > now.hour : $0 <= now.hour }
                    .map { hour in
                        LocalMoment(year: date.year, month: date.month, day: date.day, hour: hour)
                    }
            }
            .prefix(Parameters.iceTimesPerDay.upperBound).map(\.self)
    }

    /// The line that says what to do.
    mutating func sayAction() {
        say(Array(wording.messages(text(of: mostUrgent)).prefix(1)))
        isUrgent = known.isEmergency
    }
}

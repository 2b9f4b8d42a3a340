internal import RulesCore
internal import Understanding

/// Coming back on a later day.
extension Step {
    /// The hour at which a new day begins for somebody who is still awake.
    private static let endOfNight = 4

    /// What may have changed since an earlier day; history, the person and cautions stay.
    private static let mayHaveChanged: FactSet = [
        .saddle, .bladderBowel, .chestCollapse, .legs, .feverUnwell, .nightConstant, .otherUrgent,
        .severity, .trend, .selfCare, .clearance,
    ]

    /// Whether what may have changed was learnt on an earlier day; a night belongs to the day before,
    /// so that a talk over midnight goes on.
    var isFollowUpDue: Bool {
        let today = now.hour < Self.endOfNight ? now.dayNumber - 1 : now.dayNumber
        guard let last = conversation.entries.last, last.day < today else { return false }
        return !known.isEmergency && !known.asked.isDisjoint(with: Self.mayHaveChanged)
    }

    /// Whether the day has come on which the runner is to be asked how it is.
    var isCheckInDue: Bool {
        guard conversation.stage == .decided, let told = conversation.told,
            conversation.pending?.kind != .gotHelp
        else { return false }
        return now.dayNumber >= told.day + daysUntilCheckIn(told.level, from: told.day)
    }

    /// Asks how it is, on the day for it.
    mutating func checkIn() {
        conversation.turn += 1
        guard conversation.told?.level != .emergencyNow else { return askWhetherHelpCame() }
        reopenForFollowUp()
        goOn()
    }

    /// How many days after a decision the runner is asked again.
    func daysUntilCheckIn(_ level: Level, from day: Int) -> Int {
        let painDay = conversation.painDays(on: day)?.upperBound ?? 0
        let next = FollowUp.next(after: nil, level: level, today: painDay)
        return next.map { max(1, $0.day - painDay) } ?? 7
    }

    /// Greets somebody who is back and opens what may have changed.
    mutating func reopenForFollowUp() {
        say(checkInWords(conversation.followUp(on: now.dayNumber)))
        for fact in known.asked.intersection(Self.mayHaveChanged) { enter(.reopened(fact)) }
        conversation.stage = .interview
        conversation.pending = nil
    }

    /// The words of a check-in.
    func checkInWords(_ kind: FollowUp.Kind) -> [String] {
        guard let text = script.checkIns[.due(kind)] else { return [] }
        return wording.messages(text) { placeholder in
            guard placeholder == .days else { return nil }
            return [wording.edition.shared.days(conversation.leastPainDays(on: now.dayNumber))]
        }
    }

    /// The day after an emergency: whether help came, and nothing else.
    mutating func askWhetherHelpCame() {
        ask(Pending(kind: .gotHelp))
        isUrgent = true
    }

    /// Help came, in words that say nothing else: what is said next begins anew.
    mutating func closeEmergency() {
        beginAnew()
        say(.gladYouGotHelp)
    }

    /// Help came, and there is more: it is taken up at once.
    mutating func goOnAfterEmergency(_ reading: Reading, _ text: String) {
        beginAnew()
        conversation.stage = .interview
        _ = learn(from: reading, text)
        if known.isEmergency { tellDecision() } else { goOn() }
    }
}

internal import RulesCore
internal import Understanding

/// Coming back on a later day.
extension Step {
    /// The hour at which a new day begins for somebody who is still awake.
    private static let endOfNight = 4

    /// What may have changed since an earlier day; history, the person and cautions stay.
    static let mayHaveChanged: FactSet = [
        .saddle, .bladderBowel, .chestCollapse, .legs, .feverUnwell, .nightConstant, .otherUrgent,
        .severity, .trend, .selfCare, .clearance,
    ]

    /// Whether what may have changed was learnt on an earlier day; a night belongs to the day before,
    /// so that a talk over midnight goes on.
    var isFollowUpDue: Bool {
        let today = now.hour < Self.endOfNight ? now.dayNumber - 1 : now.dayNumber
        guard let last = conversation.entries.last(where: { !$0.isReturning }), last.day < today
        else { return false }
        // Where nothing waits any more, a check-in broke off; it begins anew.
        let isBrokenOff = conversation.stage == .interview && conversation.pending == nil
        return !known.isEmergency
            && (isBrokenOff || !known.asked.isDisjoint(with: Self.mayHaveChanged))
    }

    /// Plans the check-in that follows a decision.
    mutating func planCheckIn(_ level: Level) {
        let today = conversation.painDay(on: now.dayNumber)
        conversation.checkIn =
            FollowUp.next(after: conversation.checkIn?.reached, level: level, today: today)
            .map { CheckIn(followUp: $0, day: now.dayNumber + max(1, $0.day - today)) }
    }

    /// Writes of its own accord when that has fallen due: the question, one reminder, a last message.
    ///
    /// - Returns: Whether it is the day for it.
    mutating func checkIn() -> Bool {
        guard let due = conversation.dueDay, due <= now.dayNumber,
            let sent = conversation.checkIn?.sent
        else { return false }
        conversation.turn += 1
        let level = conversation.told?.level ?? .stopRestSelfCare
        switch sent {
        case 0:
            conversation.checkIn?.catchUp(to: now.dayNumber, level: level)
            if known.isEmergency {
                askWhetherHelpCame()
            } else if conversation.returning != nil, conversation.stage == .decided {
                askOnTheWayBack()
            } else {
                beginFollowUp()
            }
        case 1:
            if known.isEmergency {
                askWhetherHelpCame()
            } else {
                say(checkInWords(.reminder))
                // What is said next is about how it is, and no answer to the question of before.
                conversation.pending = nil
            }
            conversation.checkIn?.sent = 2
            conversation.checkIn?.day = now.dayNumber + 1
        default:
            known.isEmergency ? sayGoodbyeInEmergency() : say(checkInWords(.closing))
            // Silence is never "better".
            if known.asked.contains(.trend) { enter(.reopened(.trend)) }
            conversation.checkIn = nil
            // Who is not written to any more is not reminded either.
            if endReturn() { say(.returnEnded) }
        }
        return true
    }

    /// Says what is said to somebody who is asked again, and opens what may have changed.
    mutating func reopenForFollowUp() {
        if conversation.pending?.kind == .mayAsk { leaveMayAsk() }
        beginCheckIn()
        if asksWhetherSeen {
            say(.askedAgain)
        } else {
            say(checkInWords(conversation.followUp(on: now.dayNumber)))
        }
        reopen()
    }

    /// Opens what may have changed; the questions follow.
    mutating func reopenWhatMayHaveChanged() {
        let may = mayHaveChanged
        for fact in known.asked.intersection(may) { enter(.reopened(fact)) }
        // A word on the skin alone: the other cautions stay as they are.
        if may.contains(.skinRisk) { enter(.askAlone(.skinRisk)) }
        conversation.stage = .interview
        conversation.pending = nil
    }

    /// What is asked again of this runner.
    private var mayHaveChanged: FactSet {
        var facts = Self.mayHaveChanged
        let skin = known.asked.contains(.skinRisk) ? known.facts[.skinRisk] : nil
        if let skin, skin == Fact.skinRisk.calmValue { facts.insert(.skinRisk) }
        // Who may run with their pain has perhaps run since.
        let runs = known.facts[.runRelation].name
        if conversation.told?.level == .runWithPrecautions,
            known.asked.contains(.runRelation), runs == "settlesWithWarmup" || runs == "nuisance"
        {
            facts.insert(.runRelation)
        }
        return facts
    }

    /// The check-in of this day begins, whoever spoke first; where it breaks off, one reminder comes.
    mutating func beginCheckIn() {
        guard let checkIn = conversation.checkIn, checkIn.sent == 0, checkIn.day <= now.dayNumber
        else { return }
        conversation.checkIn?.noteSent(on: now.dayNumber)
    }

    /// The words of a check-in.
    func checkInWords(_ kind: FollowUp.Kind) -> [String] { checkInWords(.due(kind)) }

    func checkInWords(_ checkIn: Script.CheckIn) -> [String] {
        guard let text = script.checkIns[checkIn] else { return [] }
        return wording.messages(text) { placeholder in
            guard placeholder == .days else { return nil }
            return [wording.edition.shared.days(conversation.leastPainDays(on: now.dayNumber))]
        }
    }

    /// The day after an emergency: whether help came, and nothing else.
    mutating func askWhetherHelpCame() {
        beginCheckIn()
        ask(Pending(kind: .gotHelp))
        isUrgent = true
    }

    /// Nothing is written any more while what was told is an emergency: what to do, without an "if".
    mutating func sayGoodbyeInEmergency() {
        say(Array(wording.messages(text(of: .emergencyNow)).prefix(1)))
        warn(.goodbyeInEmergency)
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

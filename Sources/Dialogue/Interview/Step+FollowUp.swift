internal import RulesCore
internal import Understanding

/// Coming back on a later day.
extension Step {
    /// What may have changed since an earlier day; history, the person and cautions stay.
    private static let mayHaveChanged: FactSet = [
        .saddle, .bladderBowel, .chestCollapse, .legs, .feverUnwell, .nightConstant, .otherUrgent,
        .severity, .trend, .selfCare, .clearance,
    ]

    /// Whether a decision was told on an earlier day and everything may be different by now.
    var isFollowUpDue: Bool {
        guard conversation.stage == .decided, let told = conversation.told else { return false }
        return told.day < now.dayNumber && told.level != .emergencyNow
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
        let days = conversation.painDays(on: now.dayNumber)
        let checkIn = Script.CheckIn(days: days?.lowerBound ?? 0)
        if let text = script.checkIns[checkIn] {
            say(
                wording.messages(text) { placeholder in
                    guard placeholder == .days, let days else { return nil }
                    return [wording.edition.shared.days(days.lowerBound)]
                }
            )
        }
        for fact in known.asked.intersection(Self.mayHaveChanged) { enter(.reopened(fact)) }
        conversation.stage = .interview
        conversation.pending = nil
    }

    /// The day after an emergency: whether help came, and nothing else.
    mutating func askWhetherHelpCame() {
        if let text = script.checkIns[.emergency] { say(wording.messages(text)) }
        conversation.pending = Pending(kind: .gotHelp)
        isUrgent = true
    }

    /// Help came: the next message begins anew.
    mutating func closeEmergency() {
        beginAnew()
        say(.gladYouGotHelp)
    }

    // MARK: - Answers that are not facts

    /// Takes the answer to a question that is about no fact; false when none was asked.
    mutating func takeSpecialAnswer(_ reading: Reading) -> Bool {
        switch conversation.pending?.kind {
        case .forget:
            conversation.pending = nil
            if reading.isYes {
                forgetEverything()
            } else {
                say(.notForgotten)
                resume()
            }
        case .aboutYou:
            conversation.pending = nil
            if reading.isNo {
                say(.aboutSomebodyElse)
            } else if reading.isYes, reading.findings.isEmpty {
                conversation.stage = conversation.stage == .new ? .interview : conversation.stage
                goOn()
            } else {
                return false
            }
        case .gotHelp, .facts, nil:
            return false
        }
        return true
    }

    /// Somebody speaks for another: nothing is stored before that is clear.
    mutating func askWhetherAboutYou() {
        say(.aboutYou)
        conversation.pending = Pending(kind: .aboutYou)
    }

    private mutating func forgetEverything() {
        beginAnew()
        conversation.stage = .forgotten
        say(.forgotten)
    }

    /// Puts the question again that a digression left open.
    mutating func resume() {
        if conversation.stage == .interview { goOn() }
    }
}

extension Reading {
    /// Whether it says yes to a question that has no list.
    var isYes: Bool { answer == .yes || answer == .all }

    /// Whether it says no to a question that has no list.
    var isNo: Bool { answer == .no || answer == Answer.none }
}

internal import RulesCore
internal import Understanding

/// Whether somebody has seen the runner, after advice to be seen.
///
/// It is a question of its own, before the screen: a "no" that is about being seen must never be
/// taken for "none of these". Whoever was not seen the same day hears the same advice again, and
/// nothing is asked that could lower it. Source: section 5 of the rules.
extension Step {
    /// Whether the check-in of this day asks for that first.
    var asksWhetherSeen: Bool {
        switch conversation.followUp(on: now.dayNumber) {
        case .seenSameDay, .seenProfessional: !known.isEmergency
        case .nextDay, .nextRun, .day3, .day7, .day14, .day21, .gotHelp: false
        }
    }

    /// Begins to ask how it is: first whether they were seen, where that was advised.
    mutating func beginFollowUp() {
        if asksWhetherSeen {
            askWhetherSeen()
        } else {
            reopenForFollowUp()
            goOn()
        }
    }

    /// Asks whether somebody has seen them; what is known stays as it is until that is answered.
    mutating func askWhetherSeen() {
        if conversation.pending?.kind == .mayAsk { leaveMayAsk() }
        beginCheckIn()
        ask(Pending(kind: .seen))
    }

    /// Takes what is said to that question; false when the words tell of more, which comes first.
    mutating func takeSeen(_ reading: Reading, _ text: String) -> Bool {
        guard conversation.pending?.kind == .seen, !reading.isDistress else { return false }
        let answer = heardIn.shared.followUps.tellsOfBeingSeen(text) ?? reading.seen
        guard !reading.tellsOfTheBack else {
            conversation.pending = nil
            if answer != .seen, isBeyondSelfCare { sayAction() }
            reopen()
            return false
        }
        guard let answer else {
            // Once more; who is not understood then counts as not seen, which takes nothing away.
            guard conversation.pending?.rung == 0 else {
                takeSeen(.notSeen)
                return true
            }
            conversation.pending?.rung = 1
            isUnclear = true
            say(.unclear)
            putAgain()
            return true
        }
        takeSeen(answer)
        return true
    }

    /// Somebody who was told to be seen comes by themselves on a later day.
    ///
    /// - Returns: Whether that is what to talk of first.
    mutating func takeWhetherSeen(unasked reading: Reading, _ text: String) -> Bool {
        guard asksWhetherSeen, !reading.isDistress, !reading.tellsOfTheBack else { return false }
        greetOrWelcome()
        guard let answer = heardIn.shared.followUps.tellsOfBeingSeen(text) else {
            askWhetherSeen()
            return true
        }
        if conversation.pending?.kind == .mayAsk { leaveMayAsk() }
        beginCheckIn()
        takeSeen(answer)
        return true
    }

    /// Takes up that somebody has an appointment, or was seen, behind advice to be seen.
    ///
    /// - Returns: Whether the words are about that.
    mutating func takeUpAppointment(_ text: String) -> Bool {
        guard let told = conversation.told?.level, told >= .seeProfessionalHoldTraining,
            !known.isEmergency,
            let answer = heardIn.shared.followUps.tellsOfBeingSeen(text)
        else { return false }
        switch answer {
        case .booked where told == .seeProfessionalHoldTraining: say(.booked)
        case .seen:
            beginCheckIn()
            takeSeen(.seen)
        default: sayAction()
        }
        return true
    }

    private mutating func takeSeen(_ answer: FollowUpWords.Meaning) {
        conversation.pending = nil
        if answer != .seen, isBeyondSelfCare {
            // The same advice again; where it broke off, what it rests on is asked again first.
            guard conversation.stage != .decided else { return tellDecision() }
            sayAction()
        } else {
            say(answer == .seen ? .seen : answer == .booked ? .booked : .notSeen)
        }
        say(.askedAgain)
        reopen()
        goOn()
    }

    /// Whether a "no" to the screen tells of being seen instead, after advice to be: it lowers nothing.
    func isOnlyAboutBeingSeen(_ reading: Reading, _ text: String) -> Bool {
        guard let told = conversation.told?.level, told >= .seeProfessionalHoldTraining else {
            return false
        }
        return asked.contains { $0.module == .screen }
            && !reading.findings.contains { $0.value.isRedFlag } && !reading.isYes
            && heardIn.shared.followUps.tellsOfBeingSeen(text) != nil
    }

    /// Opens what may have changed.
    ///
    /// What was raised or unclear is asked by itself: no "none" to a list takes back what the advice
    /// rests on.
    mutating func reopen() {
        let concerns = known.asked.intersection(Self.mayHaveChanged)
            .filter { $0.module == .screen && known.facts[$0] != $0.calmValue }
        reopenWhatMayHaveChanged()
        for fact in concerns { enter(.askAlone(fact)) }
    }
}

extension Reading {
    /// What a plain yes or no says to whether they were seen.
    fileprivate var seen: FollowUpWords.Meaning? {
        if isYes { return .seen }
        return isNo || findings.contains { $0.value == Self.notEvaluated } ? .notSeen : nil
    }

    /// Whether it tells how the back is, or what somebody said of it.
    fileprivate var tellsOfTheBack: Bool {
        findings.contains { $0.value != Self.notEvaluated }
            || !open.subtracting([.clearance, .trend]).isEmpty
    }

    private static let notEvaluated = FactValue(.clearance, named: "notEvaluated")
}

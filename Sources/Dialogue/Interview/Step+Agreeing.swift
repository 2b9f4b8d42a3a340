internal import RulesCore
internal import Understanding

/// Whether the bot may write of its own accord.
extension Step {
    /// Whether it is asked with the decision, twice at most; nobody who has answered is asked again.
    var isToBeAsked: Bool {
        switch conversation.agreement {
        case .notAsked, .unanswered: conversation.checkIn != nil
        case .agreed, .declined: false
        }
    }

    /// The words of the question; after an emergency only whether help came.
    var mayAskWords: [String] {
        phraseOfCheckIn(
            conversation.checkIn?.followUp.kind == .gotHelp ? .mayAskForHelp : .mayAsk
        )
    }

    /// What a message says while that question waits: facts come before the answer, words that say
    /// nothing leave the question open.
    mutating func answerToMayAsk(_ reading: Reading, _ text: String) -> Reading {
        if declines(reading, text) {
            var reading = Reading()
            reading.about = .myself
            reading.answer = .no
            return reading
        }
        let facts = hear(text, asking: .trend)
        guard facts.isSilent else {
            if reading.isYes, facts.about != .other { conversation.agreement = .agreed }
            leaveMayAsk()
            return facts
        }
        var reading = reading
        // "Ok" after an emergency may mean that they call.
        if !known.isEmergency, heardIn.shared.agrees.contains(text.wordsOnly) {
            reading.answer = .yes
        }
        return reading
    }

    /// Whether a message says no in other words: "not now" ends no talk here, and "mejor no" speaks of
    /// nothing that is better.
    func declines(_ reading: Reading, _ text: String) -> Bool {
        !known.isEmergency && !reading.isAlarm
            && (reading.command == nil || reading.command == .stop)
            && heardIn.shared.declines.contains(text.wordsOnly)
    }

    /// Takes a plain yes or no to whether it may ask; false when the words are for something else.
    mutating func takeMayAsk(_ reading: Reading) -> Bool {
        guard conversation.pending?.kind == .mayAsk, reading.isPlainAnswer else { return false }
        if reading.isYes { agree() } else { decline() }
        return true
    }

    /// The question was left without an answer; once more, and it counts as a no.
    mutating func leaveMayAsk() {
        conversation.pending = nil
        switch conversation.agreement {
        case .notAsked: conversation.agreement = .unanswered
        case .unanswered: conversation.agreement = .declined
        case .agreed, .declined: break
        }
    }

    /// From now on the bot may ask.
    mutating func agree() {
        leaveQuestion()
        conversation.agreement = .agreed
        if conversation.stage == .decided, conversation.checkIn == nil {
            planCheckIn(known.decision.level)
        }
        guard let day = conversation.checkIn?.day else { return tellAgreement(.willAskLater) }
        guard day <= now.dayNumber else { return tellAgreement(.willAsk) }
        // Agreed only when the day had come.
        if known.isEmergency {
            askWhetherHelpCame()
        } else if isFollowUpDue {
            beginFollowUp()
        } else {
            tellAgreement(.willAsk)
        }
    }

    /// From now on the bot answers, and never writes first.
    mutating func decline() {
        leaveQuestion()
        conversation.agreement = .declined
        if conversation.returning?.reminds == true {
            enter(.returning(.mayNotRemind))
            wishes.append(.dropTimers)
        }
        tellAgreement(.wontAsk)
    }

    private mutating func leaveQuestion() {
        if conversation.pending?.kind == .mayAsk { conversation.pending = nil }
    }

    /// In an emergency what to do comes before whether it will ask.
    private mutating func tellAgreement(_ phrase: SharedWords.Phrase) {
        if known.isEmergency {
            say(Array(wording.messages(text(of: .emergencyNow)).prefix(1)))
            isUrgent = true
        }
        say(phraseOfCheckIn(phrase))
    }

    // MARK: - When

    /// When the bot asks again, or when to say hi; nothing where the question follows instead.
    var checkInLine: [String] {
        guard conversation.checkIn != nil, !isToBeAsked else { return [] }
        return phraseOfCheckIn(conversation.agreement == .agreed ? .iAsk : .sayHi)
    }

    /// A phrase that names the day of the next check-in.
    func phraseOfCheckIn(_ phrase: SharedWords.Phrase) -> [String] {
        wording.phrase(phrase) { $0 == .nextCheckIn ? [nextCheckIn] : nil }
    }

    /// When to talk again: "tomorrow", the day of the week, or how many days from now.
    var nextCheckIn: String {
        let inDays = (conversation.checkIn?.day ?? now.dayNumber) - now.dayNumber
        let weekdays = wording.edition.shared.weekdays
        return switch inDays {
        case ...0: wording.words(.today)
        case 1: wording.words(.tomorrow)
        case 2..<7: weekdays[((now.weekday - 1) + inDays) % weekdays.count]
        case 7: wording.words(.inAWeek)
        default:
            wording.phrase(.inDays) { $0 == .days ? [wording.edition.shared.days(inDays)] : nil }
                .joined(separator: " ")
        }
    }
}

extension Reading {
    /// Whether it tells nothing of how the runner is; the trend is what any answer is read against.
    fileprivate var isSilent: Bool {
        findings.isEmpty && open.subtracting([.trend]).isEmpty && !isDistress && about != .other
    }
}

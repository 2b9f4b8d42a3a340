internal import RulesCore
internal import Understanding

/// A person of the club: what one can be, what they may be told, and that one is asked.
extension Step {
    /// What can be shared, in the order in which it is shown; nil stands for nothing.
    private static let choices: [Sharing?] = [.wish, .answers, nil]

    // MARK: - Asked for

    /// Says what a person of the club can be, and asks what they may be told.
    mutating func askForPerson() {
        if known.isEmergency {
            warn(.stillEmergency)
        } else if conversation.stage == .decided, isBeyondSelfCare {
            sayAction()
        }
        guard let firstAid, firstAid.isSomebodyThere || firstAid.open != nil else {
            say(firstAid == nil ? .person : .nobodyThere)
            return putAgainInTalk()
        }
        if let id = firstAid.open {
            say(phrase(.personIsAsked, id))
            return putAgainInTalk()
        }
        if !known.isEmergency { greetOrWelcome() }
        say(.personHere)
        ask(Pending(kind: known.isEmergency ? .offer : .share))
    }

    /// The question that waits stands last, so that what is said next answers it and nothing else.
    private mutating func putAgainInTalk() {
        if conversation.stage == .interview, conversation.pending != nil { putAgain() }
    }

    /// What is told of the wish that is open to somebody who says stop.
    mutating func withdrawPerson() {
        guard firstAid?.open != nil else { return }
        wishes.append(.withdrawPerson)
        say(.personWithdrawn)
    }

    // MARK: - Offered

    /// Whether a person is offered with a decision: where it is urgent, once a day and level, and only
    /// where somebody would come.
    func offersPerson(with level: Level) -> Bool {
        guard level >= .urgentSameDay, let firstAid, firstAid.isSomebodyThere, firstAid.open == nil
        else { return false }
        guard let told = conversation.told else { return true }
        return told.level < level || told.day != now.dayNumber
    }

    /// Whether an offer, or what may be told, waits for an answer.
    var isPersonPending: Bool {
        conversation.pending?.kind == .offer || conversation.pending?.kind == .share
    }

    /// Other words were said to an offer: it is put once more, then what comes next.
    mutating func leaveOffer() {
        guard var pending = conversation.pending, pending.kind == .offer else { return }
        guard pending.rung == 0 else { return goOnAfterPerson() }
        pending.rung = 1
        conversation.pending = pending
        say(prompt(pending))
    }

    // MARK: - Answers

    /// The words of the question what may be told.
    func sharePrompt(_ pending: Pending) -> [String] {
        let labels: [SharedWords.Phrase] = [.shareWish, .shareAnswers, .shareNothing]
        let choices = wording.numbered(labels.map(wording.words))
        return wording.phrase(pending.rung < 2 ? .shareAsk : .numbersOnly) {
            $0 == .choices ? [choices] : nil
        }
    }

    /// What a message says to whether, and what, a person may be told, where it says that in words of
    /// its own: "my answers too" is no command here, and "not now" ends no talk.
    func answerToSharing(_ reading: Reading, _ text: String) -> Reading? {
        guard isPersonPending else { return nil }
        let words = text.wordsOnly
        var answer = Reading()
        answer.about = .myself
        if conversation.pending?.kind == .share, heardIn.shared.sharesAnswers.contains(words) {
            answer.answer = .options([1])
        } else if conversation.pending?.kind == .share, heardIn.shared.sharesWish.contains(words) {
            answer.answer = .options([0])
        } else if reading.command == nil || reading.command == .stop, !reading.isAlarm,
            heardIn.shared.declines.contains(words)
        {
            answer.answer = .no
        } else {
            return nil
        }
        return answer
    }

    /// Takes an answer to whether, and what, a person may be told; false when the words are for
    /// something else.
    ///
    /// It answers nothing else: no medical question and not whether the bot may ask how it is.
    mutating func takeSharing(_ reading: Reading, _ text: String) -> Bool {
        switch conversation.pending?.kind {
        case .offer where reading.isPlainAnswer:
            share(reading.isYes ? .need : nil)
        case .share:
            guard let chosen = chosen(reading, text) else { return false }
            share(Self.choices[chosen])
        default:
            return false
        }
        return true
    }

    /// The place of what was chosen; "yes" alone is the least.
    private func chosen(_ reading: Reading, _ text: String) -> Int? {
        guard reading.findings.isEmpty, !reading.isDistress, reading.about != .other else {
            return nil
        }
        if case .options(let places) = reading.answer {
            return places.count == 1 ? places.first { Self.choices.indices.contains($0) } : nil
        }
        let words = text.wordsOnly
        let numbers = text.split { !$0.isNumber }
        if let number = numbers.first.flatMap({ Int($0) }), numbers.count == 1,
            words.split(separator: " ").count <= 2
        {
            return Self.choices.indices.contains(number - 1) ? number - 1 : nil
        }
        if reading.isNo { return 2 }
        return reading.isYes || heardIn.shared.agrees.contains(words) ? 0 : nil
    }

    /// Takes over what may be told, nil for nothing; in an emergency what to do is said again first.
    private mutating func share(_ sharing: Sharing?) {
        if known.isEmergency {
            say(Array(wording.messages(text(of: .emergencyNow)).prefix(1)))
            isUrgent = true
        }
        sendForPerson(sharing)
        goOnAfterPerson()
    }

    /// Has a person asked, where somebody is there and it is wished; says what becomes of it.
    private mutating func sendForPerson(_ sharing: Sharing?) {
        guard let sharing else { return say(.personNotAsked) }
        if let id = firstAid?.open { return say(phrase(.personIsAsked, id)) }
        guard let firstAid, firstAid.isSomebodyThere else { return say(.nobodyThere) }
        say(phrase(.personAsked, firstAid.fresh))
        wishes.append(.askForPerson(sharing))
    }

    /// Puts what waited before, or what was to come next.
    private mutating func goOnAfterPerson() {
        conversation.pending = nil
        guard conversation.stage == .decided else { return resume() }
        let isLater = conversation.told.map { $0.day < now.dayNumber } == true
        if known.isEmergency, isLater {
            askWhetherHelpCame()
        } else if isToBeAsked, conversation.agreement == .notAsked {
            ask(Pending(kind: .mayAsk))
        }
    }

    /// Asks what may be told again, in the same words and then by numbers; then it is told nobody.
    mutating func climbSharing() {
        guard var pending = conversation.pending else { return }
        guard pending.rung < 2 else { return share(nil) }
        pending.rung += 1
        conversation.pending = pending
        if pending.rung == 1 { say(.unclear) }
        say(prompt(pending))
    }

    private func phrase(_ phrase: SharedWords.Phrase, _ id: HandoverID) -> [String] {
        wording.phrase(phrase) { $0 == .code ? [id.text] : nil }
    }

    // MARK: - What is kept

    /// That a person is asked, where one is.
    var keptPerson: [String] { firstAid?.open.map { phrase(.keptPerson, $0) } ?? [] }
}

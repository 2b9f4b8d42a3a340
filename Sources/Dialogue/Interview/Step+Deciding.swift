internal import RulesCore
internal import Understanding

/// From what is known to a decision in words.
extension Step {
    /// Tells the decision, or that a message changed nothing about the one already told.
    mutating func tellDecision(before: KnownFacts? = nil) {
        conversation.pending = nil
        let decision = known.decision
        let endsReturn = conversation.returning.map { !$0.isAllowed(by: decision) } ?? false
        if endsReturn { endReturn() }
        if let before, let told = conversation.told, told.day == now.dayNumber,
            before.decision.isSameAdvice(as: decision)
        {
            conversation.stage = .decided
            let action = wording.messages(text(of: decision.level)).first ?? ""
            return say(wording.phrase(.unchanged) { $0 == .action ? [action] : nil })
        }
        repliesToAction = replies.count + 1
        planCheckIn(decision.level)
        if decision.level >= .urgentSameDay { wishes.append(.dropTimers) }
        if offersPerson(with: decision.level) {
            conversation.pending = Pending(kind: .offer)
        } else if isToBeAsked {
            conversation.pending = Pending(kind: .mayAsk)
        }
        say(messages(for: decision, endsReturn: endsReturn))
        isUrgent = isUrgent || decision.level == .emergencyNow
        // Asked often enough: the last words of the bot's own say so.
        if decision.level == .emergencyNow, conversation.checkIn == nil,
            conversation.agreement == .agreed
        {
            say(.goodbyeInEmergency)
        }
        conversation.stage = .decided
        conversation.told = Conversation.Told(level: decision.level, day: now.dayNumber)
    }

    /// Answers whatever is said after an emergency: the first line for as long as it lasts, and on a
    /// later day whether help came, but for words that tell of the emergency again.
    mutating func stayWithEmergency(_ reading: Reading, _ text: String) {
        let isAsked = conversation.pending?.kind == .gotHelp
        let isLater = conversation.told.map { $0.day < now.dayNumber } == true
        if isAsked, !reading.isAlarm, heardIn.shared.helpCame.contains(text.wordsOnly) {
            closeEmergency()
        } else if isAsked, reading.isYes, !reading.findings.isEmpty || !reading.open.isEmpty {
            goOnAfterEmergency(reading, text)
        } else if conversation.told?.level != .emergencyNow || isAsked && reading.isNo
            || isLater && reading.findings.contains(where: \.value.isRedFlag)
        {
            tellDecision()
        } else if !isAsked, isLater {
            askWhetherHelpCame()
        } else {
            warn(.stillEmergency)
            leaveOffer()
        }
    }

    /// Whether somebody says, on the day on which they were sent for help, that it has come.
    ///
    /// A plain yes answers the question that waits.
    func tellsOfHelp(_ reading: Reading, _ text: String) -> Bool {
        let words = text.wordsOnly
        guard known.isEmergency, let told = conversation.told, told.level == .emergencyNow,
            told.day == now.dayNumber, alarms.isEmpty, !reading.isAlarm,
            heardIn.shared.helpCame.contains(words)
        else { return false }
        return switch conversation.pending?.kind {
        case nil: true
        case .mayAsk, .offer: words.contains(" ") && !heardIn.shared.agrees.contains(words)
        case .forget, .aboutYou, .gotHelp, .seen, .mayRemind, .lastRun, .share, .facts: false
        }
    }

    /// Says what holds while they are helped.
    ///
    /// It closes nothing: whether help came is asked on the next day.
    mutating func takeHelpToday() {
        conversation.turn += 1
        conversation.checkIn?.breakSilence(on: now.dayNumber)
        warn(.helpToday)
        if conversation.pending?.kind == .mayAsk { putAgain() } else { leaveOffer() }
    }

    /// The action first, then reasons and advice in the order of the rules, then whether the bot may
    /// ask again, where that waits for an answer, the disclaimer last.
    ///
    /// `endsReturn` tells that it has ended the way back to running.
    func messages(for decision: Decision, endsReturn: Bool = false) -> [String] {
        let reasons = reasons(decision)
        let items = decision.items.filter { $0 != .disclaimer }
            .flatMap { text(of: $0, in: decision) }
        let body = wording.messages(text(of: decision.level)) { placeholder in
            switch placeholder {
            case .because: reasons
            case .items: Template.packed(items)
            case .checkIn: checkInLine
            default: nil
            }
        }
        let question =
            switch conversation.pending?.kind {
            case .mayAsk: mayAskWords
            case .offer: wording.phrase(.offerPerson)
            default: [String]()
            }
        return body + returnWords(decision, endsReturn: endsReturn) + question
            + text(of: .disclaimer, in: decision)
    }

    /// The reasons of a decision, a sentence each; `suffix` stands behind each.
    func reasons(_ decision: Decision, suffix: (Row) -> String = { _ in "" }) -> [String] {
        decision.rows.compactMap { row in
            script.reasons[row].map { wording.messages($0).joined(separator: " ") + suffix(row) }
        }
    }

    /// Every level has a text in every script that is loaded.
    func text(of level: Level) -> Text {
        script.levels[level] ?? script.hello
    }

    private func text(of item: Item, in decision: Decision) -> [String] {
        guard let text = script.items[item] else { return [] }
        let unclear = decision.clarify.map { wording.inWords(.unknown($0)) }
        return wording.messages(text) { placeholder in
            placeholder == .unclear ? unclear.listed : nil
        }
    }

    // MARK: - Where it comes from

    /// Each line of the decision by its first words, with its sources behind it.
    func sourcedLines(_ decision: Decision) -> [String] {
        let rows = decision.rows.compactMap { row in
            script.reasons[row].map { entitled(wording.messages($0), row.sources.map(\.name)) }
        }
        let items = decision.items.map { item in
            entitled(text(of: item, in: decision), item.sources.map(\.name))
        }
        return Template.packed(rows + items)
    }

    private func entitled(_ messages: [String], _ ids: [String]) -> String {
        let words = (messages.first ?? "").split(separator: " ")
        let title = words.prefix(5).joined(separator: " ")
        return "\"\(title)\(words.count > 5 ? "..." : "")\" \(ids.joined(separator: " "))."
    }
}

extension Decision {
    /// Whether it says the same to the runner.
    fileprivate func isSameAdvice(as other: Decision) -> Bool {
        level == other.level && rows == other.rows && items == other.items
    }
}

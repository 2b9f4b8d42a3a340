internal import RulesCore
internal import Understanding

/// Messages that are a command as a whole; they work in every state.
extension Step {
    mutating func obey(_ command: Reading.Command, _ number: Int?) {
        switch command {
        case .help: help()
        case .person: askForPerson()
        case .why: explain()
        case .sources: listSources()
        case .repeated: sayAgain()
        case .undo: undo()
        case .restart: restart()
        case .stop: stop()
        case .forget: askToForget()
        case .myData: tellWhatIsKept()
        case .export: export()
        case .summary: summarise()
        case .askMe: isUnderWay ? agree() : help()
        case .dontAsk: isUnderWay ? decline() : help()
        case .timer: setTimer(number)
        case .remind: planTheDay()
        case .plan: tellReturnPlan()
        case .noTimers: dropTimers()
        case .code: code == nil ? say(.noCodeNeeded) : tellCode(.freshCode)
        }
    }

    /// Whether there is a conversation to go on with.
    var isUnderWay: Bool {
        conversation.stage == .interview || conversation.stage == .decided
    }

    /// What can be said, and which other languages can be spoken.
    private mutating func help() {
        say(.help)
        if mayReturn { say(.helpPlan) }
        say(otherLanguages)
    }

    private mutating func listSources() {
        guard conversation.stage == .decided else { return say(.noSourcesYet) }
        let sources = sourcedLines(known.decision)
        say(wording.phrase(.sources) { $0 == .sources ? sources : nil })
    }

    /// Says once more what waits for an answer, or the advice that was told last.
    mutating func sayAgain() {
        switch conversation.stage {
        case .decided
        where isConfirming || conversation.pending?.kind == .gotHelp
            || conversation.pending?.kind == .share || conversation.pending?.kind == .seen
            || isAskedOnTheWayBack:
            putAgain()
            isUrgent = known.isEmergency
        case .decided:
            say(messages(for: known.decision))
            isUrgent = known.isEmergency
        case .interview where conversation.pending == nil:
            say(checkInWords(.reminder))
        case .interview:
            putAgain()
        case .new, .stopped, .forgotten:
            help()
        }
    }

    /// The last entry that can be taken back, which stands for all of its message.
    var lastTeaching: Entry? {
        conversation.entries.last { !$0.isReopening }
            .flatMap { last in
                conversation.entries.contains { $0.isReopening && $0.turn > last.turn } ? nil : last
            }
    }

    /// Takes back what the last message that taught anything had taught.
    ///
    /// What was opened to be asked again stays open: the answers of an earlier day do not come back.
    private mutating func undo() {
        guard let last = lastTeaching else { return say(.nothingToUndo) }
        guard !last.isReturning else {
            endReturn()
            return say(.returnEnded)
        }
        let hadPlan = endReturn()
        removeEntries { $0.turn == last.turn && !$0.isReopening }
        conversation.told = nil
        conversation.stage = .interview
        say(.undone)
        if hadPlan { say(.returnEnded) }
        goOn()
    }

    private mutating func restart() {
        if known.isEmergency { warn(.stillEmergency) }
        endReturn()
        removeEntries { _ in true }
        conversation.told = nil
        conversation.stage = .interview
        say(.restarted)
        goOn()
    }

    private mutating func stop() {
        let isEmergency = known.isEmergency
        conversation.pending = nil
        conversation.checkIn = nil
        endReturn()
        // Whoever comes back is asked anew whether they may be asked.
        if conversation.agreement == .agreed { conversation.agreement = .notAsked }
        wishes.append(.dropTimers)
        if conversation.stage != .new, conversation.stage != .forgotten {
            conversation.stage = .stopped
        }
        withdrawPerson()
        isEmergency ? sayGoodbyeInEmergency() : say(.goodbye)
    }

    private mutating func askToForget() {
        guard isKept else {
            guard offer != nil else { return say(.nothingKept) }
            // Nothing of it is worth a question.
            conversation.stage = .forgotten
            return say(.forgotten)
        }
        ask(Pending(kind: .forget))
    }
}

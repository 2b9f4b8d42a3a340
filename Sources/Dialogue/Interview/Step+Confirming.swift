internal import RulesCore
internal import Understanding

/// Questions that are about no fact, and their answers.
extension Step {
    /// Whether the runner was asked to confirm something.
    var isConfirming: Bool {
        switch conversation.pending?.kind {
        case .forget, .aboutYou: true
        case .gotHelp, .seen, .mayAsk, .mayRemind, .lastRun, .offer, .share, .facts, nil: false
        }
    }

    /// Asks a question that waits for its answer.
    mutating func ask(_ pending: Pending) {
        conversation.pending = pending
        say(prompt(pending))
    }

    /// Somebody speaks for another: nothing is stored before that is clear.
    mutating func askWhetherAboutYou() {
        ask(Pending(kind: .aboutYou))
    }

    /// Takes the answer to a confirmation; false when the words are for the interview.
    mutating func takeConfirmation(_ reading: Reading) -> Bool {
        switch conversation.pending?.kind {
        case .forget where reading.isYes:
            forgetEverything()
        case .forget:
            conversation.pending = nil
            say(.notForgotten)
            resume()
        case .aboutYou where reading.isNo:
            conversation.pending = nil
            say(.aboutSomebodyElse)
        case .aboutYou:
            conversation.pending = nil
            guard reading.isYes, reading.findings.isEmpty else { return false }
            greetOrWelcome()
            goOn()
        case .gotHelp, .seen, .mayAsk, .mayRemind, .lastRun, .offer, .share, .facts, nil:
            return false
        }
        return true
    }

    private mutating func forgetEverything() {
        beginAnew()
        conversation.agreement = .notAsked
        conversation.spoken = nil
        wishes.append(.dropTimers)
        conversation.stage = .forgotten
        say(.forgotten)
    }
}

extension Reading {
    /// Whether it says yes to a question that has no list.
    var isYes: Bool { answer == .yes || answer == .all }

    /// Whether it says no to a question that has no list.
    var isNo: Bool { answer == .no || answer == Answer.none }

    /// Whether it says yes or no and nothing else.
    var isPlainAnswer: Bool {
        (isYes || isNo) && findings.isEmpty && open.isEmpty && !isDistress && about != .other
    }
}

internal import RulesCore
internal import Understanding

/// Codes by which somebody without an account is known again.
extension Step {
    /// What is said of somebody who is back, in one line; the rest is in "my data".
    private static let story: FactSet = [.runRelation, .severity, .duration, .trend]

    /// Tells the fresh code, which is to open this conversation from now on.
    mutating func tellCode(_ phrase: SharedWords.Phrase) {
        guard let code else { return }
        say(wording.phrase(phrase) { $0 == .code ? [code.text] : nil })
        wishes.append(.keepCode)
    }

    /// Welcomes somebody whom their code has brought back, and puts what waits.
    mutating func comeBack() {
        conversation.turn += 1
        conversation.checkIn?.breakSilence(on: now.dayNumber)
        guard !known.isEmergency else {
            if conversation.told.map({ $0.day < now.dayNumber }) == true {
                askWhetherHelpCame()
            } else {
                warn(.stillEmergency)
            }
            return tellCode(.freshCode)
        }
        sayWhoIsBack()
        tellCode(.freshCode)
        if isFollowUpDue {
            reopenForFollowUp()
            goOn()
        } else if conversation.stage == .decided {
            if conversation.pending != nil { putAgain() }
        } else {
            conversation.stage = .interview
            putAgain()
        }
    }

    private mutating func sayWhoIsBack() {
        let story = known.asked.intersection(Self.story).map { known.facts[$0] }
            .filter { !$0.isUnknown }.map(wording.inWords)
        guard !story.isEmpty else { return say(.welcomeBack) }
        say(wording.phrase(.resumed) { $0 == .noted ? story.listed : nil })
    }
}

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
    ///
    /// What they have said before the code is taken over; an emergency is told at once.
    mutating func comeBack(taking later: Conversation?) {
        if let later { conversation.spoken = conversation.spoken(after: later) }
        wording = wording.speaking(languages.edition(of: conversation.language))
        conversation.turn += 1
        conversation.checkIn?.breakSilence(on: now.dayNumber)
        let (isDue, wasEmergency) = (isFollowUpDue, known.isEmergency)
        if let later, conversation.taking(later, on: now.dayNumber).isEmergency(now),
            !wasEmergency || later.isEmergency(now)
        {
            takeOver(later)
            tellDecision()
            return tellCode(.freshCode)
        }
        guard !wasEmergency else {
            if let later { takeOver(later) }
            if conversation.told.map({ $0.day < now.dayNumber }) == true {
                askWhetherHelpCame()
            } else {
                warn(.stillEmergency)
            }
            return tellCode(.freshCode)
        }
        sayWhoIsBack()
        tellCode(.freshCode)
        if isDue, asksWhetherSeen, later?.entries.isEmpty != false { return askWhetherSeen() }
        if isDue { reopenForFollowUp() }
        if let later { takeOver(later) }
        if isDue {
            goOn()
        } else if later?.entries.isEmpty == false {
            conversation.stage = .interview
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

extension Conversation {
    /// Whether it is an emergency by what is known.
    fileprivate func isEmergency(_ now: LocalMoment) -> Bool {
        known(on: now.dayNumber).isEmergency
    }
}

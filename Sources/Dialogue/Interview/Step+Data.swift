internal import RulesCore
internal import Understanding

/// What is kept of the runner, told to the runner.
extension Step {
    /// What is kept and for how long, once, at the first contact.
    mutating func sayWhatIsKept() {
        let words = wording.club.keepsWords ? wording.phrase(.keptWords) : []
        say(Template.packed(wording.phrase(.keeps) + words))
    }

    mutating func tellWhatIsKept() {
        let kept = keptFacts + keptBeside
        guard !kept.isEmpty else { return say(.nothingKept) }
        say(wording.phrase(.myData) { $0 == .noted ? Template.packed(kept) : nil })
        if conversation.stage == .interview, conversation.pending != nil { putAgain() }
    }

    /// Says that the data comes, and wishes for it.
    mutating func export() {
        guard isKept || offer != nil else { return say(.nothingKept) }
        say(.exporting)
        wishes.append(.export)
    }

    /// Whether anything of the conversation is kept.
    var isKept: Bool { conversation.stage != .new && conversation.stage != .forgotten }

    private var keptFacts: [String] {
        let facts = known.asked.map { fact in
            let value = known.facts[fact]
            let words = wording.inWords(value)
            return value.isUnknown ? wording.words(.unsureAbout) + " " + words : words
        }
        return facts.isEmpty
            ? [] : facts.dropLast().map { $0 + ";" } + facts.suffix(1).map { $0 + "." }
    }

    /// The last advice, and of which day.
    var keptAdvice: [String] {
        guard let told = conversation.told else { return [] }
        let date = now.adding(days: told.day - now.dayNumber)
        let action = wording.messages(text(of: told.level)).first ?? ""
        return wording.phrase(.keptAdvice) { placeholder in
            switch placeholder {
            case .date: [date.isoDate]
            case .action: [action]
            default: nil
            }
        }
    }

    /// What is kept beside the facts, a sentence each.
    private var keptBeside: [String] {
        var sentences = keptAdvice
        switch conversation.agreement {
        case .agreed:
            sentences += wording.phrase(.keptAgreed)
            if conversation.dueDay != nil { sentences += phraseOfCheckIn(.iAsk) }
        case .declined: sentences += wording.phrase(.keptDeclined)
        case .notAsked, .unanswered: break
        }
        if let offer { sentences += wording.phrase(offer.isDeclined ? .keptNoOffers : .keptOffer) }
        if isKept, conversation.language == wording.edition.language {
            sentences += wording.phrase(.keptLanguage)
        }
        if let began = conversation.returning {
            let date = now.adding(days: began.plan.firstDay - now.dayNumber).isoDate
            sentences += wording.phrase(.keptReturn) { $0 == .date ? [date] : nil }
            if began.reminds == true { sentences += wording.phrase(.keptReminding) }
        }
        sentences += keptPerson
        if hasTimers { sentences += wording.phrase(.keptTimers) }
        if wording.club.keepsWords, isUnderWay { sentences += wording.phrase(.keptWords) }
        return sentences
    }
}

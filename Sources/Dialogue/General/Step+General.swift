internal import RulesCore
internal import Understanding

/// Questions that are about nobody's own case.
extension Step {
    /// A topic in the language in which it was asked about.
    struct Asked {
        let topic: GeneralTopic
        let edition: ScriptLibrary.Edition
    }

    /// The topic that a message asks about, when that is all that it says.
    ///
    /// Whatever it says of the runner, as an answer or as a command goes before; so does an emergency
    /// that lasts.
    func general(asked text: String, _ reading: Reading) -> Asked? {
        guard !known.isEmergency, alarms.isEmpty, reading.mayOnlyAsk else { return nil }
        let marked = languages.general(text, in: heardIn)
        // "Puedo nadar" asks too, where nothing else is heard in it.
        guard
            let asked = marked
                ?? (reading.findings.isEmpty ? languages.general(text + "?", in: heardIn) : nil)
        else { return nil }
        // "Can I swim" is no answer to what was tried, nor "should I lie down" to what is felt, as
        // some of the words would be: what was asked is put again, so nothing is lost.
        let alone = heardIn.reader.read(text, asking: nil, now: now)
        guard alone.mayOnlyAsk, alone.namesOnlyWhatIsAskedAbout else { return nil }
        return marked != nil || alone.findings.isEmpty && alone.open.isEmpty ? asked : nil
    }

    /// Answers it, and puts the question that waits again: nothing was taken as its answer.
    ///
    /// Where somebody should look at it today, that is said in its place.
    mutating func answer(_ asked: Asked) {
        conversation.turn += 1
        conversation.checkIn?.breakSilence(on: now.dayNumber)
        guard !isBeyondSelfCare else {
            sayAction()
            if conversation.pending != nil { putAgain() }
            return
        }
        topic = asked.topic.name
        let wording = wording.speaking(asked.edition)
        say(wording.messages(asked.topic.say))
        let isWaiting = conversation.pending != nil
        let end: [String] =
            if isWaiting { [] } else {
                wording.phrase(conversation.stage == .decided ? .adviceFirst : .generalOnly)
            }
        say(Template.packed(wording.origin(of: asked.topic) + end))
        if isWaiting { putAgain() }
    }
}

extension Languages {
    /// The topic that a message asks about as a whole: in the language that it is read in, else in
    /// another.
    func general(_ text: String, in edition: ScriptLibrary.Edition) -> Step.Asked? {
        let others = editions.filter { $0.language != edition.language }
        for edition in [edition] + others {
            if let topic = edition.general?.topic(of: text) {
                return Step.Asked(topic: topic, edition: edition)
            }
        }
        return nil
    }
}

extension Wording {
    /// Where an answer comes from.
    func origin(of topic: GeneralTopic) -> [String] {
        let parts: [(phrase: SharedWords.Phrase, letter: Character)] = [
            (.theArticle, "S"), (.safetyPoints, "A"),
        ]
        let origins = parts.compactMap { part -> String? in
            let ids = topic.sources.map(\.name).filter { $0.first == part.letter }
            guard !ids.isEmpty else { return nil }
            let named = phrase(part.phrase) { $0 == .sources ? [ids.joined(separator: " ")] : nil }
            return named.joined(separator: " ")
        }
        return phrase(.generalSources) { $0 == .sources ? origins.listed : nil }
    }
}

extension Reading {
    /// Whether it is no command, no answer by itself, and about nobody else.
    var mayOnlyAsk: Bool {
        command == nil && answer == nil && !isDistress && about != .other
    }

    /// Whether it tells nothing of the speaker but what a general question may name.
    ///
    /// No words that touch what may be an emergency are among it.
    var namesOnlyWhatIsAskedAbout: Bool {
        findings.allSatisfy { Self.askedAbout.contains($0.value.fact) }
            && !open.contains { $0.module == .screen }
    }

    /// Remedies, doctors, running and getting better: "can people take painkillers" tells of none
    /// that were taken.
    static let askedAbout: FactSet = [.selfCare, .clearance, .runRelation, .trend]
}

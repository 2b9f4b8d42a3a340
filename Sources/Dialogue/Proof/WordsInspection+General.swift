internal import RulesCore
internal import Understanding

extension WordsInspection {
    // MARK: - S17

    /// What is asked in general means nothing else under any question, one topic at a time; and
    /// nothing else that people type as a whole message asks for one.
    mutating func inspectGeneral(_ lexicon: Lexicon) {
        guard let general = edition.general else { return }
        for topic in general.topics {
            for phrase in topic.asked { inspect(phrase, of: topic, in: general) }
        }
        for phrase in general.beside {
            guard let meaning = meaning(ofAny: general.samples(of: phrase), besides: [nil]) else {
                continue
            }
            note(
                .generalApart,
                .general(phrase),
                "\"\(meaning.text)\" stands under \"beside\" and \(meaning.words).",
                "Take it out: what stands there says nothing by itself."
            )
        }
        inspectOthers(lexicon, general)
    }

    private mutating func inspect(
        _ phrase: String,
        of topic: GeneralTopic,
        in general: GeneralTopics
    ) {
        let samples = general.samples(of: phrase)
        if let meaning = meaning(of: samples, in: general) {
            return note(
                .generalApart,
                .general(phrase),
                "\"\(meaning.text)\" asks about \"\(topic.name)\" and \(meaning.words).",
                "Take it out, or write longer words that only ask."
            )
        }
        for text in samples {
            let found = general.all(of: text).map(\.name)
            guard found != [topic.name] else { continue }
            let other = found.first { $0 != topic.name }
            return note(
                .generalApart,
                .general(phrase),
                other.map { "\"\(text)\" asks about \"\(topic.name)\" and about \"\($0)\"." }
                    ?? "\"\(text)\" is never heard as asking about \"\(topic.name)\".",
                other == nil ? "Use plain words." : "Keep it in one of the two."
            )
        }
    }

    /// The first text of a question that is heard as something under any question, and as what.
    ///
    /// "Can I swim" is no answer to what was tried: with a question word only that counts which is
    /// heard unasked, and which is an answer as a whole.
    private func meaning(
        of texts: [String],
        in general: GeneralTopics
    ) -> (text: String, words: String)? {
        let questioning = texts.filter(general.asks)
        let plain = texts.filter { !general.asks($0) }
        return meaning(ofAny: plain, besides: questions)
            ?? meaning(ofAny: questioning, besides: [], naming: Reading.askedAbout)
    }

    /// The first of some texts that is heard as something, and as what: unasked, or as findings
    /// under some questions, or as an answer or command under any.
    private func meaning(
        ofAny texts: [String],
        besides strict: [Question?],
        naming facts: FactSet = []
    ) -> (text: String, words: String)? {
        for text in texts {
            for (question, reading) in zip(questions, readings(of: text)) {
                let isStrict = question == nil || strict.contains(question)
                guard isStrict || !reading.mayOnlyAsk,
                    let words = reading.meaning(asking: question, naming: facts)
                else { continue }
                return (text, words)
            }
        }
        return nil
    }

    /// Whole messages that mean something else ask for no topic.
    private mutating func inspectOthers(_ lexicon: Lexicon, _ general: GeneralTopics) {
        let shared = edition.shared
        let lists = [
            shared.greetings, shared.helpCame, shared.agrees, shared.declines, shared.resumes,
            shared.asksFor, Set(edition.script.openers),
            Set(questions.flatMap { $0?.options ?? [] }.map(\.label)),
        ]
        let words = lists.flatMap { $0.sorted() }.map { (text: $0, meaning: "already") }
        let phrases = lexicon.phrases.filter(\.meaning.isTaken)
            .flatMap { phrase in
                edition.reader.samples(of: phrase)
                    .map { (text: $0, meaning: "as \(phrase.meaning)") }
            }
        var told: Set<String> = []
        for (text, meaning) in words + phrases {
            guard let topic = general.all(of: text).first, told.insert(topic.name).inserted
            else { continue }
            note(
                .generalApart,
                .general("\(topic.name):"),
                "\"\(text)\" is known \(meaning), and asks about \"\(topic.name)\" too.",
                "Write longer words under \"asked\" there."
            )
        }
    }
}

extension Reading {
    /// What the words are heard as, where that is anything beside those facts.
    fileprivate func meaning(asking question: Question?, naming facts: FactSet) -> String? {
        let asked = question?.facts.map(\.name).joined(separator: ", ") ?? ""
        let place = asked.isEmpty ? "" : " while \(asked) is asked"
        if let command { return "is the command \(command.rawValue)" }
        if isDistress { return "is heard as distress" }
        if about == .other { return "is heard as being about somebody else" }
        if let value = findings.map(\.value).first(where: { !facts.contains($0.fact) }) {
            return "is heard as \(value.fact.name): \(value.name)\(place)"
        }
        if answer != nil { return "is an answer\(place)" }
        if question == nil, let flag = open.first(where: { $0.module == .screen }) {
            return "touches \(flag.name), which would have to be asked"
        }
        return nil
    }
}

extension Meaning {
    /// Whether a whole message with that meaning says something of its own.
    fileprivate var isTaken: Bool {
        switch self {
        case .value, .command: true
        case .unclear(let fact, _): fact.module == .screen
        case .cue(let cue):
            switch cue {
            case .distress, .yes, .no, .none, .all, .notSure, .weakYes, .weakNo: true
            default: false
            }
        default: false
        }
    }
}

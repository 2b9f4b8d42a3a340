internal import RulesCore
internal import Understanding

/// What a language has to know at least, and what a script may not take from it.
extension WordsInspection {
    /// The commands that work in every state, in every language.
    private static let commands: [Reading.Command] = [
        .help, .stop, .undo, .why, .repeated, .restart, .person, .forget, .dontAsk,
    ]
    /// The answers that every question takes.
    private static let answers: [Cue] = [.yes, .no, .none, .notSure]

    // MARK: - S8, S9

    /// There are words for every command, every answer and every red flag.
    mutating func inspectVocabulary(_ lexicon: Lexicon) {
        let known = Set(lexicon.phrases.map(\.meaning))
        for command in Self.commands where !known.contains(.command(command)) {
            note(
                .commandsAnywhere,
                "commands:",
                "There are no words for the command \(command.rawValue).",
                fix: "Add what people type for it to the words file, under \"commands\"."
            )
        }
        for cue in Self.answers where !known.contains(.cue(cue)) {
            note(
                .commandsAnywhere,
                "cues:",
                "There are no words for the answer \"\(cue.name)\".",
                fix: "Add what people type for it to the words file, under \"cues\"."
            )
        }
        let flags = Fact.allCases.filter { $0.module == .screen }
            .flatMap(\.clearValues).filter { $0 != $0.fact.calmValue }
        for value in flags where !known.contains(.value(value, whenAsked: false)) {
            note(
                .redFlagAnywhere,
                "\(value.fact.name):",
                "There are no words for \(value.fact.name): \(value.name).",
                fix: "Add what people type for it to the words file, under \"facts\"."
            )
        }
        inspectYesAndNo()
        guard !known.contains(.cue(.distress)) else { return }
        note(
            .redFlagAnywhere,
            "cues:",
            "There are no words for somebody in distress.",
            fix: "Add what people type to the words file, under \"cues\", \"distress\"."
        )
    }

    /// What is shown for yes and no means yes and no.
    private mutating func inspectYesAndNo() {
        let question = Question(facts: [], options: [], allowsSeveral: false)
        for phrase in [SharedWords.Phrase.yes, .no] {
            for text in edition.shared.phrases[phrase]?.variants ?? [] {
                let words = text.filled { _ in [] }.joined(separator: " ")
                let reading = read(words, asking: question)
                guard phrase == .yes ? !reading.isYes : !reading.isNo else { continue }
                note(
                    .noSteal,
                    words,
                    "\"\(phrase.rawValue)\" is \"\(words)\", which is not understood as that.",
                    fix: "Write what people say for it."
                )
            }
        }
    }

    /// Sentences that mean an emergency or distress in a language, whatever its files say.
    ///
    /// They are part of the program, so that no edit of a words file can do away with them.
    mutating func inspectFixedSentences() {
        for sentence in SafetySentences.all[edition.script.language, default: []] {
            for question in questions {
                let reading = read(sentence.text, asking: question)
                let isHeard =
                    sentence.flag.map { flag in
                        reading.findings.contains { $0.value == flag } && reading.about != .other
                    } ?? reading.isDistress
                guard !isHeard || reading.command != nil else { continue }
                note(
                    .redFlagAnywhere,
                    "facts:",
                    "\"\(sentence.text)\" is not heard any more.",
                    fix: "Undo what was changed last in the words of this language."
                )
                break
            }
        }
    }

    /// A phrase that the script adds takes no red flag away from what its words mean without it.
    mutating func inspectAdditions(to own: Reader) {
        for (value, phrases) in edition.script.heard {
            for phrase in phrases {
                let asked = Question(facts: [value.fact], options: [], allowsSeveral: false)
                for question in [nil, asked] {
                    let before = own.read(phrase, asking: question, now: Exploration.now)
                    let after = read(phrase, asking: question)
                    let flags = before.findings.map(\.value).filter(\.isRedFlag)
                    let lost = flags.first { flag in
                        flag != value && !after.findings.contains { $0.value == flag }
                    }
                    let isLost = lost != nil || before.isDistress && !after.isDistress
                    guard isLost || before.command != nil else { continue }
                    let meaning =
                        lost.map { "\($0.fact.name): \($0.name), a red flag" }
                        ?? before.command.map { "the command \($0.rawValue)" }
                        ?? "that somebody is in distress"
                    note(
                        before.command == nil ? .redFlagAnywhere : .commandsAnywhere,
                        phrase,
                        "\"\(phrase)\" means \(meaning). It cannot stand for "
                            + "\(value.fact.name): \(value.name).",
                        fix: "Take it out, or put it where it belongs."
                    )
                    break
                }
            }
        }
    }

    /// What asks for the language asks for nothing else: it is no command, no answer, no label, no
    /// hello, and tells of no red flag.
    mutating func inspectAsking(_ lexicon: Lexicon) {
        let shared = edition.shared
        let answers = lexicon.phrases.filter(\.meaning.isAnswer).map(\.text)
        let labels = questions.flatMap { $0?.options ?? [] }.map(\.label.wordsOnly)
        let others = shared.greetings.union(shared.agrees).union(shared.helpCame)
            .union(edition.script.openers).union(answers).union(labels)
        for words in shared.asksFor {
            let reading = read(
                words,
                asking: Question(facts: [], options: [], allowsSeveral: false)
            )
            let meansMore =
                others.contains(words) || reading.command != nil || reading.isAlarm
                || reading.answer != nil && !words.contains(" ")
            guard meansMore || words != words.wordsOnly else { continue }
            note(
                .commandsAnywhere,
                words,
                meansMore
                    ? "\"\(words)\" asks for this language, and means something else already."
                    : "\"\(words)\" is never heard: signs and numbers are left out.",
                fix: "Take it out of \"asks for this language\", or use other words."
            )
        }
    }

    /// What ends an emergency says that help came, what agrees says yes, and nothing that speaks
    /// against it.
    mutating func inspectAgreeing() {
        let shared = edition.shared
        let sentences =
            shared.helpCame.map { ($0, "help came") } + shared.agrees.map { ($0, "agrees") }
        for (words, list) in sentences {
            let question = Question(facts: [], options: [], allowsSeveral: false)
            let reading = read(words, asking: question)
            let isDoubtful =
                switch reading.answer {
                case .no, .some(.none), .notSure: true
                case .options, .all, .yes, nil: false
                }
            let isDenied =
                isDoubtful || reading.command != nil
                || reading.findings.contains { $0.value.isRedFlag }
            guard isDenied || reading.isDistress else { continue }
            note(
                .redFlagAnywhere,
                words,
                list == "agrees"
                    ? "\"\(words)\" does not say yes."
                    : "\"\(words)\" does not say that help came.",
                fix: "Take it out of \"\(list)\""
                    + (list == "agrees" ? "." : ": it would end an emergency.")
            )
        }
    }
}

extension FactValue {
    /// Whether it raises a fact of the safety screen.
    var isRedFlag: Bool {
        fact.module == .screen && !isUnknown && self != fact.calmValue
    }
}

extension Meaning {
    /// Whether it answers a question by itself.
    fileprivate var isAnswer: Bool {
        switch self {
        case .cue(.yes), .cue(.no), .cue(.none), .cue(.all), .cue(.notSure), .cue(.weakYes),
            .cue(.weakNo):
            true
        default: false
        }
    }
}

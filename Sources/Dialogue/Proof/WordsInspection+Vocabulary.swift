internal import RulesCore
internal import Understanding

/// What a language has to know at least: words for every command, answer and red flag.
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
        for value in flags where !known.contains(.value(value, .always)) {
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
}

extension FactValue {
    /// Whether it raises a fact of the safety screen.
    var isRedFlag: Bool {
        fact.module == .screen && !isUnknown && self != fact.calmValue
    }
}

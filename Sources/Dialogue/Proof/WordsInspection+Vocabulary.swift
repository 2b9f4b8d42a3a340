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

    /// Sentences that mean an emergency or distress in a language, whatever its files say.
    ///
    /// They are part of the program, so that no edit of a words file can do away with them.
    ///
    /// - Parameter lost: What has been told already.
    mutating func inspectFixedSentences(besides lost: Set<Phrase>) {
        for sentence in SafetySentences.all[edition.script.language, default: []]
        where !lost.contains(sentence.phrase) {
            for reading in readings(of: sentence.text) {
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

    /// What is added to the words takes no red flag and no command away from what its own words mean
    /// without it.
    ///
    /// A saying may hold such words among others, as "the Numb Bum 10k" does.
    mutating func inspectAdditions(
        _ added: [LexiconEntry],
        to before: Reader,
        skipped: Set<String>
    ) {
        for entry in added {
            for text in samples(of: entry) {
                guard let loss = loss(in: text, by: entry, before: before, skipped) else {
                    continue
                }
                let sense =
                    entry.value.map { "It cannot stand for \($0.fact.name): \($0.name)." }
                    ?? "Here it stands \(entry.listing), and that would be lost."
                note(
                    loss.property,
                    entry,
                    "\"\(text)\" means \(loss.meaning). \(sense)",
                    fix: "Take it out, or put it where it belongs."
                )
                break
            }
        }
    }

    /// What asks for the language asks for nothing else: it is no command, no answer, no label, no
    /// hello, and tells of no red flag.
    mutating func inspectAsking(_ lexicon: Lexicon) {
        let shared = edition.shared
        let answers = lexicon.phrases.filter(\.meaning.isAnswer).map(\.text)
        let labels = questions.flatMap { $0?.options ?? [] }.map(\.label.wordsOnly)
        let others = shared.greetings.union(shared.agrees).union(shared.declines)
            .union(shared.helpCame)
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

    /// What asks for quiet, and what declines offers of help, tells of no red flag and no distress,
    /// and is nothing else.
    mutating func inspectRoomWords() {
        let shared = edition.shared
        let lists = [
            ("asks for quiet", shared.asksForQuiet), ("declines offers", shared.declinesOffers),
        ]
        for (name, list) in lists {
            for words in list.sorted() {
                let reading = read(words, asking: nil)
                // "Enough" ends a talk in private, and is quiet in a room.
                let isCommand = reading.command.map { $0 != .stop } ?? false
                let isBoth = name == "asks for quiet" && shared.declinesOffers.contains(words)
                let fault: String? =
                    if reading.isAlarm {
                        "may come from somebody in need."
                    } else if isCommand || isBoth {
                        "means something else already."
                    } else if words != words.wordsOnly {
                        "is never heard: signs and numbers are left out."
                    } else {
                        nil
                    }
                guard let fault else { continue }
                note(
                    .redFlagAnywhere,
                    .shared(list: name, words: words),
                    "\"\(words)\" \(fault)",
                    "Take it out of \"\(name)\"."
                )
            }
        }
    }

    private func samples(of entry: LexiconEntry) -> [String] {
        if case .phrase(let phrase) = entry {
            edition.reader.samples(of: phrase)
        } else {
            [entry.text]
        }
    }

    /// What a text means without an entry, and not with it.
    private func loss(
        in text: String,
        by entry: LexiconEntry,
        before reader: Reader,
        _ skipped: Set<String>
    ) -> (property: Property, meaning: String)? {
        let facts = FactSet(entry.value.map { [$0.fact] } ?? [])
        let asked = Question(facts: facts, options: [], allowsSeveral: false)
        let questions = facts.isEmpty ? [nil] : [nil, asked]
        let readings = reader.readings(of: text, asking: questions, now: Exploration.now)
        for (question, before) in zip(questions, readings) where before.canBeTaken {
            let after = read(text, asking: question)
            if let command = before.command, entry.isStatement(besides: command) {
                return (.commandsAnywhere, "the command \(command.rawValue)")
            }
            let lost = before.findings
                .filter { finding in
                    !entry.isSaying || text.isAll(in: finding.span, but: skipped)
                }
                .map(\.value)
                .first { flag in
                    flag.isRedFlag && flag != entry.value
                        && !after.findings.contains {
                            $0.value.fact == flag.fact && $0.value.isRedFlag
                                && $0.value.index >= flag.index
                        }
                }
            if let lost { return (.redFlagAnywhere, "\(lost.fact.name): \(lost.name), a red flag") }
            if before.isDistress, !after.isDistress {
                return (.redFlagAnywhere, "that somebody is in distress")
            }
        }
        return nil
    }

    /// What ends an emergency says that help came, what agrees says yes and what declines no, and
    /// nothing that speaks against it.
    mutating func inspectAgreeing() {
        let shared = edition.shared
        let lists: [(name: String, words: Set<String>, says: String)] = [
            ("help came", shared.helpCame, "say that help came"),
            ("agrees", shared.agrees, "say yes"), ("declines", shared.declines, "say no"),
            ("shares wish", shared.sharesWish, "say yes"),
            ("shares answers", shared.sharesAnswers, "say yes"),
        ]
        for (name, list, says) in lists {
            for words in list.sorted() {
                let reading = read(
                    words,
                    asking: Question(facts: [], options: [], allowsSeveral: false)
                )
                let isAgainst =
                    switch reading.answer {
                    case .no, .some(.none), .notSure: name != "declines"
                    case .yes, .all: name == "declines"
                    case .options, nil: false
                    }
                // "Not now" ends a talk elsewhere, and only says no here; "my answers too" asks for them.
                let isCommand =
                    switch reading.command {
                    case nil: false
                    case .stop: name != "declines"
                    case .myData: name != "shares answers"
                    default: true
                    }
                let isBoth = name == "declines" && shared.agrees.contains(words)
                guard
                    isAgainst || isBoth || isCommand || reading.isDistress
                        || reading.findings.contains(where: { $0.value.isRedFlag })
                else { continue }
                note(
                    .redFlagAnywhere,
                    .shared(list: name, words: words),
                    "\"\(words)\" does not \(says).",
                    "Take it out of \"\(name)\""
                        + (name == "help came" ? ": it would end an emergency." : ".")
                )
            }
        }
    }
}

extension Reading {
    /// Whether it says what no words may take away.
    fileprivate var canBeTaken: Bool {
        command != nil || isDistress || findings.contains { $0.value.isRedFlag }
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

extension String {
    /// Whether no word stands outside those UTF-8 offsets but some that say nothing.
    fileprivate func isAll(in span: Range<Int>, but skipped: Set<String>) -> Bool {
        let bytes = Array(utf8)
        let outside = bytes[..<span.lowerBound] + [UInt8(ascii: " ")] + bytes[span.upperBound...]
        return String(decoding: outside, as: UTF8.self).lowercased().split(separator: " ")
            .allSatisfy { skipped.contains(String($0)) }
    }
}

extension LexiconEntry {
    /// Whether it only sounds like health words.
    fileprivate var isSaying: Bool {
        if case .phrase(let phrase) = self { phrase.meaning == .cue(.ignored) } else { false }
    }

    /// The value that it stands for, if it is a phrase for one.
    fileprivate var value: FactValue? {
        guard case .phrase(let phrase) = self, case .value(let value, _) = phrase.meaning else {
            return nil
        }
        return value
    }

    /// Whether it says something else than that command.
    fileprivate func isStatement(besides command: Reading.Command) -> Bool {
        guard case .phrase(let phrase) = self else { return false }
        return switch phrase.meaning {
        case .value, .unclear: true
        case .command(let other): other != command
        default: false
        }
    }
}

internal import RulesCore
internal import Understanding

/// Reads words under every question and notes what is not understood.
struct WordsInspection {
    let edition: ScriptLibrary.Edition
    let questions: [Question?]
    private(set) var flaws: [Flaw] = []

    init(_ edition: ScriptLibrary.Edition) {
        self.edition = edition
        questions = Self.questions(of: edition)
    }

    mutating func note(
        _ property: Property,
        _ words: String,
        _ message: String,
        fix: String
    ) {
        note(property, .words(words), message, fix)
    }

    mutating func note(
        _ property: Property,
        _ entry: LexiconEntry,
        _ message: String,
        fix: String
    ) {
        note(property, .entry(entry), message, fix)
    }

    mutating func note(
        _ property: Property,
        _ subject: Flaw.Subject,
        _ message: String,
        _ fix: String
    ) {
        flaws.append(
            Flaw(property: property, subject: subject, message: message, fix: fix, talk: [])
        )
    }

    /// Every question that can be asked, as the reader is told of it: lists whole, facts alone,
    /// and nothing.
    private static func questions(of edition: ScriptLibrary.Edition) -> [Question?] {
        let interviewer = Self.interviewer(edition)
        var decided = Conversation(seed: 0)
        decided.stage = .decided
        var mayAsk = decided
        mayAsk.pending = Pending(kind: .mayAsk)
        return [nil, interviewer.question(decided), interviewer.question(mayAsk)]
            + edition.script.questions.flatMap(\.conversations).map(interviewer.question)
    }

    /// An interviewer with the longest words that a club may have for itself.
    private static func interviewer(_ edition: ScriptLibrary.Edition) -> Interviewer {
        let number = String(repeating: "1", count: Placeholder.emergencyNumber.mostBytes)
        let bot = String(repeating: "b", count: Placeholder.bot.mostBytes)
        let club = String(repeating: "c", count: Placeholder.club.mostBytes)
        return Interviewer(
            edition: edition,
            club: Club(name: club, emergencyNumber: number, bot: bot)
        )
    }

    func read(_ text: String, asking question: Question?) -> Reading {
        edition.reader.read(text, asking: question, now: Exploration.now)
    }

    /// What a text says under each question that can be asked.
    func readings(of text: String) -> [Reading] {
        edition.reader.readings(of: text, asking: questions, now: Exploration.now)
    }

    // MARK: - S12

    mutating func inspectConflicts(_ phrases: [Phrase]) {
        for conflict in edition.reader.conflicts(among: phrases) {
            note(
                .noSteal,
                .phrase(conflict.phrase),
                "\(conflict).",
                fix: "Change or remove one of the two phrases."
            )
        }
    }

    /// A label that is typed in full chooses its own option, and means nothing else without it.
    mutating func inspectLabels(_ own: Reader) {
        for case let question? in questions where question.allowsSeveral {
            inspectLines(of: question, own)
        }
        for case let question? in questions where !question.allowsSeveral {
            for (place, option) in question.options.enumerated() where !option.label.isEmpty {
                let reading = read(option.label, asking: question)
                let values = reading.findings.map(\.value).filter { $0.fact == option.fact }
                let isOwn =
                    reading.answer == .options([place])
                    ? values.allSatisfy { $0 == option.value } : values == [option.value]
                let bare = Question(facts: question.facts, options: [], allowsSeveral: false)
                let meant = own.read(option.label, asking: bare, now: Exploration.now).findings
                    .map(\.value).first { $0.fact == option.fact && $0 != option.value }
                if let meant, let value = option.value, !option.fact.isYesNo {
                    note(
                        .noSteal,
                        option.label,
                        "The label \"\(option.label)\" of \(value.name) means \(meant.name).",
                        fix: "Put it where it belongs, or use other words."
                    )
                    continue
                }
                guard !isOwn || reading.command != nil else { continue }
                note(
                    .noSteal,
                    option.label,
                    "The label \"\(option.label)\" is not understood as its own choice.",
                    fix: "Use other words for the label."
                )
            }
        }
    }

    /// No line of a list speaks of another red flag than its own, and no two read the same.
    private mutating func inspectLines(of question: Question, _ own: Reader) {
        var seen: Set<String> = []
        for option in question.options where option.fact.module == .screen {
            let reading = own.read(option.label, asking: nil, now: Exploration.now)
            let other = reading.findings.map(\.value)
                .first { $0.fact != option.fact && $0.isRedFlag }
            let isTaken =
                reading.command != nil || reading.answer != nil
                || !seen.insert(option.label.lowercased()).inserted
            guard other != nil || isTaken else { continue }
            note(
                .noSteal,
                option.label,
                other.map { "The line \"\(option.label)\" speaks of \($0.fact.name)." }
                    ?? "The line \"\(option.label)\" means something else already.",
                fix: "Use words that fit \(option.fact.name) alone."
            )
        }
    }

    // MARK: - S13

    /// Each question with its options is one message at most as long as a line, on every rung.
    mutating func inspectLengths() {
        let interviewer = Self.interviewer(edition)
        let name = String(repeating: "n", count: Placeholder.name.mostBytes)
        for var conversation in edition.script.questions.flatMap(\.conversations) {
            for rung in 0...2 {
                conversation.pending?.rung = rung
                let bytes =
                    interviewer.prompt(conversation, name: name).map(\.utf8.count).max() ?? 0
                guard bytes > Template.maxMessageBytes, let fact = conversation.pendingFacts.first
                else { continue }
                flaws.append(
                    Flaw(
                        property: .lineBudget,
                        subject: .question(fact),
                        message: "A message of this question takes \(bytes) bytes; "
                            + "\(Template.maxMessageBytes) fit.",
                        fix: "Shorten the words or the labels, or make two questions of it.",
                        talk: []
                    )
                )
                break
            }
        }
    }

    // MARK: - S8, S9

    /// Whatever is asked, the phrase is heard.
    mutating func inspectAlarm(_ phrase: Phrase) {
        let text = edition.reader.sample(of: phrase)
        for (question, reading) in zip(questions, readings(of: text)) {
            let isHeard =
                if case .value(let value, _) = phrase.meaning {
                    reading.about != .other && reading.findings.contains { $0.value == value }
                } else { reading.isDistress }
            guard !isHeard || reading.command != nil else { continue }
            let asked = question?.facts.map(\.name).joined(separator: ", ") ?? ""
            return note(
                .redFlagAnywhere,
                .phrase(phrase),
                "\"\(text)\" is not heard as \(phrase.meaning)"
                    + (asked.isEmpty ? "." : " while \(asked) is asked."),
                fix: "Change the phrase, or what takes its words away."
            )
        }
    }

    /// Whatever is asked, the whole message is the command.
    mutating func inspectCommand(_ phrase: Phrase, _ command: Reading.Command) {
        let text = edition.reader.sample(of: phrase)
        if readings(of: text).contains(where: { $0.command != command }) {
            note(
                .commandsAnywhere,
                .phrase(phrase),
                "\"\(text)\" is not always heard as the command \(command.rawValue).",
                fix: "Change what takes its words away."
            )
        }
    }
}

extension ScriptQuestion {
    /// Conversations that wait for it in each of the ways in which it can be put.
    fileprivate var conversations: [Conversation] {
        switch subject {
        case .one(let fact, let choices, _):
            let options = choices.map { Pending.Option(fact: fact, value: $0.value) }
            return [Self.waiting(Pending(kind: .facts([fact]), options: options))]
        case .anyOf(let members):
            let options = members.flatMap { member in
                member.lines.map { Pending.Option(fact: member.fact, value: $0.value) }
            }
            return [Self.waiting(Pending(kind: .facts(facts), options: options))]
                + members.filter { $0.alone != nil }
                .map { member in
                    Self.waiting(
                        Pending(kind: .facts([member.fact]), options: member.optionsAlone),
                        alone: member.fact
                    )
                }
        }
    }

    private static func waiting(_ pending: Pending, alone fact: Fact? = nil) -> Conversation {
        var conversation = Conversation(seed: 0)
        conversation.stage = .interview
        conversation.pending = pending
        conversation.entries = fact.map { [Entry(turn: 0, day: 0, kind: .askAlone($0))] } ?? []
        return conversation
    }
}

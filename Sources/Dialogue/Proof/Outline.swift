internal import RulesCore
internal import Understanding

/// A script with its words taken out: the same questions in the same order, and every text is its
/// own name.
///
/// The interviewer that walks through it is the very one that talks to runners, so what is proved
/// with the outline holds for the script; and what it says tells which texts were said.
enum Outline {
    /// The edition without its words.
    static func edition(of edition: ScriptLibrary.Edition) -> ScriptLibrary.Edition {
        ScriptLibrary.Edition(
            script: script(edition.script),
            shared: shared(edition.shared),
            reader: edition.reader
        )
    }

    /// What is answered in general, in an outline.
    static let topic = GeneralTopic(
        name: "general",
        asked: [],
        say: text("general"),
        sources: [.s1]
    )

    /// What of a script the interviews depend on, a line for each question.
    ///
    /// In which order choices are numbered makes no difference to where they lead.
    static func structure(of script: Script) -> String {
        let questions = script.questions.map { question in
            switch question.subject {
            case .one(let fact, let choices, _):
                "\(fact.name): " + choices.map(\.value.name).sorted().joined(separator: " ")
            case .anyOf(let members):
                "any of: " + members.map(structure).joined(separator: " ")
            }
        }
        let says = script.says.map { say in
            "say \(say.place): "
                + say.condition.values.flatMap { $0 }.map { "\($0.fact.name)=\($0.name)" }.sorted()
                .joined(separator: " ")
        }
        return (questions + says).joined(separator: "\n")
    }

    private static func structure(of member: ScriptQuestion.Member) -> String {
        let values = member.lines.map { $0.value?.name ?? "?" }.joined(separator: "/")
        return "\(member.fact.name)\(member.alone == nil ? "" : "*")=\(values)"
    }

    /// The names of the texts that interviews have to come to, each with what it belongs to.
    static func texts(of script: Script) -> [(text: String, subject: Flaw.Subject)] {
        var texts: [(String, Flaw.Subject)] = [("hello", .script)]
        texts += Level.allCases.map { (level($0), .script) }
        texts += interviewPhrases.map { (phrase($0), .script) }
        texts += script.says.indices.map { (passing($0), .passing($0)) }
        for (number, question) in script.questions.enumerated() {
            guard let first = question.facts.first else { continue }
            texts.append(("say:\(number)", .question(first)))
            if question.unclear != nil { texts.append(("unclear:\(number)", .question(first))) }
            switch question.subject {
            case .one(let fact, _, _):
                texts.append(("plainer:\(fact.name)", .question(fact)))
            case .anyOf(let members):
                for member in members where member.alone != nil {
                    texts.append(("alone:\(member.fact.name)", .question(member.fact)))
                }
            }
        }
        return texts
    }

    /// What is said on the way to a decision, and to whether the bot may ask again.
    private static let interviewPhrases: [SharedWords.Phrase] = [
        .keeps, .whichOnes, .numbersOnly, .movingOn, .oneAfterAnother, .mayAsk, .mayAskForHelp,
        .willAsk, .wontAsk, .offerPerson, .personAsked, .personNotAsked,
    ]

    /// Whether the text tells of an emergency that is answered.
    static func isEmergency(_ text: String?) -> Bool {
        text == level(.emergencyNow) || text == phrase(.stillEmergency)
    }

    /// The name of what is said between questions.
    private static func passing(_ number: Int) -> String { "passing:\(number)" }

    private static func level(_ level: Level) -> String { "level:\(level.name)" }

    private static func phrase(_ phrase: SharedWords.Phrase) -> String {
        "phrase:" + phrase.rawValue.split(separator: " ").joined(separator: "-")
    }

    private static func script(_ script: Script) -> Script {
        Script(
            name: script.name,
            language: script.language,
            openers: [],
            hello: text("hello"),
            questions: script.questions.enumerated().map(question),
            says: script.says.enumerated()
                .map { number, say in
                    ScriptSay(
                        condition: say.condition,
                        text: text(passing(number)),
                        place: say.place
                    )
                },
            levels: named(Level.allCases, level),
            reasons: named(Row.allCases) { "reason:\($0.name)" },
            items: named(Item.allCases) { "item:\($0.name)" },
            checkIns: named(Script.CheckIn.allCases) { "check-in:\($0.name)" },
            inWords: [:],
            heard: [:]
        )
    }

    private static func question(_ number: Int, _ question: ScriptQuestion) -> ScriptQuestion {
        let subject: ScriptQuestion.Subject =
            switch question.subject {
            case .one(let fact, let choices, _):
                .one(
                    fact,
                    choices: choices.map { .init(value: $0.value, label: "") },
                    plainer: text("plainer:\(fact.name)")
                )
            case .anyOf(let members):
                .anyOf(
                    members.map { member in
                        .init(
                            fact: member.fact,
                            lines: member.lines.map { .init(value: $0.value, label: "") },
                            alone: member.alone.map { _ in text("alone:\(member.fact.name)") }
                        )
                    }
                )
            }
        return ScriptQuestion(
            subject: subject,
            say: text("say:\(number)"),
            why: question.why.map { _ in text("why:\(number)") },
            unclear: question.unclear.map { _ in text("unclear:\(number)") }
        )
    }

    private static func shared(_ shared: SharedWords) -> SharedWords {
        SharedWords(
            language: shared.language,
            phrases: named(SharedWords.Phrase.allCases, phrase),
            greetings: ["hi"],
            helpCame: ["yes"],
            agrees: [],
            declines: [],
            asksForQuiet: [],
            declinesOffers: [],
            resumes: [],
            asksFor: [],
            weekdays: Array(repeating: "", count: 7),
            days: shared.days
        )
    }

    private static func named<Key: Hashable>(
        _ keys: [Key],
        _ name: (Key) -> String
    ) -> [Key: Text] {
        Dictionary(keys.map { ($0, text(name($0))) }) { first, _ in first }
    }

    private static func text(_ name: String) -> Text {
        Text(Template(paragraphs: [[.words(name)]]))
    }
}

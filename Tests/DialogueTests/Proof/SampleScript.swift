import Dialogue
import RulesCore
import Testing
import Understanding

/// A script of dummy words with a structure to choose.
struct SampleScript {
    var questions: [ScriptQuestion]
    var says: [ScriptSay] = []
    var heard: [FactValue: [String]] = [:]
    var lexicon = Lexicon(language: "en")
    var asksFor: Set<String> = ["english"]

    /// The structure of the shipped script.
    static let usual = SampleScript(
        questions: [
            list([.saddle, .bladderBowel, .chestCollapse, .legs, .trauma], own: [.legs, .trauma]),
            own(.legs), own(.trauma),
            list([.feverUnwell, .cancerWeight, .nightConstant, .otherUrgent, .riskHistory]),
            own(.runRelation), own(.severity), own(.duration), own(.trend), own(.selfCare),
            list([.age, .pregnancy, .spineSurgery, .clearance]),
            list([
                .nsaidRisk, .acetaminophenRisk, .skinRisk, .coldIntolerance, .heatStrainRisk,
            ]),
        ]
    )

    /// A question of its own, with the choices named or all of them.
    static func own(_ fact: Fact, choices: [String]? = nil) -> ScriptQuestion {
        ScriptQuestion(
            subject: .one(
                fact,
                choices: fact.clearValues
                    .filter { choices?.contains($0.name) ?? true }
                    .map { ScriptQuestion.Choice(value: $0, label: $0.name) },
                plainer: text("plainer \(fact.name)")
            ),
            say: text(fact.name),
            why: text("why \(fact.name)")
        )
    }

    /// A list; those facts of it that have a question of their own are not asked alone in it.
    static func list(_ facts: [Fact], own: FactSet = []) -> ScriptQuestion {
        ScriptQuestion(
            subject: .anyOf(
                facts.map { fact in
                    let raised = fact.clearValues.filter { $0 != fact.calmValue }
                    return ScriptQuestion.Member(
                        fact: fact,
                        lines: own.contains(fact)
                            ? [.init(value: nil, label: fact.name)]
                            : raised.map {
                                .init(
                                    value: $0,
                                    label: "\(fact.name) \($0.name.filter(\.isLetter))"
                                )
                            },
                        alone: own.contains(fact) ? nil : text("alone \(fact.name)")
                    )
                }
            ),
            say: text("any of these"),
            why: nil
        )
    }

    /// The phrases that it adds to the lexicon.
    var added: [Phrase] {
        heard.flatMap { value, phrases in
            phrases.map { Phrase($0, .value(value, .always)) }
        }
    }

    func edition() throws -> ScriptLibrary.Edition {
        ScriptLibrary.Edition(
            script: Script(
                name: "sample",
                language: "xx",
                openers: [],
                hello: Self.text("hello"),
                questions: questions,
                says: says,
                levels: Self.texts(Level.allCases),
                reasons: Self.texts(Row.allCases),
                items: Self.texts(Item.allCases),
                checkIns: Self.texts(Script.CheckIn.allCases),
                inWords: [:],
                heard: heard
            ),
            shared: SharedWords(
                language: "en",
                phrases: Self.texts(SharedWords.Phrase.allCases),
                greetings: ["hi"],
                helpCame: ["yes"],
                agrees: ["ok"],
                declines: ["rather not"],
                asksForQuiet: ["quiet"],
                declinesOffers: ["not me"],
                resumes: ["resume"],
                asksFor: asksFor,
                weekdays: ["mo", "tu", "we", "th", "fr", "sa", "su"],
                days: Plural(
                    forms: [.one: "{n} day", .other: "{n} days"],
                    rule: try #require(PluralRule(language: "en"))
                )
            ),
            reader: try Reader(lexicon.adding(added))
        )
    }

    private static func texts<Key: Hashable>(_ keys: [Key]) -> [Key: Text] {
        Dictionary(uniqueKeysWithValues: keys.map { ($0, text("\($0)")) })
    }

    static func text(_ words: String) -> Text {
        guard let template = try? Template(parsing: words) else { preconditionFailure(words) }
        return Text(template)
    }
}

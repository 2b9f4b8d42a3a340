internal import Dialogue
internal import RulesCore

/// The schema of one question of a script.
///
/// All names that a question may have stand in one object, so that an editor completes them; what
/// fits together is said by conditions on the name that tells what kind of question it is.
enum QuestionSchema {
    static var schema: OrderedJSON {
        let facts = Fact.allCases.map { fact in
            (
                name: fact.name,
                value: SchemaParts.text(
                    "Asks for: \(fact.title). \(fact.meaning)",
                    offering: [.choices]
                )
            )
        }
        return [
            "description":
                "One question: \"any of\" for several facts at once, or the name of one fact. Or words to say in between: \"say\" alone.",
            "type": "object", "additionalProperties": .bool(false),
            "properties": .object(shared + facts),
            "allOf": .array(kinds),
        ]
    }

    private static var shared: [SchemaParts.Property] {
        [
            ("any of", anyOf),
            (
                "ask",
                [
                    "description": "The fact to ask for; its words stand under \"text\".",
                    "enum": .strings(Fact.allCases.map(\.name)),
                ]
            ),
            (
                "text",
                SchemaParts.text("The words of a question with \"ask\".", offering: [.choices])
            ),
            (
                "say",
                SchemaParts.text(
                    "The words in front of a list; or, without \"any of\", words to say in between.",
                    offering: [.choices]
                )
            ),
            (
                "only if",
                SchemaParts.object(
                    "Says the words of this step only if a fact has this value. Questions cannot have "
                        + "it: which are asked is for the rules.",
                    Fact.allCases.map { ($0.name, guardedValues($0)) }
                )
            ),
            (
                "choices",
                [
                    "description":
                        "Every clear value of the fact with its label; numbers come by themselves.",
                    "type": "object",
                ]
            ),
            (
                "plainer",
                SchemaParts.text(
                    "The question in plainer words, after \"not sure\" or when it was not understood.",
                    offering: [.choices]
                )
            ),
            ("why", SchemaParts.text("Why it is asked, when somebody says \"why\".")),
            (
                "unclear",
                SchemaParts.text("Said here instead of the shared \"unclear\" phrase.")
            ),
            (
                "one by one",
                SchemaParts.object(
                    "Each fact of the list alone, in plainer words, after \"not sure\".",
                    Fact.allCases.map { fact in
                        (
                            fact.name,
                            SchemaParts.text(
                                "\(fact.title). \(fact.meaning)",
                                offering: [.choices]
                            )
                        )
                    }
                )
            ),
            ("also heard as", SchemaParts.reference("heard")),
        ]
    }

    // MARK: - What fits together

    private static var kinds: [OrderedJSON] {
        let list: OrderedJSON = [
            "if": ["required": ["any of"]],
            "then": [
                "required": ["say"],
                "propertyNames": [
                    "enum": ["any of", "say", "why", "unclear", "one by one", "also heard as"]
                ],
            ],
        ]
        let step: OrderedJSON = [
            "if": ["required": ["say"], "not": ["required": ["any of"]]],
            "then": ["propertyNames": ["enum": ["say", "only if"]]],
        ]
        let asked: OrderedJSON = [
            "if": ["required": ["ask"]], "then": ["required": ["text"]],
        ]
        return [list, step, asked] + Fact.allCases.map(own)
    }

    /// A question for one fact: the labels of all its clear values, and no others.
    private static func own(_ fact: Fact) -> OrderedJSON {
        let choices = SchemaParts.covering(
            "Every clear value of \(fact.name) with its label; numbers come by themselves.",
            fact.clearValues.map { ($0.name, SchemaParts.label($0.meaning)) }
        )
        return [
            "if": [
                "anyOf": [
                    ["required": .strings([fact.name])],
                    [
                        "required": ["ask"],
                        "properties": ["ask": ["enum": .strings([fact.name])]],
                    ],
                ]
            ],
            "then": [
                "required": ["choices", "plainer"],
                "propertyNames": [
                    "enum": .strings([
                        fact.name, "ask", "text", "choices", "plainer", "why", "unclear",
                        "also heard as",
                    ])
                ],
                "properties": ["choices": choices],
            ],
        ]
    }

    // MARK: - Parts

    private static var anyOf: OrderedJSON {
        guard
            case .object(let members) = SchemaParts.object(
                "Several facts in one message, each with its line: chosen = yes, the others = no.",
                Fact.allCases.filter { $0.calmValue != nil }.map { ($0.name, member($0)) }
            )
        else { return [:] }
        return .object(members + [("minProperties", .int(1)), ("maxProperties", .int(9))])
    }

    /// One line for the fact, or one for each value that is not the calm one.
    private static func member(_ fact: Fact) -> OrderedJSON {
        let calm = fact.calmValue.map { "None of it means \($0.words)." } ?? ""
        let values = fact.clearValues.filter { $0 != fact.calmValue }
        return [
            "description": .string("\(fact.title). \(fact.meaning) \(calm)"),
            "type": ["string", "number", "boolean", "object"],
            "pattern": "^[^{}]*[^{}\\s][^{}]*$",
            "patternErrorMessage": "One line of plain words, without braces.",
            "additionalProperties": .bool(false),
            "required": .strings(values.map(\.name)),
            "properties": .object(
                values.map { ($0.name, SchemaParts.label($0.meaning)) }
            ),
        ]
    }

    /// What people also say for a value.
    static var alsoHeardAs: OrderedJSON {
        SchemaParts.object(
            "What people also say for a value.",
            Fact.allCases.map { fact in
                let values = fact.values.map { value in
                    (
                        name: value.name,
                        value: SchemaParts.phrases("What people say for it. \(value.meaning)")
                    )
                }
                let types: [OrderedJSON] =
                    fact.isYesNo ? ["string", "number", "boolean", "array", "object"] : ["object"]
                return (
                    fact.name,
                    [
                        "description": .string(
                            "\(fact.title)."
                                + (fact.isYesNo ? " A list means yes." : " Name the value.")
                        ),
                        "type": .array(types), "additionalProperties": .bool(false),
                        "properties": .object(values),
                    ]
                )
            }
        )
    }

    private static func guardedValues(_ fact: Fact) -> OrderedJSON {
        let names = OrderedJSON.strings(fact.clearValues.map(\.name))
        return [
            "description": .string("\(fact.title): the value, or a list of values."),
            "anyOf": [
                ["enum": names],
                ["type": "array", "minItems": .int(1), "items": ["enum": names]],
            ],
        ]
    }
}

internal import RulesCore
internal import Understanding

/// The schema of a words file: what people type, and what it means.
enum WordsSchema {
    static var schema: OrderedJSON {
        SchemaParts.document(
            title: "What people type",
            "The words of one language that the bot understands. The comments at the top of the "
                + "shipped file say what <name>, ..., + and / mean in a phrase.",
            [
                ("language", SchemaParts.language),
                ("skipped", SchemaParts.list("Words that a phrase is matched over.")),
                ("endings", SchemaParts.list("Endings that a word of a list may have.")),
                ("short forms", named("Other ways to write a word, under that word.")),
                ("groups", named("Words that mean the same, under a name used as <name>.")),
                (
                    "commands",
                    closed(
                        "Whole messages that are a command.",
                        Reading.Command.allCases.map(\.rawValue)
                    )
                ),
                (
                    "cues",
                    closed("The parts of the grammar.", Cue.allCases.map(\.name))
                ),
                (
                    "times",
                    closed(
                        "Units, weekdays, the weekend and months.",
                        TimeUnit.allCases.map(\.rawValue) + CalendarNames.all
                    )
                ),
                ("days ago", named("Words for a number of days ago: \"1\" or \"3 to 5\".")),
                (
                    "every year",
                    named(
                        "Words for a day such as \"25 december\", \"2 days before easter\" or "
                            + "\"last monday of may\"."
                    )
                ),
                ("ordinals", named("Words for 1st to 99th.")),
                (
                    "numbers",
                    [
                        "description": "Words for the numbers from 0 to 100.", "type": "object",
                        "additionalProperties": ["type": ["integer", "string"]],
                    ]
                ),
                ("number joiners", SchemaParts.list("Words between the parts of a number.")),
                ("facts", facts),
                ("spelled right", SchemaParts.list("Words that are no misspelling of another.")),
                ("exact", SchemaParts.list("Words that no other word is ever taken for.")),
            ],
            required: ["language"]
        )
    }

    private static func closed(_ description: String, _ names: [String]) -> OrderedJSON {
        SchemaParts.object(
            description,
            names.map { ($0, SchemaParts.list("Phrases for \"\($0)\".")) }
        )
    }

    private static func named(_ description: String) -> OrderedJSON {
        [
            "description": .string(description), "type": "object",
            "additionalProperties": SchemaParts.list("Phrases for it."),
        ]
    }

    private static var facts: OrderedJSON {
        SchemaParts.object(
            "What the words say of each fact.",
            Fact.allCases.map { fact in
                let always = fact.clearValues.map {
                    (name: $0.name, value: SchemaParts.list($0.meaning))
                }
                let touched = "Touches the fact without settling it."
                let all = always + [(name: "unclear", value: SchemaParts.list(touched))]
                let besides = all.map { name, _ in
                    (
                        name: name + Occasion.besidePain.suffix,
                        value: SchemaParts.list(
                            "\"\(name)\", only beside words of one's back, pain or health."
                        )
                    )
                }
                let asked = all.map { name, _ in
                    (
                        name: name + Occasion.asked.suffix,
                        value: SchemaParts.list("\"\(name)\", only as an answer to its question.")
                    )
                }
                return (
                    fact.name,
                    SchemaParts.object("\(fact.title). \(fact.meaning)", all + besides + asked)
                )
            }
        )
    }
}

internal import Dialogue
internal import RulesCore

/// The schema of a topic's script.
enum ScriptSchema {
    static var schema: OrderedJSON {
        SchemaParts.document(
            title: "A topic's script",
            "The words of one topic in one language. The rules decide; a script orders the questions "
                + "and words what is said.",
            properties,
            required: [
                "dialogue", "language", "starts on", "hello", "questions", "levels", "reasons",
                "items", "check-ins", "in words",
            ],
            definitions: [("heard", QuestionSchema.alsoHeardAs)]
        )
    }

    private static var properties: [SchemaParts.Property] {
        [
            ("dialogue", SchemaParts.label("The topic, the same as in the file's name.")),
            ("language", SchemaParts.language),
            (
                "translates",
                SchemaParts.label("The language that this file is a translation of, such as en.")
            ),
            ("translated from", SchemaParts.translatedFrom),
            ("starts on", SchemaParts.phrases("What people say to begin this topic.")),
            ("hello", SchemaParts.text("The greeting, said once, in front of the first question.")),
            (
                "questions",
                [
                    "description":
                        "The questions in the order in which they are asked, the emergencies first. What is known, or cannot matter any more, is skipped.",
                    "type": "array", "minItems": .int(1), "items": QuestionSchema.schema,
                ]
            ),
            ("levels", levels),
            ("reasons", reasons),
            ("items", items),
            ("check-ins", checkIns),
            ("in words", inWords),
            ("also heard as", SchemaParts.reference("heard")),
        ]
    }

    private static var levels: OrderedJSON {
        SchemaParts.covering(
            "The advice, one text for each level. The rules pick the level; the first line is the "
                + "action.",
            Level.allCases.map { level in
                let own: Placeholder = level == .emergencyNow ? .emergencyNumber : .checkIn
                return (
                    level.name,
                    SchemaParts.text(
                        "Level \(level.rawValue), \(level.title). \(level.meaning)",
                        offering: [.because, .items, .restDays, own],
                        needing: [.because, .items, own]
                    )
                )
            }
        )
    }

    private static var reasons: OrderedJSON {
        SchemaParts.covering(
            "Why: one sentence for every row of the decision table; fills {because}.",
            Row.allCases.map { row in
                (
                    row.name,
                    SchemaParts.text(
                        "Level \(row.level.name). When \(ConditionWords.words(row)). "
                            + "Sources: \(names(row.sources))."
                    )
                )
            }
        )
    }

    private static var items: OrderedJSON {
        SchemaParts.covering(
            "The advice items; they fill {items}, in the order of the rules.",
            Item.allCases.map { item in
                (
                    item.name,
                    SchemaParts.text(
                        "\(item.meaning) Shown: \(ConditionWords.words(item)). "
                            + "Sources: \(names(item.sources)).",
                        offering: item.placeholders,
                        needing: item.placeholders
                    )
                )
            }
        )
    }

    /// The names of the check-ins: those that the loader asks for, and all that the core schedules.
    private static var checkIns: OrderedJSON {
        let properties = Script.CheckIn.allCases.map { checkIn in
            (name: checkIn.name, value: self.checkIn(checkIn))
        }
        return SchemaParts.object(
            "What is said when somebody is asked again on a later day.",
            properties,
            required: properties.map(\.name)
        )
    }

    private static func checkIn(_ checkIn: Script.CheckIn) -> OrderedJSON {
        let description =
            switch checkIn {
            case .due(let kind): "Asked on a later day: \(kind.title)"
            case .reminder: "Said once when a check-in got no answer."
            case .closing: "Said when two check-ins got no answer; closes."
            }
        let offered = checkIn.placeholders.union(checkIn.requiredPlaceholders)
        return SchemaParts.text(
            description,
            offering: Placeholder.allCases.filter(offered.contains),
            needing: Placeholder.allCases.filter(checkIn.requiredPlaceholders.contains)
        )
    }

    private static var inWords: OrderedJSON {
        SchemaParts.covering(
            "What each value means, said back to the runner.",
            Fact.allCases.map { fact in
                (
                    fact.name,
                    SchemaParts.covering(
                        "\(fact.title). \(fact.meaning)",
                        fact.values.map { ($0.name, SchemaParts.label($0.meaning)) }
                    )
                )
            }
        )
    }

    private static func names(_ sources: EnumSet<Source>) -> String {
        sources.map(\.name).joined(separator: " ")
    }
}

internal import Understanding

/// The schema of what a club adds to the words of a language.
enum ClubSchema {
    static var schema: OrderedJSON {
        SchemaParts.document(
            title: "The club's own words",
            "What people of this club also type, beside the words file of the language.",
            [
                ("language", SchemaParts.language),
                ("also heard as", QuestionSchema.alsoHeardAs),
                (
                    "commands",
                    SchemaParts.object(
                        "Whole messages that are a command.",
                        Reading.Command.allCases.map {
                            (
                                $0.rawValue,
                                SchemaParts.phrases("What people type for \"\($0.rawValue)\".")
                            )
                        }
                    )
                ),
                (
                    "not about health",
                    SchemaParts.phrases(
                        "Names and sayings that only sound like health words: \"the Dead Legs 10k\"."
                    )
                ),
            ],
            required: ["language"]
        )
    }
}

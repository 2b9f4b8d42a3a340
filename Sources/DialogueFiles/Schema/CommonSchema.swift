internal import Dialogue

/// The schema of the words that all topics share.
enum CommonSchema {
    static var schema: OrderedJSON {
        SchemaParts.document(
            title: "The words that all topics share",
            "What is said whatever the topic: help, goodbye, \"sorry, I didn't get that\".",
            [
                ("language", SchemaParts.language),
                (
                    "translates",
                    SchemaParts.label("The language that this file is a translation of.")
                ),
                ("translated from", SchemaParts.translatedFrom),
                ("greetings", SchemaParts.phrases("Messages that only say hello.")),
                (
                    "help came",
                    SchemaParts.phrases(
                        "The only messages that end an emergency on a later day, each as a whole."
                    )
                ),
                (
                    "agrees",
                    SchemaParts.phrases(
                        "What means yes, beside yes, to \"may I ask how it is?\"; each as a whole."
                    )
                ),
                (
                    "declines",
                    SchemaParts.phrases(
                        "What means no, beside no, to \"may I ask how it is?\"; each as a whole."
                    )
                ),
                (
                    "asks for quiet",
                    SchemaParts.phrases(
                        "What asks the bot to be quiet in a channel for an hour; each as a whole."
                    )
                ),
                (
                    "declines offers",
                    SchemaParts.phrases(
                        "What declines to be offered help in channels, for good; each as a whole."
                    )
                ),
                (
                    "shares wish",
                    SchemaParts.phrases(
                        "What means: tell a person only that I would like to talk; as a whole."
                    )
                ),
                (
                    "shares answers",
                    SchemaParts.phrases(
                        "What means: tell a person my answers and the advice too; as a whole."
                    )
                ),
                (
                    "follow-ups",
                    SchemaParts.object(
                        "What people say of how it went since.",
                        FollowUpWords.Meaning.allCases.map { meaning in
                            (meaning.rawValue, SchemaParts.phrases(note(meaning)))
                        },
                        required: FollowUpWords.Meaning.allCases.map(\.rawValue)
                    )
                ),
                (
                    "resumes",
                    SchemaParts.phrases("Single words that people type before a resume code.")
                ),
                (
                    "asks for this language",
                    SchemaParts.phrases(
                        "Messages that ask for this language, at any time, each as a whole."
                    )
                ),
                (
                    "weekdays",
                    SchemaParts.phrases("\"on Monday\" to \"on Sunday\", in this order.", count: 7)
                ),
                (
                    "plurals",
                    SchemaParts.covering("Counts in words.", [("days", plural)])
                ),
                ("phrases", phrases),
            ],
            required: [
                "language", "greetings", "help came", "agrees", "declines", "asks for quiet",
                "declines offers", "shares wish", "shares answers", "resumes",
                "asks for this language", "weekdays", "plurals", "phrases",
            ]
        )
    }

    private static func note(_ meaning: FollowUpWords.Meaning) -> String {
        switch meaning {
        case .seen: "Words, anywhere in a message, of who was seen by a professional."
        case .notSeen: "Words, anywhere in a message, of who was not; they count before the others."
        case .booked: "Words, anywhere in a message, of who has an appointment."
        case .runHurt: "Words, anywhere in a message, that say that a run hurt."
        case .runWentWell: "What says that a run did not hurt, each as a whole clause."
        }
    }

    /// The plural categories of the CLDR that a language may have.
    private static var plural: OrderedJSON {
        SchemaParts.object(
            "A count of days, in the forms that the language needs.",
            ["zero", "one", "two", "few", "many", "other"]
                .map { category in
                    (
                        category,
                        [
                            "description": .string("The form \"\(category)\"; {n} is the number."),
                            "type": "string", "pattern": "^[^{}]*\\{n\\}[^{}]*$",
                            "patternErrorMessage": "Say {n} once, and no other braces.",
                        ]
                    )
                },
            required: ["other"]
        )
    }

    private static var phrases: OrderedJSON {
        SchemaParts.covering(
            "Every shared phrase.",
            SharedWords.Phrase.allCases.map { phrase in
                let offered = Placeholder.allCases.filter {
                    phrase.placeholders.union(phrase.requiredPlaceholders).contains($0)
                }
                return (
                    phrase.rawValue,
                    SchemaParts.text(
                        phrase.meaning,
                        offering: offered,
                        needing: offered.filter { phrase.requiredPlaceholders.contains($0) }
                    )
                )
            }
        )
    }
}

internal import Dialogue
internal import RulesCore

/// The schema of what is answered in general.
enum GeneralSchema {
    static var schema: OrderedJSON {
        SchemaParts.document(
            title: "General questions and their answers",
            "What people ask in general, in the channel or in private, and what is answered: of "
                + "nobody's own case.",
            [
                ("language", SchemaParts.language),
                (
                    "translates",
                    SchemaParts.label("The language that this file is a translation of.")
                ),
                ("translated from", SchemaParts.translatedFrom),
                (
                    "question words",
                    SchemaParts.phrases(
                        "Words that only stand in questions: they tell \"can I swim\" from the answer "
                            + "\"swim\"."
                    )
                ),
                (
                    "groups",
                    [
                        "description":
                            "Words that mean the same, under a name that questions use as <name>.",
                        "type": "object",
                        "additionalProperties": SchemaParts.phrases("The words."),
                    ]
                ),
                (
                    "beside",
                    SchemaParts.phrases(
                        "What may stand before or behind any of the questions and says nothing."
                    )
                ),
                (
                    "topics",
                    [
                        "description": "The topics, each under a name of its own.",
                        "type": "object", "additionalProperties": topic,
                    ]
                ),
            ],
            required: ["language", "question words", "topics"]
        )
    }

    private static var topic: OrderedJSON {
        SchemaParts.object(
            "A question with its answer.",
            [
                (
                    "asked",
                    SchemaParts.phrases(
                        "How people ask, each as a whole message; polite words may stand around it."
                    )
                ),
                (
                    "say",
                    SchemaParts.text(
                        "The answer: one or two short messages, in general words.",
                        offering: [.iceMinutes, .iceTimes, .heatMinutes, .restDays]
                    )
                ),
                ("sources", sources),
            ],
            required: ["asked", "say"]
        )
    }

    private static var sources: OrderedJSON {
        [
            "description":
                "Where the answer comes from, by the ids of the rules; only in the base file.",
            "type": "array", "minItems": .int(1),
            "items": ["enum": .strings(Source.allCases.map(\.name))],
        ]
    }
}

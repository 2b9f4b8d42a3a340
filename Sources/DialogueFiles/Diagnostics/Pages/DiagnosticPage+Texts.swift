extension DiagnosticPage {
    /// Texts and what stands in braces in them.
    static let texts: [DiagnosticPage] = [
        DiagnosticPage(
            code: .unknownPlaceholder,
            title: "A name in braces that means nothing",
            meaning: """
                What stands in braces is filled in by the bot. This name is not one that it knows.
                """,
            wrong: """
                Hi {nmae}
                """,
            right: """
                Hi {name}
                """
        ),
        DiagnosticPage(
            code: .placeholderElsewhere,
            title: "Something that cannot be filled here",
            meaning: """
                This name in braces is known, and has no value at this place. The finding lists
                what can be used.
                """,
            wrong: """
                hello: |
                  Hi, {items}
                """,
            right: """
                hello: |
                  Hi, {name}
                """
        ),
        DiagnosticPage(
            code: .strayBrace,
            title: "A brace without a partner",
            meaning: """
                A brace is opened and not closed, or closed and not opened, or stands in a label,
                where nothing is filled in.
                """,
            wrong: """
                Hi {name, sorry
                """,
            right: """
                Hi {name}, sorry
                """
        ),
        DiagnosticPage(
            code: .noWords,
            title: "A text without words",
            meaning: """
                A name has nothing behind it or under it. The runner would get an empty message.
                """,
            wrong: """
                ice: |
                """,
            right: """
                ice: |
                  Cold can ease it.
                """
        ),
        DiagnosticPage(
            code: .tooLong,
            title: "A message that is too long",
            meaning: """
                One message is one line of 350 bytes at most; chat networks cut longer ones.
                Shorten it, or put an empty line where a new message may begin.
                """,
            wrong: """
                (a paragraph of 400 letters)
                """,
            right: """
                (two paragraphs with an empty line between them)
                """
        ),
        DiagnosticPage(
            code: .missingPlaceholder,
            title: "Something that has to be said",
            meaning: """
                This text has to name something that the bot fills in: the emergency number, or a
                time that comes from the rules.
                """,
            wrong: """
                ice: |
                  Ice for 15 minutes.
                """,
            right: """
                ice: |
                  Ice for {ice-minutes} minutes, {ice-times} times a day.
                """
        ),
    ]
}

extension DiagnosticPage {
    /// What YAML would take for something else.
    static let reading: [DiagnosticPage] = [
        DiagnosticPage(
            code: .commentBehindWords,
            title: "A # behind words",
            meaning: """
                Everything behind a # would be lost, without a word. Put the text under a |, where
                a # is a letter like any other; a comment gets a line of its own.
                """,
            wrong: """
                say: join us in #runners today
                """,
            right: """
                say: |
                  join us in #runners today
                """
        ),
        DiagnosticPage(
            code: .mark,
            title: "A mark that stands for something else",
            meaning: """
                A text that begins with & or * or ! is lost or replaced by another one. Put it
                under a |, or between quotes in a list.
                """,
            wrong: """
                say: !important
                """,
            right: """
                say: |
                  !important
                """
        ),
        DiagnosticPage(
            code: .textStart,
            title: "A text that cannot begin so",
            meaning: """
                Behind a name, a text cannot begin with {name}, with a quote that ends before the
                text does, or with % @ ` , ] } or a hyphen. Under a | it may begin with anything.
                """,
            wrong: """
                say: {name}, how is it?
                """,
            right: """
                say: |
                  {name}, how is it?
                """
        ),
        DiagnosticPage(
            code: .document,
            title: "A line that ends the file",
            meaning: """
                A line of three hyphens or dots ends the file in the middle, and one that begins
                with % is an order to the reader. Delete it; to divide a file for the eye, use a
                comment.
                """,
            wrong: """
                ---
                items:
                """,
            right: """
                # ---------
                items:
                """
        ),
        DiagnosticPage(
            code: .notYAML,
            title: "This cannot be read",
            meaning: """
                From this place on the file makes no sense to the reader. Look for an indentation,
                a quote or a bracket that is not right, here or in the line above. Text is safest
                under a |.
                """,
            wrong: """
                say: "C:\\data"
                """,
            right: """
                say: |
                  C:\\data
                """
        ),
        DiagnosticPage(
            code: .twice,
            title: "The same name twice",
            meaning: """
                Two lines of the same name stand beside each other, and only one can count. The
                finding points at the second and names the line of the first.
                """,
            wrong: """
                R35: Your pain is gone.
                R35: It is mild.
                """,
            right: """
                R35: It is mild.
                R36: Your pain is gone.
                """
        ),
        DiagnosticPage(
            code: .colonInText,
            title: "A colon in a text on one line",
            meaning: """
                A colon with a space behind it ends a name. In a text it would make a name of the
                words before it. Put the text under a |, or between quotes in a list.
                """,
            wrong: """
                say: Note: see a doctor
                """,
            right: """
                say: |
                  Note: see a doctor
                """
        ),
        DiagnosticPage(
            code: .noSpaceBehindColon,
            title: "No space behind the colon",
            meaning: """
                A name ends with a colon and a space. Without the space the line is one long word.
                """,
            wrong: """
                ice:Cold can ease it.
                """,
            right: """
                ice: Cold can ease it.
                """
        ),
        DiagnosticPage(
            code: .unclosed,
            title: "A quote or a bracket that is never closed",
            meaning: """
                The finding points at where it was opened. Close it behind its last word.
                """,
            wrong: """
                starts on: [back pain, sore back
                """,
            right: """
                starts on: [back pain, sore back]
                """
        ),
        DiagnosticPage(
            code: .betweenLevels,
            title: "A line between two levels",
            meaning: """
                Lines that belong together have the same number of spaces in front. This one has
                more than the line above, which has its words already, or fewer than the lines it
                could belong to.
                """,
            wrong: """
                items:
                  ice: Cold.
                   heat: Warmth.
                """,
            right: """
                items:
                  ice: Cold.
                  heat: Warmth.
                """
        ),
        DiagnosticPage(
            code: .tooDeep,
            title: "Nested too deeply",
            meaning: """
                A script needs six levels; after twelve, brackets included, it is not read any
                more. Most often a bracket was opened too often.
                """,
            wrong: """
                starts on: [[[[[[[[[[[[[back pain]]]]]]]]]]]]]
                """,
            right: """
                starts on: [back pain]
                """
        ),
        DiagnosticPage(
            code: .blockMark,
            title: "Something behind a |, or a >",
            meaning: """
                Behind a | the line ends; the words begin on the next line. A > would join
                messages that an empty line keeps apart, so only | is used.
                """,
            wrong: """
                say: |Any of these?
                """,
            right: """
                say: |
                  Any of these?
                """
        ),
        DiagnosticPage(
            code: .noColon,
            title: "A line without a name",
            meaning: """
                Here every line begins with a name and a colon. Perhaps the colon is missing, or
                the line belongs to the text above and has to be indented.
                """,
            wrong: """
                hello Hi {name}
                """,
            right: """
                hello: |
                  Hi {name}
                """
        ),
        DiagnosticPage(
            code: .commaInText,
            title: "A comma cuts a text in two",
            meaning: """
                Inside braces and brackets a comma ends a text. Put a text that has one between
                quotes.
                """,
            wrong: """
                age: {under18: you're under 18, or still at school}
                """,
            right: """
                age: {under18: "you're under 18, or still at school"}
                """
        ),
        DiagnosticPage(
            code: .bracketInText,
            title: "A bracket in a text in a list",
            meaning: """
                Inside braces and brackets, another bracket begins a list. Put the whole text
                between quotes.
                """,
            wrong: """
                starts on: [my back (the low [part])]
                """,
            right: """
                starts on: ["my back (the low [part])"]
                """
        ),
    ]
}

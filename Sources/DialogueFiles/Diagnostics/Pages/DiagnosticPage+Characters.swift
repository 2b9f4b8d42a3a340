extension DiagnosticPage {
    /// Characters that cannot be seen, and the file as a whole.
    static let characters: [DiagnosticPage] = [
        DiagnosticPage(
            code: .unreadable,
            title: "The file cannot be used as it is",
            meaning: """
                It cannot be opened, is not UTF-8 text, is larger than 256 KiB (words: 1 MiB), or a
                file that it needs is missing.
                The message says which. Save it as UTF-8 (every editor can), and split a script
                that is too large by topic.
                """,
            wrong: """
                back-pain.en.yaml without common.en.yaml beside it
                """,
            right: """
                back-pain.en.yaml, common.en.yaml and words.en.yaml in one folder
                """
        ),
        DiagnosticPage(
            code: .tab,
            title: "A tab indents the line",
            meaning: """
                How deep a line stands is told by spaces. A tab is one column in one editor and
                eight in another, so it is not accepted.
                "sweep check --fix" puts spaces in its place.
                """,
            wrong: """
                items:
                ⇥ice: Cold can ease it.
                """,
            right: """
                items:
                  ice: Cold can ease it.
                """
        ),
        DiagnosticPage(
            code: .invisibleSpace,
            title: "A character that looks like a space, or like nothing",
            meaning: """
                Words that are pasted from a web page or a word processor often bring special
                spaces. They look right, and a name with one is another name.
                "sweep check --fix" puts ordinary spaces in their place.
                """,
            wrong: """
                language:␣en     (a non-breaking space)
                """,
            right: """
                language: en
                """
        ),
        DiagnosticPage(
            code: .controlCharacter,
            title: "A control character",
            meaning: """
                A character that moves a cursor or ends a line, and is no letter. Nobody can see
                it, and a chat network may cut the message there. Delete it and type the word
                again.
                """,
            wrong: """
                ice: Cold␀ can ease it.
                """,
            right: """
                ice: Cold can ease it.
                """
        ),
        DiagnosticPage(
            code: .curlyQuote,
            title: "Curly quotes in place of straight ones",
            meaning: """
                Word processors make quotes curly. Only straight ones hold a text together; curly
                ones would be read out to the runner.
                Under a | curly quotes are words like any other. "sweep check --fix" makes them
                straight.
                """,
            wrong: """
                pregnancy: “you're pregnant, or might be”
                """,
            right: """
                pregnancy: "you're pregnant, or might be"
                """
        ),
        DiagnosticPage(
            code: .notRead,
            title: "A file that is not read",
            meaning: """
                Its name looks like a script, and is not NAME.LANGUAGE.yaml. So nobody ever hears
                what is in it. Rename it as the message says, or move it out of the folder.
                """,
            wrong: """
                back pain.en.yml
                """,
            right: """
                back-pain.en.yaml
                """
        ),
    ]
}

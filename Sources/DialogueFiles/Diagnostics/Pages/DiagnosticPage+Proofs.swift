extension DiagnosticPage {
    /// What the proofs find: the files are in order one by one, and the talk they make is not.
    static let proofs: [DiagnosticPage] = [
        DiagnosticPage(
            code: .notAsked,
            title: "Something that matters is never asked",
            meaning: """
                The rules need this answer, and no question of the script lets anybody give it. The \
                talk below the finding is the shortest that comes to advice without it.
                """,
            wrong: """
                - trend: |
                    How is it going?
                  choices:
                    improving: better
                    unchanged: the same
                """,
            right: """
                - trend: |
                    How is it going?
                  choices:
                    resolved: gone
                    improving: better
                    unchanged: the same
                    worsening: worse
                """
        ),
        DiagnosticPage(
            code: .neverHeard,
            title: "Words that nobody can ever hear",
            meaning: """
                Whatever is answered, the talk never comes to this text. Most often the question is \
                asked by another one already, or what is said in passing holds for nobody.
                """,
            wrong: """
                - say: |
                    Good that the pain is gone.
                  only if: {trend: resolved}
                - trend: |
                    How is it going?
                """,
            right: """
                - trend: |
                    How is it going?
                - say: |
                    Good that the pain is gone.
                  only if: {trend: resolved}
                """
        ),
        DiagnosticPage(
            code: .neverEnds,
            title: "A talk that does not come to an end",
            meaning: """
                There are answers after which nothing more is asked and no advice is given, or after \
                which the talk goes in a circle. Nobody may be left like that.
                """,
            wrong: "A list without the questions that its lines lead to.",
            right: "Every fact in one question, each with all of its choices."
        ),
        DiagnosticPage(
            code: .tooManyQuestions,
            title: "Too many questions for somebody in pain",
            meaning: """
                The longest talk, answered by numbers, has more questions than 14. The talk below \
                the finding is that one.
                """,
            wrong: """
                - spineSurgery: |
                    Surgery on your spine, ever?
                  choices: {yes: yes, no: no}
                - pregnancy: |
                    Are you pregnant?
                  choices: {yes: yes, no: no}
                """,
            right: """
                - any of:
                    spineSurgery: surgery on your spine, ever
                    pregnancy: pregnant, or might be
                  say: |
                    About you: any of these?
                """
        ),
        DiagnosticPage(
            code: .redFlagUnheard,
            title: "A red flag that is not heard",
            meaning: """
                Somebody can say these words, which mean an emergency, and would not be told at once \
                to call for help: a longer phrase or a command takes the words away, or no question \
                knows the answer. This is the gravest finding there is.
                """,
            wrong: """
                also heard as:
                  trend: {improving: [numb down there]}
                """,
            right: """
                also heard as:
                  saddle: [numb down there]
                """
        ),
        DiagnosticPage(
            code: .commandUnheard,
            title: "A command that is not heard",
            meaning: """
                Words such as "stop", "help" or "undo" have to work wherever the talk stands, and \
                some words of the files take this one away.
                """,
            wrong: """
                choices:
                  resolved: stop
                """,
            right: """
                choices:
                  resolved: it has stopped hurting
                """
        ),
        DiagnosticPage(
            code: .phraseStolen,
            title: "A phrase that is understood as something else",
            meaning: """
                With all words loaded this phrase does not mean what it is listed for: the same words \
                stand for another value, a longer phrase swallows them, or a label reads like \
                another choice.
                """,
            wrong: """
                also heard as:
                  trend: {worsening: [a bit better]}
                """,
            right: """
                also heard as:
                  trend: {improving: [a bit better]}
                """
        ),
        DiagnosticPage(
            code: .ladderBroken,
            title: "An unclear answer that is not asked again",
            meaning: """
                What is not understood is asked again in plainer words, then by numbers only, and \
                then left open on the careful side. Here one of these steps is missing.
                """,
            wrong: "A question without \"plainer\", or a list without \"one by one\".",
            right: "Plainer words for every question and every line of a list."
        ),
        DiagnosticPage(
            code: .questionTaken,
            title: "A general question that means something else too",
            meaning: """
                What people ask in general stands as whole messages under "asked". None may be an \
                answer, a command, a hello, words about somebody's health, or a question of another \
                topic: it would take these words away, or never be answered itself. Write longer \
                words that can only be that question.
                """,
            wrong: """
                ice:
                  asked: [ice]
                """,
            right: """
                ice:
                  asked: [does ice help]
                """
        ),
    ]
}

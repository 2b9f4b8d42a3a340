/// What is told between questions, plurals, and translations.
extension DiagnosticPage {
    static let language: [DiagnosticPage] = [
        DiagnosticPage(
            code: .conditionOnQuestion,
            title: "A question with \"only if\"",
            meaning: """
                The rules alone say which questions can be left out, because leaving out the wrong one \
                could change the advice. A question is skipped by itself when its answer is known or \
                cannot matter any more. "only if" is for steps that only say something.
                """,
            wrong: """
                - trend: |
                    How is it going?
                  only if:
                    runRelation: startsDuringRun
                """,
            right: """
                - trend: |
                    How is it going?
                """
        ),
        DiagnosticPage(
            code: .notYetAsked,
            title: "A condition on something that is asked further down",
            meaning: """
                A step is said on the way from one question to the next. What its "only if" names has \
                to be asked before it in the list, else it would hardly ever be said.
                """,
            wrong: """
                - say: |
                    Then please don't run for now.
                  only if:
                    trend: worsening
                - trend: |
                    How is it going?
                """,
            right: """
                - trend: |
                    How is it going?
                - say: |
                    Then please don't run for now.
                  only if:
                    trend: worsening
                """
        ),
        DiagnosticPage(
            code: .neverSaid,
            title: "A condition that can never be so",
            meaning: """
                Nobody would ever read these words: the condition names no value, or only answers with \
                which the bot has told the runner to call for help at once.
                """,
            wrong: """
                - say: |
                    Take care on the stairs.
                  only if:
                    saddle: yes
                """,
            right: """
                - say: |
                    Take care on the stairs.
                  only if:
                    severity: [moderate, severe]
                """
        ),
        DiagnosticPage(
            code: .saidTooEarly,
            title: "Something is said before the emergencies are asked",
            meaning: """
                The five emergencies come first, without a word between them, so that somebody who \
                needs help now is found at once.
                """,
            wrong: """
                questions:
                  - say: |
                      Let's begin.
                  - any of:
                      saddle: numb around your bottom
                """,
            right: """
                hello: |
                  Hi {name}. Let's begin.
                """
        ),
        DiagnosticPage(
            code: .noPluralRule,
            title: "How the language counts is not known",
            meaning: """
                Languages have one to six forms of a counted word, and the bot has to know which goes \
                with which number. The name may be misspelt: it is a short one such as en, es or pt-PT.
                """,
            wrong: "language: spanish",
            right: "language: es"
        ),
        DiagnosticPage(
            code: .pluralForms,
            title: "A plural has a form too few or too many",
            meaning: """
                Each language needs its own forms of a counted word: English two (one, other), Polish \
                three (one, few, many). With a form missing the bot could not say some numbers; one \
                too many would never be used.
                """,
            wrong: """
                plurals:
                  days: {other: "{n} days"}
                """,
            right: """
                plurals:
                  days: {one: "{n} day", other: "{n} days"}
                """
        ),
        DiagnosticPage(
            code: .pluralNumber,
            title: "A plural does not say the number",
            meaning: """
                {n} stands for the number. Every form has it once, since a form may stand for many \
                numbers. Nothing else in braces means anything there.
                """,
            wrong: """
                plurals:
                  days: {one: day, other: days}
                """,
            right: """
                plurals:
                  days: {one: "{n} day", other: "{n} days"}
                """
        ),
        DiagnosticPage(
            code: .noBase,
            title: "A translation of nothing",
            meaning: """
                A translation holds words only; the order of the questions comes from the file that it \
                translates. That file has to stand beside it: same name, another language, and no \
                "translates" of its own.
                """,
            wrong: """
                dialogue: back-pain
                language: es
                translates: fr
                """,
            right: """
                dialogue: back-pain
                language: es
                translates: en
                """
        ),
        DiagnosticPage(
            code: .secondBase,
            title: "Two files that both set the order",
            meaning: """
                Of each topic one file orders the questions, and all others translate it. Two that \
                order them could drift apart.
                """,
            wrong: """
                dialogue: back-pain
                language: es
                """,
            right: """
                dialogue: back-pain
                language: es
                translates: en
                """
        ),
        DiagnosticPage(
            code: .notAsInBase,
            title: "A translation has other entries than what it translates",
            meaning: """
                A translation has the same names as the file that it translates, with other words: the \
                same questions with the same things in each list, the same steps that say something, \
                "why" and "unclear" where they are there. The order is free.
                """,
            wrong: """
                - any of:
                    feverUnwell: fiebre
                  say: |
                    ¿Algo de esto?
                """,
            right: """
                - any of:
                    feverUnwell: fiebre
                    nightConstant: un dolor que no cede
                  say: |
                    ¿Algo de esto?
                """
        ),
        DiagnosticPage(
            code: .otherPlaceholders,
            title: "A translation has other names in braces",
            meaning: """
                What stands in braces is filled in, and the names are the same in every language. One \
                that is missing would keep something from the reader, such as the number to call.
                """,
            wrong: """
                ice: |
                  Frío con un paño, {minutos} minutos.
                """,
            right: """
                ice: |
                  Frío con un paño, {ice-minutes} minutos.
                """
        ),
        DiagnosticPage(
            code: .otherCondition,
            title: "A translation says something on another condition",
            meaning: """
                When a step is said is set in the file that is translated. In a translation "only if" \
                is left out, or is the same.
                """,
            wrong: """
                - say: |
                    Entonces no corras por ahora.
                  only if:
                    trend: resolved
                """,
            right: """
                - say: |
                    Entonces no corras por ahora.
                """
        ),
        DiagnosticPage(
            code: .stale,
            title: "The words have changed since they were translated",
            meaning: """
                Only a warning: the translation is used as it is. Compare it with the words that it \
                translates, change it where it needs it, then mark it with "sweep stamp".
                """,
            wrong: """
                translated from:
                  hello: 00000000
                """,
            right: "sweep stamp Dialogues/back-pain.es.yaml hello"
        ),
        DiagnosticPage(
            code: .secondTopic,
            title: "A second topic",
            meaning: """
                The rules know one topic, a runner's back, and every script asks all that they need. \
                With two of them in the folder nobody could say which one somebody hears.
                """,
            wrong: """
                back-pain.en.yaml
                old-back-pain.en.yaml
                """,
            right: """
                back-pain.en.yaml
                """
        ),
    ]
}

extension DiagnosticPage {
    /// The names of a script and what belongs under them.
    static let shape: [DiagnosticPage] = [
        DiagnosticPage(
            code: .unknownKey,
            title: "A name that means nothing here",
            meaning: """
                The names in front of a colon are fixed. This one is not known at this place; most
                often it is a typing mistake, and the finding says what was meant.
                """,
            wrong: """
                helo: |
                """,
            right: """
                hello: |
                """
        ),
        DiagnosticPage(
            code: .missingKey,
            title: "A name that has to be there",
            meaning: """
                Something that every file of this kind has is missing.
                """,
            wrong: """
                - trend: |
                    How is it going?
                """,
            right: """
                - trend: |
                    How is it going?
                  choices: {...}
                  plainer: |
                    Compare now with the first day.
                """
        ),
        DiagnosticPage(
            code: .wrongShape,
            title: "Something else belongs here",
            meaning: """
                There are words where names belong, or names where words belong, or a list is
                missing.
                """,
            wrong: """
                ice: [Cold, Ice]: both
                """,
            right: """
                ice: |
                  Cold can ease it.
                """
        ),
        DiagnosticPage(
            code: .unknownName,
            title: "A name that the rules do not know",
            meaning: """
                Facts, values, levels, reasons and items have the names that the rules give them.
                The finding says which one is nearest.
                """,
            wrong: """
                icee: |
                """,
            right: """
                ice: |
                """
        ),
        DiagnosticPage(
            code: .notCovered,
            title: "Words are missing",
            meaning: """
                The rules can decide this, or need this answer, and the script has no words for
                it. A runner would meet a gap, so the file is not used.
                """,
            wrong: """
                choices:
                  resolved: gone
                """,
            right: """
                choices:
                  resolved: gone
                  improving: better
                  unchanged: the same
                  worsening: worse
                """
        ),
        DiagnosticPage(
            code: .askedTwice,
            title: "A fact that is asked twice",
            meaning: """
                Every fact is asked in one list or one question. If it were asked twice, which
                answer would count?
                """,
            wrong: """
                - trend: |
                - trend: |
                """,
            right: """
                - trend: |
                """
        ),
        DiagnosticPage(
            code: .emergencyLate,
            title: "An emergency is asked late",
            meaning: """
                Questions about emergencies come before all others: somebody who needs an
                ambulance must not answer others first.
                """,
            wrong: """
                questions:
                  - trend: |
                  - any of:
                      saddle: ...
                """,
            right: """
                questions:
                  - any of:
                      saddle: ...
                  - trend: |
                """
        ),
        DiagnosticPage(
            code: .tooManyChoices,
            title: "More than 9 choices",
            meaning: """
                A long list is hard to answer on a phone. Make two questions of it.
                """,
            wrong: """
                any of: (ten lines)
                """,
            right: """
                two questions of five lines each
                """
        ),
        DiagnosticPage(
            code: .phraseTaken,
            title: "A phrase that means something else",
            meaning: """
                Words such as "none" or "stop" mean the same everywhere. A phrase of a script
                cannot take them away. Use other words.
                """,
            wrong: """
                saddle: [none, numb down there]
                """,
            right: """
                saddle: [numb down there]
                """
        ),
        DiagnosticPage(
            code: .labelTooLong,
            title: "A label of more than 40 letters",
            meaning: """
                The words beside a number have to be taken in at a glance. Keep the label short,
                and put the detail into the text under "plainer" or "one by one".
                """,
            wrong: """
                otherUrgent: a lump, pain between the shoulder blades, or worse when you cough
                """,
            right: """
                otherUrgent: a lump, or worse when you cough
                """
        ),
        DiagnosticPage(
            code: .safetyStays,
            title: "Words that tell of danger are gone from a words file",
            meaning: """
                Only a warning. The program carries the words for red flags and distress that it was
                made with, and hears them whatever the folder's file holds: they can be added to and
                not taken away. Put them back, so that the file says what is used. After an update of
                the program, take its new words files: a club's own words stand in club.en.yaml.
                """,
            wrong: """
                bladderBowel:
                  "yes": [wet myself]
                """,
            right: """
                bladderBowel:
                  "yes": [cant pee, wet myself]
                """
        ),
    ]
}

extension DiagnosticPage {
    /// How the words read: warnings, which do not stop a file from being used.
    static let wording: [DiagnosticPage] = [
        DiagnosticPage(
            code: .readingAge,
            title: "Hard to read",
            meaning: """
                The text would be easy for readers older than 11 only; somebody in pain on a phone
                reads like a child. Shorter sentences help most, then shorter words. English is
                measured by Flesch and Kincaid (1975), Spanish by Crawford (1989); both give a
                school year, and 5 is added. A list counts by its parts, and names of medicines as
                short words.
                """,
            wrong: """
                Discontinue physical activity immediately and seek an evaluation.
                """,
            right: """
                Stop running now. Let a doctor look at it.
                """
        ),
        DiagnosticPage(
            code: .drugName,
            title: "A medicine that the rules do not know",
            meaning: """
                The rules know whom acetaminophen (paracetamol), ibuprofen and naproxen do not
                suit. They know nothing of others, so a script must not suggest any.
                """,
            wrong: """
                Take an aspirin.
                """,
            right: """
                Ask a pharmacist what suits you.
                """
        ),
        DiagnosticPage(
            code: .dose,
            title: "A dose",
            meaning: """
                How much and how often is on the label, and a pharmacist knows. A script never
                says it.
                """,
            wrong: """
                Take 400 mg every 6 hours.
                """,
            right: """
                Do what the label says.
                """
        ),
        DiagnosticPage(
            code: .runAdvice,
            title: "\"You can run\" where running stops",
            meaning: """
                In the words of a level that stops running, or asks to be seen, nothing may sound
                like leave to run.
                """,
            wrong: """
                You can run if it feels all right.
                """,
            right: """
                No running for now.
                """
        ),
        DiagnosticPage(
            code: .falseComfort,
            title: "False comfort",
            meaning: """
                Nobody can know from a chat that it is nothing. Such words keep people from
                getting help.
                """,
            wrong: """
                Don't worry, it's nothing serious.
                """,
            right: """
                Most back pain that starts like this eases.
                """
        ),
        DiagnosticPage(
            code: .emojiOnly,
            title: "A message of pictures only",
            meaning: """
                Some read with their ears, and some phones show a box. Say it in words too.
                """,
            wrong: """
                👍
                """,
            right: """
                Good. 👍
                """
        ),
        DiagnosticPage(
            code: .capitals,
            title: "A word in capitals",
            meaning: """
                Screen readers spell it out letter by letter, and others read it as shouting.
                """,
            wrong: """
                STOP running.
                """,
            right: """
                Stop running.
                """
        ),
        DiagnosticPage(
            code: .tooManySentences,
            title: "More than three sentences in one message",
            meaning: """
                A message of more than three sentences is not read to its end on a phone. Put an
                empty line where a new message may begin, or leave something out.
                """,
            wrong: """
                Good. I close this. Take care. Say hi if you need me.
                """,
            right: """
                Good. I close this. Say hi if you need me.
                """
        ),
        DiagnosticPage(
            code: .ownCase,
            title: "A general answer that speaks of somebody's own case",
            meaning: """
                What is answered in general is read by anybody, in the channel too. Speak of people \
                and runners: who wants to know about their own back is asked in private.
                """,
            wrong: """
                Ice is good for your back if you have a strain.
                """,
            right: """
                Ice eases pain for many runners.
                """
        ),
    ]
}

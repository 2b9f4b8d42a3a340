import RulesCore
import Testing
import Understanding

/// The law by which readings are judged.
@Suite struct ScoreTests {
    private static func value(_ fact: Fact, _ name: String) -> FactValue {
        FactValue(fact, named: name) ?? .unknown(fact)
    }

    private static let numb = value(.saddle, "yes")
    private static let mild = value(.severity, "mild")

    /// A reading with those findings.
    private static func reading(
        _ values: [FactValue],
        open: FactSet = [],
        about: Reading.Subject = .myself,
        command: Reading.Command? = nil,
        certainty: Reading.Certainty = .said
    ) -> Reading {
        var reading = Reading()
        reading.findings = values.map {
            Reading.Finding(value: $0, certainty: certainty, span: 0..<0)
        }
        reading.open = open
        reading.about = about
        reading.command = command
        return reading
    }

    private static func message(
        _ facts: [FactValue],
        asking: Fact? = nil,
        open: FactSet = [],
        notSet: FactSet = [],
        about: Reading.Subject = .myself,
        command: Reading.Command? = nil,
        tags: Set<String> = []
    ) -> LabelledMessage {
        LabelledMessage(
            id: "x-1",
            language: "en",
            text: "words",
            asking: asking,
            facts: facts,
            open: open,
            notSet: notSet,
            about: about,
            command: command,
            tags: tags
        )
    }

    @Test(arguments: [
        (message([numb]), reading([numb]), true),
        // To leave open what no label speaks of is never wrong.
        (message([numb]), reading([numb], open: [.legs]), true),
        (message([numb]), reading([numb, mild]), false),
        (message([numb]), reading([value(.saddle, "no")]), false),
        (message([numb]), reading([], open: [.saddle]), false),
        (message([], open: [.legs]), reading([], open: [.legs]), true),
        (message([], open: [.legs]), reading([]), false),
        (message([], open: [.legs]), reading([value(.legs, "none")], open: [.legs]), false),
        (message([], notSet: [.severity]), reading([mild]), false),
        (message([], notSet: [.severity]), reading([], open: [.severity]), true),
        (message([], about: .other), reading([], about: .other), true),
        (message([], about: .other), reading([mild], about: .other), false),
        (message([], about: .nobody), reading([]), false),
        (message([], command: .stop), reading([], command: .stop), true),
        (message([], command: .stop), reading([]), false),
        (message([]), reading([], command: .help), false),
        // A vague word counts for the asked fact alone, and for the value of more care.
        (message([numb], asking: .saddle), reading([numb], certainty: .vague), true),
        (message([numb], asking: .legs), reading([numb], certainty: .vague), false),
        (message([numb], asking: .saddle), reading([numb], certainty: .guessed), true),
    ])
    func `values are exact, and what is not labelled is false`(
        message: LabelledMessage,
        reading: Reading,
        isRight: Bool
    ) {
        let judgement = Judgement(reading, of: message)
        #expect(judgement.isRight == isRight)
        #expect(judgement.faults.isEmpty == isRight)
        var score = Score()
        score.add(judgement)
        #expect(score.items == 1)
        #expect(score.right == (isRight ? 1 : 0))
        #expect(score.faults.count == (isRight ? 0 : 1))
    }

    @Test func `flags, denials and the rest are counted apart`() {
        var score = Score()
        let no = Self.value(.legs, "none")
        score.add(Judgement(Self.reading([Self.numb]), of: Self.message([Self.numb, no])))
        score.add(Judgement(Self.reading([Self.mild, no]), of: Self.message([Self.mild])))
        score.add(Judgement(Self.reading([]), of: Self.message([Self.numb])))
        #expect([score.flags.said, score.flags.found, score.flags.right] == [2, 1, 1])
        #expect([score.denials.said, score.denials.found, score.denials.right] == [1, 1, 0])
        #expect([score.others.said, score.others.found, score.others.right] == [1, 1, 1])
        #expect(score.flags.recall == 0.5)
        #expect(score.flags.precision == 1)
        #expect(score.flags.f1 == 2.0 / 3)
        #expect(score.tally(of: .saddle).missed == 1)
        #expect(score.tally(of: .age).f1 == nil)
        #expect(score.share == 0)
    }

    @Test(arguments: [
        (message([], about: .nobody), 1), (message([], about: .other), 1),
        (message([], tags: ["chatter"]), 1), (message([], tags: ["command-lookalike"]), 1),
        (message([], tags: ["benign"]), 1), (message([]), 0),
        // Where a flag is said, none that is heard is a false alarm.
        (message([value(.legs, "bothLegs")], tags: ["chatter"]), 0),
    ])
    func `a flag heard in chatter is a false alarm`(message: LabelledMessage, count: Int) {
        var score = Score()
        score.add(Judgement(Self.reading([Self.numb]), of: message))
        score.add(Judgement(Self.reading([Self.mild], open: [.saddle]), of: message))
        #expect(score.harmless.found == count)
        #expect(score.harmless.said == 2 * count)
        #expect(score.falseAlarms == (count == 0 ? nil : 0.5))
    }

    @Test func `a fault tells what was wanted and what was found`() {
        let judgement = Judgement(
            Self.reading(
                [Self.mild, Self.value(.age, "under18")],
                open: [.saddle],
                about: .nobody
            ),
            of: Self.message(
                [Self.numb, Self.value(.severity, "severe")],
                asking: .legs,
                open: [.legs, .age],
                notSet: [.duration],
                command: .stop
            )
        )
        #expect(
            judgement.text == """
                x-1 (en, asked legs) "words": wanted saddle yes, found it open; \
                wanted severity severe, found severity mild; wanted left open, found age under18; \
                wanted legs left open, found nothing; wanted about self, found nobody; \
                wanted stop, found no command
                """
        )
    }

    @Test func `a report has each language and all of them`() throws {
        let reader = try Reader(Lexicon(language: "xx"))
        var messages = [Self.message([Self.numb]), Self.message([])]
        messages[1].language = "es"
        messages[1].about = .nobody
        let report = ScoreReport(messages) { _ in reader }
        #expect(report.languages == ["en", "es"])
        #expect([report["en"].right, report["es"].right, report.all.right] == [0, 1, 1])
        #expect(report["fr"] == Score())
        #expect(report.text.contains("| saddle            |    1 |     0 |     0 |"))
        #expect(report.text.contains("- Red flags missed: x-1."))
        #expect(report.text.contains("- Read without any fault: 1 of 2 (50.0 %)."))
    }
}

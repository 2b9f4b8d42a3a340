import RulesCore
import Testing
import Understanding

@testable import Dialogue

/// General questions that take words from anything else, or are never heard, are found.
@Suite struct GeneralProofTests {
    private static func value(_ fact: Fact, _ name: String) -> FactValue {
        FactValue(fact, named: name) ?? .unknown(fact)
    }

    private static let lexicon = Lexicon(
        language: "en",
        skipped: ["the"],
        phrases: [
            Phrase("please", .cue(.polite)), Phrase("yes", .cue(.yes)),
            Phrase("stop", .command(.stop)),
            Phrase("woe", .cue(.distress)),
            Phrase("numb down there", .value(value(.saddle, "yes"), .always)),
            Phrase("down there", .unclear(.saddle, .always)),
            Phrase("swim", .value(value(.selfCare, "tried"), .asked)),
            Phrase("with child", .value(value(.pregnancy, "yes"), .always)),
            Phrase("my mate", .cue(.other)),
        ]
    )

    /// What is found with topics that are asked about so.
    private func flaws(_ asked: [String]..., beside: [String] = []) throws -> [Flaw] {
        var script = SampleScript.usual
        script.lexicon = Self.lexicon
        let bare = try script.edition()
        let topics = asked.enumerated()
            .map { number, asked in
                GeneralTopic(
                    name: "topic \(number)",
                    asked: asked,
                    say: SampleScript.text("words"),
                    sources: [.s1]
                )
            }
        let edition = ScriptLibrary.Edition(
            script: bare.script,
            shared: bare.shared,
            reader: bare.reader,
            general: try GeneralTopics(
                topics,
                questionWords: ["can", "does"],
                beside: beside,
                greetings: bare.shared.greetings,
                words: Self.lexicon,
                reader: bare.reader
            )
        )
        var inspection = WordsInspection(edition)
        inspection.inspectGeneral(Self.lexicon)
        #expect(inspection.flaws.allSatisfy { $0.property == .generalApart })
        return inspection.flaws
    }

    @Test func `questions that only ask are in order`() throws {
        #expect(
            try flaws(["does ice help", "can i swim"], ["can i run"], beside: ["today"]).isEmpty
        )
    }

    @Test(arguments: [
        ("numb down there", "saddle: yes"), ("can i go numb down there", "saddle: yes"),
        ("does it hurt down there", "touches saddle"), ("stop", "the command stop"),
        ("does woe help", "distress"), ("yes", "an answer"), ("swim", "selfCare: tried"),
        ("can i run with child", "pregnancy: yes"), ("can my mate swim", "somebody else"),
        ("hi", "known already"), ("rather not", "known already"), ("english", "known already"),
    ])
    func `a question that means something else is found`(asked: String, meaning: String) throws {
        let flaws = try flaws([asked])
        #expect(flaws.contains { $0.message.contains(meaning) }, "\(flaws.map(\.message))")
    }

    @Test func `a question of two topics is found at both`() throws {
        let flaws = try flaws(["does ice help"], ["does ice help", "can i swim"])
        #expect(flaws.map(\.subject) == [.general("does ice help"), .general("does ice help")])
        #expect(flaws[0].message.contains("\"topic 1\""))
    }

    @Test(arguments: ["numb down there", "stop", "with child", "yes", "woe"])
    func `what may stand beside a question says nothing`(words: String) throws {
        let flaws = try flaws(["does ice help"], beside: [words])
        #expect(flaws.map(\.subject) == [.general(words)])
    }
}

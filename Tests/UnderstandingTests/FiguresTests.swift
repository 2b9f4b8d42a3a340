import Foundation
import RulesCore
import Testing
import Understanding

/// How well the messages of the development file are understood: the figures stand in the
/// documentation, and may not fall.
@Suite(.timeLimit(.minutes(5))) struct FiguresTests {
    private static let page = Utterance.root
        .appending(path: "Sources/Understanding/Understanding.docc/Figures.md")

    private let report: ScoreReport

    init() throws {
        let readers = try ["en": English.reader.get(), "es": Spanish.reader.get()]
        let other = try Reader(Lexicon(language: "xx"))
        report = ScoreReport(try Utterance.all(in: "utterances-dev.yaml")) {
            readers[$0] ?? other
        }
    }

    @Test func `both languages are measured, each by enough messages`() {
        #expect(report.languages == ["en", "es"])
        #expect(report["en"].items == 170)
        #expect(report["es"].items == 50)
        #expect(report.all.items == 220)
    }

    @Test(arguments: ["en", "es"])
    func `the floors of a language hold`(language: String) throws {
        let score = report[language]
        #expect(score.flags.recall == 1, "\(score.missedFlags)")
        #expect(try #require(score.falseAlarms) <= 0.01, "\(score.falseFlags)")
        #expect(try #require(score.others.f1) >= 0.95)
        #expect(score.denials.precision == 1)
        #expect(score.traps.found == 0)
        #expect(score.commands.f1 == 1)
    }

    @Test func `the page tells the figures as they are`() throws {
        let introduction = """
            # Figures

            How well the messages of the development file are understood.

            Written by `sweep measure Tests/UnderstandingTests/Fixtures/utterances-dev.yaml`; a test
            holds this page to what the reader does, and writes it anew where `SWEEP_WRITE_FIGURES`
            is set. The messages were read while the words were collected: others are understood less
            well.


            """
        let text = introduction + report.text
        if ProcessInfo.processInfo.environment["SWEEP_WRITE_FIGURES"] != nil {
            try Data(text.utf8).write(to: Self.page)
        }
        #expect(
            try String(contentsOf: Self.page, encoding: .utf8) == text,
            "look whether the figures fell; SWEEP_WRITE_FIGURES=1 writes the page anew"
        )
    }
}

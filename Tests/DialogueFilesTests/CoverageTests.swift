import Dialogue
import Foundation
import Testing
import Understanding

@testable import DialogueFiles

/// What talks cover, and what is wrong with a talk that cannot be had.
@Suite struct CoverageTests {
    static let club = Club(name: "the club", emergencyNumber: "112", bot: "sweep")
    static let start = LocalMoment(year: 2026, month: 3, day: 1, hour: 18)

    func outcome(_ text: String) throws -> Transcript.Outcome {
        try Transcript(SourceFile(name: "a.talk", text: text))
            .replayed(with: TalkTests.library.get(), club: Self.club, from: Self.start)
    }

    @Test func `the written talks cover the shipped script`() throws {
        let edition = try TalkTests.edition.get()
        var coverage = Coverage(of: edition.script, and: edition.general)
        for name in try TalkTests.names() {
            let path = TalkTests.talks.appending(path: name).path(percentEncoded: false)
            let talk = try Transcript(contentsOf: path)
            guard talk.language ?? edition.script.language == edition.script.language else {
                continue
            }
            coverage.formUnion(
                try talk.replayed(
                    with: TalkTests.library.get(),
                    club: Self.club,
                    from: Self.start
                )
                .coverage
            )
        }
        for axis in Coverage.Axis.allCases { #expect(coverage.gaps(axis) == [], "\(axis)") }
    }

    @Test func `a talk covers what it passes through and no more`() throws {
        let coverage = try outcome("> hi\n...\n> 1\n...\n= emergencyNow because R01").coverage
        #expect(coverage.count(.questions) == 1)
        #expect(coverage.count(.choices) == 5, "the others of the list are calm")
        #expect(!coverage.gaps(.choices).contains("saddle=yes"))
        #expect(coverage.gaps(.choices).contains("saddle=no"))
        #expect(coverage.gaps(.levels).count == 4)
        #expect(coverage.gaps(.reasons).first == "R02")
        #expect(coverage.count(.rungs) == 0)
    }

    @Test func `the ladder is seen rung by rung`() throws {
        let list = try outcome("> hi\n...\n> blah\n...\n> blah blah\n...\n> bla bla\n...").coverage
        #expect(list.count(.rungs) == 3)
        #expect(list.gaps(.rungs).allSatisfy { !$0.hasPrefix("list") })
        let notSure = try outcome("> hi\n...\n> not sure\n...\n> not sure\n...").coverage
        #expect(notSure.count(.rungs) == 0)
        #expect(!notSure.gaps(.questions).contains("saddle one by one"))
        #expect(!notSure.gaps(.questions).contains("bladderBowel one by one"))
        #expect(notSure.gaps(.questions).contains("chestCollapse one by one"))
    }

    @Test func `gaps are named, and not all at once`() throws {
        let coverage = try outcome("> hi\n...").coverage
        let few = coverage.report(gapsAtMost: 2).split(separator: "\n")
        #expect(few.count == 6)
        #expect(few[0].hasPrefix("questions 1 of 35; not yet: "))
        #expect(few[2] == "levels 0 of 5; not yet: runWithPrecautions, stopRestSelfCare and 3 more")
        #expect(coverage.report().contains("R36"))
    }

    @Test func `hours and minutes pass too`() throws {
        let text = "> i cant pee\n...\n> yes\n...\n+15m\n+5h\n< mia, did you get help?..."
        #expect(try outcome(text).difference?.line == 7)
        #expect(try outcome(text.replacing("+5h", with: "+6h")).difference == nil)
    }

    @Test(arguments: [
        ("# language: es\n> hola", "es"), ("# a note\n# language: pt-BR\n> oi", "pt-BR"),
        ("> hi\n# language: es", nil), ("# the language: es\n> hi", nil),
    ])
    func `a talk names its language above what is said`(text: String, language: String?) throws {
        #expect(try Transcript(SourceFile(name: "a.talk", text: text)).language == language)
    }

    @Test(arguments: [
        ("> hi\n>hello", 2, 1, Diagnostic.Code.wrongShape, "Did you mean \"> hello\"?"),
        ("<hi", 1, 1, .wrongShape, "Did you mean \"< hi\"?"),
        ("hello", 1, 1, .wrongShape, "Begin it with > or < or = or + or ~, or with # for a note."),
        ("+3 days", 1, 1, .wrongShape, "Write +3d for days, +2h for hours or +15m for minutes."),
        ("+99999d", 1, 1, .wrongShape, "Write +3d for days, +2h for hours or +15m for minutes."),
        ("= emergencynow", 1, 3, .unknownName, "Did you mean \"emergencyNow\"?"),
        (
            "\n= urgentSameDay because R08 R9", 2, 29, .unknownName,
            "Did you mean \"R09\"?"
        ),
        (
            "= xyz", 1, 3, .unknownName,
            "Possible here: runWithPrecautions, stopRestSelfCare, seeProfessionalHoldTraining, "
                + "urgentSameDay, emergencyNow."
        ),
        ("=emergencyNow", 1, 1, .wrongShape, "Write it like \"= stopRestSelfCare because R26\"."),
    ])
    func `a mistake in a talk is told with its place and what was meant`(
        text: String,
        line: Int,
        column: Int,
        code: Diagnostic.Code,
        fix: String
    ) throws {
        let found = #expect(throws: Diagnostic.self) {
            try Transcript(SourceFile(name: "a.talk", text: text))
        }
        #expect(found?.line == line && found?.column == column, "\(String(describing: found))")
        #expect(found?.code == code)
        #expect(found?.fix == fix)
    }
}

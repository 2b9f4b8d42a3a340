import Foundation
import TestKit
import Testing

/// The commands that show how messages are understood.
@Suite(.timeLimit(.minutes(5))) struct UnderstandTests {
    private static let folder = ["--dialogues", SweepProcess.dialogues.path]
    private static let fixtures = SweepProcess.dialogues.deletingLastPathComponent()
        .appending(path: "Tests/UnderstandingTests/Fixtures")
    private static let line = """
        {"id": "a", "text": "tingly \\"down\\" the left leg", "asking": null, \
        "now": "2025-06-12T19:30:00Z"}

        """

    @Test func `words become facts, one object a line, and why when asked for`() throws {
        let (code, text) = try SweepProcess.output(
            of: ["understand"] + Self.folder,
            input: Self.line
        )
        let plain = """
            {"id": "a", "facts": {"legs": "oneLegSensory"}, "open": [], "about": "self", \
            "command": null
            """
        #expect(code == 0)
        #expect(text == plain + "}\n")
        let (_, explained) = try SweepProcess.output(
            of: ["understand", "--why"] + Self.folder,
            input: Self.line
        )
        let because = """
            , "because": [{"fact": "legs", "value": "oneLegSensory", \
            "words": "tingly \\"down\\" the left leg", "certainty": "said"}]}
            """
        #expect(explained == plain + because + "\n")
    }

    @Test func `a line that cannot be read is told, and the others are answered`() throws {
        let (code, text) = try SweepProcess.output(
            of: ["understand", "--why"] + Self.folder,
            input: "{\"id\": 1, \"text\": \"3\", \"asking\": \"sevrity\"}\nno json\n" + Self.line
        )
        #expect(code == 1)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first == "{\"id\": 1, \"error\": \"unknown fact sevrity\"}")
        #expect(lines.last?.contains("\"because\": [{") == true)
    }

    @Test func `measure prints tables for people and JSON for programs`() throws {
        let file = Self.fixtures.appending(path: "utterances-dev.yaml").path
        let (code, text) = try SweepProcess.output(of: ["measure", file] + Self.folder)
        #expect(code == 0)
        for part in ["## en\n", "## es\n", "## All languages\n", "## Faults\n"] {
            #expect(text.contains(part))
        }
        let (_, json) = try SweepProcess.output(
            of: ["measure", "--format", "json", file] + Self.folder
        )
        struct Report: Decodable {
            struct Figures: Decodable {
                struct Counts: Decodable {
                    let said: Int
                    let f1: Double?
                }

                struct Traps: Decodable { let sprung: Int }

                let items: Int
                let facts: [String: Counts]
                let traps: Traps
            }

            let languages: [String: Figures]
            let all: Figures
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
        #expect(report.all.items == 220)
        #expect(report.languages["en"]?.items == 170)
        #expect(report.all.facts["saddle"]?.said == 11)
        #expect(report.languages["es"]?.facts["skinRisk"]?.f1 == nil)
        #expect(report.all.traps.sprung == 0)
    }

    @Test(arguments: [
        ("- id: a\n  lang: en\n  text: b\n  about: me\n", Int32(1), "line 4, column 10"),
        ("- {id: a, lang: xx, text: b, about: self}\n", 1, "no script in"),
    ])
    func `what is wrong with a file is told with its place`(
        text: String,
        code: Int32,
        error: String
    ) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "said-\(UUID()).yaml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let outcome = try SweepProcess.outcome(of: ["measure", file.path] + Self.folder)
        #expect(outcome.code == code)
        #expect(outcome.errors.contains(error), "\(outcome.errors)")
        #expect(try SweepProcess.output(of: ["measure", "/nonexistent"] + Self.folder).0 == 2)
    }
}

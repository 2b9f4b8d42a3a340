import Dialogue
import Foundation
import RulesCore
import Testing
import Understanding

@testable import DialogueFiles

/// A club's own words, beside the shipped ones.
@Suite(.timeLimit(.minutes(10))) struct ClubWordsTests {
    static let words = """
        language: en

        also heard as:
          saddle: [flibber in the undercroft]
          legs:
            bothLegs: [both pins wibble]
          trend:
            improving: [on the mend by the mile]

        commands:
          stop: [call it a day]

        not about health: [the Numb Bum 10k, Dead Legs Dash]

        """

    static let now = LocalMoment(year: 2026, month: 3, day: 1, hour: 18, minute: 0)

    @Test func `what a club adds is heard`() throws {
        let folder = try ClubFolder()
        try folder.write("club.en.yaml", Self.words)
        let library = try folder.proved()
        #expect(library.warnings.isEmpty, "\(library.warnings.map(\.summary))")
        let reader = try #require(library.library.editions.first).reader
        func values(_ text: String) -> [String] {
            reader.read(text, asking: nil, now: Self.now).findings
                .map { "\($0.value.fact.name): \($0.value.name)" }
        }
        #expect(values("hi, flibber in the undercroft") == ["saddle: yes"])
        #expect(values("both pins wibble") == ["legs: bothLegs"])
        #expect(values("my back hurts but on the mend by the mile").contains("trend: improving"))
        #expect(reader.read("call it a day", asking: nil, now: Self.now).command == .stop)
        #expect(values("see you at the numb bum 10k") == [])
        #expect(values("numb bum") == ["saddle: yes"])
    }

    @Test func `the example for moderators can be used as it stands`() throws {
        let readme = try Files.text("README.md")
        let blocks = readme.components(separatedBy: "```yaml\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        let example = try #require(blocks.first { $0.contains("club.schema.json") })
        let folder = try ClubFolder()
        try folder.write("club.en.yaml", example)
        #expect(try folder.proved().parts.contains { ($0.club?.phrases.count ?? 0) > 3 })
    }

    @Test func `the files of a club tell its library from another`() throws {
        let folder = try ClubFolder()
        let before = try folder.load().library.hash
        try folder.write("club.en.yaml", Self.words)
        let with = try folder.load()
        #expect(with.library.hash != before)
        #expect(!(try Shipped.proved.get().proofs.covers(with)))
    }

    /// A mistake, where it is and what is said.
    static let mistakes: [(text: String, code: Diagnostic.Code, line: Int, says: String)] = [
        (
            "language: en\nalso heard as:\n  sadle: [x]\n", .unknownName, 3,
            "Did you mean \"saddle\""
        ),
        (
            "language: en\nalso heard as:\n  legs: [x]\n", .wrongShape, 3,
            "Name the value: \"legs: {none: [...]}\""
        ),
        (
            "language: en\nalso heard as:\n  legs: {bothLeg: [x]}\n", .unknownName, 3,
            "Did you mean \"bothLegs\""
        ),
        ("language: en\ncommands:\n  stopp: [x]\n", .unknownName, 3, "Did you mean \"stop\""),
        ("language: en\ngroups: {saddle: [x]}\n", .unknownKey, 2, "means nothing"),
        ("language: en\ncues: {negation: [x]}\n", .unknownKey, 2, "means nothing"),
        ("not about health: [x]\n", .missingKey, 1, "has no \"language\""),
        ("language: es\n", .wrongShape, 1, "The file's name says \"en\""),
        ("language: en\nalso heard as:\n  saddle: [<nowhere>]\n", .phraseTaken, 3, "is no group"),
        ("language: en\nalso heard as:\n  saddle: [stop]\n", .phraseTaken, 3, "something else"),
        ("language: en\ncommands:\n  undo: [stop]\n", .phraseTaken, 3, "something else"),
        ("language: en\nalso heard as:\n\tsaddle: [x]\n", .tab, 3, "tab"),
    ]

    @Test(arguments: mistakes) func `a mistake is told at its line`(
        text: String,
        code: Diagnostic.Code,
        line: Int,
        says: String
    ) throws {
        let folder = try ClubFolder()
        try folder.write("club.en.yaml", text)
        let errors = try folder.errors()
        let finding = try #require(errors.first { $0.code == code }, "\(errors.map(\.summary))")
        #expect(finding.file == "club.en.yaml" && finding.line == line)
        #expect(
            (finding.message + finding.fix).lowercased().contains(says.lowercased()),
            "\(finding)"
        )
    }

    @Test func `words for a language that nobody speaks here are not silently left out`() throws {
        let folder = try ClubFolder()
        try folder.write("club.fr.yaml", "language: fr\n")
        let warning = try #require(try folder.load().warnings.first)
        #expect(warning.code == .notRead && warning.file == "club.fr.yaml")
    }

    @Test func `a club's file conforms to its schema`() throws {
        let validator = try SchemaValidator(DialogueSchema.club.text)
        #expect(try validator.problems(in: Self.words) == [])
        let wrong = Self.words.replacing("saddle:", with: "sadle:")
        #expect(try !validator.problems(in: wrong).isEmpty)
    }

    @Test func `what is pasted into a club's file is mended`() throws {
        let folder = try ClubFolder()
        try folder.write("club.en.yaml", "language: en\nalso heard as:\n\tsaddle: [flibber]\n")
        _ = try LibraryMending.mend(folder: folder.url)
        #expect(try folder.load().parts.contains { $0.club?.phrases.count == 1 })
    }
}

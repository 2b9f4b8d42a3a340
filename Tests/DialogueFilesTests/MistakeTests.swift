import Foundation
import Testing

@testable import DialogueFiles

/// Every mistake that an author can make is told with its place and what to type instead.
@Suite struct MistakeTests {
    /// One edit of the shipped script, and what has to be said about it.
    struct Mistake: CustomTestStringConvertible, Sendable {
        let edit: (old: String, new: String)
        let code: Diagnostic.Code
        let message: String
        let fix: String
        /// The text of the line that is pointed at.
        let line: String

        var testDescription: String { "\(edit.new.prefix(30)) is \(code.rawValue)" }
    }

    static let mistakes: [Mistake] = [
        Mistake(
            edit: ("  day14: |", "  day15: |"),
            code: .unknownName,
            message: "\"day15\"",
            fix: "Did you mean \"day14\"?",
            line: "  day15: |"
        ),
        Mistake(
            edit: (
                "    Tell me how the next run went. {check-in}",
                "    Tell me how the next run went."
            ),
            code: .missingPlaceholder,
            message: "{check-in}",
            fix: "it is filled in",
            line: "  runWithPrecautions: |"
        ),
        Mistake(
            edit: ("  ice: |", "  icee: |"),
            code: .unknownName,
            message: "\"icee\"",
            fix: "Did you mean \"ice\"?",
            line: "  icee: |"
        ),
        Mistake(
            edit: ("hello: |", "helo: |"),
            code: .unknownKey,
            message: "\"helo\"",
            fix: "Did you mean \"hello\"?",
            line: "helo: |"
        ),
        Mistake(
            edit: ("Hi {name}, sorry", "Hi {nmae}, sorry"),
            code: .unknownPlaceholder,
            message: "{nmae}",
            fix: "Did you mean \"name\"?",
            line: "  Hi {nmae}"
        ),
        Mistake(
            edit: ("Hi {name}, sorry", "Hi {items}, sorry"),
            code: .placeholderElsewhere,
            message: "{items} cannot be filled",
            fix: "{name}",
            line: "  Hi {items}"
        ),
        Mistake(
            edit: ("Hi {name}, sorry", "Hi {name, sorry"),
            code: .strayBrace,
            message: "no partner",
            fix: "leave the brace out",
            line: "  Hi {name,"
        ),
        Mistake(
            edit: ("{ice-minutes} minutes at a time", "15 minutes at a time"),
            code: .missingPlaceholder,
            message: "{ice-minutes}",
            fix: "it is filled in",
            line: "  ice: |"
        ),
        Mistake(
            edit: ("      worsening: worse\n", ""),
            code: .notCovered,
            message: "No words for worsening",
            fix: "\"choices\"",
            line: "      resolved: gone"
        ),
        Mistake(
            edit: ("  R36: Your", "  R37: Your"),
            code: .unknownName,
            message: "\"R37\"",
            fix: "Did you mean",
            line: "  R37: Your"
        ),
        Mistake(
            edit: ("      oneLegWeak: one leg", "      oneLegWeek: one leg"),
            code: .unknownName,
            message: "\"oneLegWeek\"",
            fix: "Did you mean \"oneLegWeak\"?",
            line: "      oneLegWeek: one leg"
        ),
        Mistake(
            edit: ("language: en\n", "language: en # English\n"),
            code: .commentBehindWords,
            message: "would be lost",
            fix: "a line of its own",
            line: "language: en # English"
        ),
        Mistake(
            edit: ("  trend: {resolved", "  trend: &x {resolved"),
            code: .mark,
            message: "begins with &",
            fix: "next line",
            line: "  trend: &x"
        ),
        Mistake(
            edit: ("      worsening: worse", "\tworsening: worse"),
            code: .tab,
            message: "A tab",
            fix: "Use spaces",
            line: "\tworsening"
        ),
        Mistake(
            edit: ("language: en", "language:\u{A0}en"),
            code: .invisibleSpace,
            message: "special kind",
            fix: "ordinary space",
            line: "language:\u{A0}en"
        ),
        Mistake(
            edit: ("  R36: Your", "  R36: Note: your"),
            code: .colonInText,
            message: "a colon",
            fix: "a | behind the name",
            line: "  R36: Note: your"
        ),
        Mistake(
            edit: ("  R36: Your", "  R35: Your"),
            code: .twice,
            message: "\"R35\" stands here twice",
            fix: "Keep one",
            line: "  R35: Your"
        ),
        Mistake(
            edit: ("  - trend: |", "  - trent: |"),
            code: .unknownName,
            message: "\"trent\"",
            fix: "Did you mean \"trend\"?",
            line: "  - trent: |"
        ),
        Mistake(
            edit: ("  R01: Numbness", "  R01: \(String(repeating: "Numb ", count: 80))"),
            code: .tooLong,
            message: "350 fit",
            fix: "Shorten it",
            line: "  R01:"
        ),
    ]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Dialogues")

    static func shipped() throws -> String {
        try String(contentsOf: folder.appending(path: "back-pain.en.yaml"), encoding: .utf8)
    }

    func findings(_ text: String) -> [Diagnostic] {
        do {
            _ = try ScriptReader.script(in: SourceFile(name: "back-pain.en.yaml", text: text))
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test(arguments: mistakes) func `a mistake is told with its place`(mistake: Mistake) throws {
        let text = try Self.shipped()
        let broken = text.replacing(mistake.edit.old, with: mistake.edit.new, maxReplacements: 1)
        try #require(broken != text)
        let finding = try #require(findings(broken).first { $0.code == mistake.code })
        #expect(finding.message.contains(mistake.message))
        #expect(finding.fix.contains(mistake.fix))
        #expect(finding.source.hasPrefix(mistake.line))
        #expect(finding.text.contains("back-pain.en.yaml:\(finding.line):\(finding.column)"))
    }

    @Test func `the shipped script has nothing to find`() throws {
        #expect(findings(try Self.shipped()).isEmpty)
    }

    @Test func `a mark in front of the file and other line ends do no harm`() throws {
        let text = try Self.shipped()
        #expect(findings("\u{FEFF}" + text).isEmpty)
        #expect(findings(text.replacing("\n", with: "\r\n")).isEmpty)
    }

    @Test func `a file that is cut anywhere is refused`() throws {
        let lines = try Self.shipped().split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast()
        for index in stride(from: 0, to: lines.count, by: 7) {
            let cut = lines.prefix(index).joined(separator: "\n")
            #expect(!findings(cut).isEmpty, "cut before line \(index + 1)")
        }
    }

    @Test func `emergencies asked late are refused`() throws {
        var text = try Self.shipped()
        let first = try #require(text.firstRange(of: "  - any of:           # one list"))
        let early =
            "  - trend: |\n      How?\n    choices: {resolved: a, improving: b, unchanged: c, "
            + "worsening: d}\n    plainer: |\n      How?\n\n"
        text.insert(contentsOf: early, at: first.lowerBound)
        let codes = Set(findings(text).map(\.code))
        #expect(codes.isSuperset(of: [.emergencyLate, .askedTwice]))
    }
}

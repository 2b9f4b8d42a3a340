import Dialogue
import Foundation
import RulesCore
import Testing

@testable import DialogueFiles

/// A translation has the names of its base and words of its own.
@Suite struct TranslationTests {
    static let trend = "  - trend: |\n      And since you stopped running"
    static let greeting = "Hi {name}, sorry"

    func match(
        _ edits: (old: String, new: String)...,
        base: [(old: String, new: String)] = []
    ) throws -> TranslationMatch {
        let text = try Files.patched(Files.text("back-pain.en.yaml"), base)
        let topics = [
            try ScriptReader.draft(of: SourceFile(name: "back-pain.en.yaml", text: text)),
            try ScriptReader.draft(of: Files.translation("back-pain", into: "es", edits)),
        ]
        return TranslationMatch(topics: topics, shared: [])
    }

    @Test func `the words are its own, all else is the base's`() throws {
        let match = try match((Self.greeting, "Hola {name}, sorry"))
        let (base, own) = (match.scripts[0].script, match.scripts[1].script)
        #expect(match.findings.allSatisfy { $0.severity == .warning })
        #expect(own.language == "es")
        #expect(own.hello != base.hello)
        #expect(own.questions == base.questions)
        #expect(own.says == base.says)
    }

    /// The entry under "questions" that begins with those words.
    func entry(_ start: String, in text: String) throws -> String {
        let from = try #require(text.range(of: start)).lowerBound
        let end = try #require(text[from...].range(of: "\n\n")).upperBound
        return String(text[from..<end])
    }

    @Test func `the order is the base's, whatever it is in the translation`() throws {
        let text = try Files.text("back-pain.en.yaml")
        let moved = try entry("  - trend: |", in: text)
        let step = try entry("  - say: |", in: text)
        let order = "    choices:\n      none: nothing unusual\n      oneLegSensory: pain, tingling"
        let match = try match(
            (moved, ""),
            (step, ""),
            ("  - any of:           # one list", step + moved + "  - any of: #"),
            (
                "      none: nothing unusual\n", ""
            ),
            (
                "      bothLegs: any of that in both legs\n",
                "      bothLegs: any\n      none: nada\n"
            )
        )
        try #require(text.contains(order))
        let (base, own) = (match.scripts[0].script, match.scripts[1].script)
        #expect(own.questions.map(\.facts) == base.questions.map(\.facts))
        #expect(own.says.map(\.place) == base.says.map(\.place))
        guard case .one(_, let choices, _) = own.questions[1].subject,
            case .one(_, let originals, _) = base.questions[1].subject
        else { return #expect(Bool(false), "legs have a question of their own") }
        #expect(choices.map(\.value) == originals.map(\.value))
        #expect(choices.map(\.label) == ["nada"] + originals[1...2].map(\.label) + ["any"])
    }

    @Test func `a list keeps the base's order of facts`() throws {
        let line = try Files.line("      feverUnwell: ")
        let next = try Files.line("      cancerWeight: ")
        let match = try match((line + next, next + line))
        #expect(match.scripts[1].script.questions == match.scripts[0].script.questions)
    }

    static let condition =
        "    only if:\n      runRelation: startsDuringRun\n      trend: [improving, unchanged, worsening]\n"

    @Test func `a condition may be left out of a translation`() throws {
        let match = try match((Self.condition, ""))
        let (base, own) = (match.scripts[0].script.says, match.scripts[1].script.says)
        #expect(own.map(\.condition) == base.map(\.condition))
        #expect(own.map(\.text.variants) == base.map(\.text.variants))
        #expect(match.findings.allSatisfy { $0.severity == .warning })
    }

    @Test func `steps of one condition are matched in their order, the others by it`() throws {
        let step = "  - say: |\n      A.\n    only if: {trend: worsening}\n\n"
        let other = "  - say: |\n      B.\n    only if: {trend: worsening}\n\n"
        let here = "  - selfCare: |"
        let match = try match(
            (here, "\(other)\(step)  - say: |\n      C.\n\n\(here)"),
            (Self.condition, ""),
            base: [(here, "\(step)\(other)  - say: |\n      D.\n\n\(here)")]
        )
        let says = match.scripts[1].script.says
        #expect(says.map(\.condition) == match.scripts[0].script.says.map(\.condition))
        let words = says.map { $0.text.variants[0].paragraphs[0] }
        #expect(words[1...] == [[.words("B.")], [.words("A.")], [.words("C.")]])
        #expect(
            Set(match.comparisons[0].base.items.map(\.path))
                .isSuperset(of: [
                    "questions/say", "questions/say if trend worsening",
                    "questions/say if trend worsening (2)",
                ])
        )
    }

    /// One edit of a translation, and what has to be said about it.
    struct Mistake: CustomTestStringConvertible, Sendable {
        let edit: (old: String, new: String)
        let code: Diagnostic.Code
        let message: String
        let fix: String

        var testDescription: String { "\(edit.old.prefix(30)) to \(edit.new.prefix(30))" }
    }

    static let mistakes: [Mistake] = [
        Mistake(
            edit: ("      skinRisk: ", ""),
            code: .notAsInBase,
            message: "This entry is not in the \"en\" file: any of nsaidRisk",
            fix: "any of nsaidRisk, acetaminophenRisk, skinRisk"
        ),
        Mistake(
            edit: ("      skinRisk: ", ""),
            code: .notAsInBase,
            message: "The \"en\" file asks in one entry: any of nsaidRisk",
            fix: "Copy that entry from back-pain.en.yaml"
        ),
        Mistake(
            edit: (
                "age: {under18: you're under 18, from60: you're 60 or over}\n      pregnancy",
                "pregnancy"
            ),
            code: .notAsInBase,
            message: "asks in one entry: any of age (under18, from60), pregnancy",
            fix: "Copy that entry"
        ),
        Mistake(
            edit: (
                "    why: |\n      Pain that grows although you rest should be looked at.\n", ""
            ),
            code: .notAsInBase,
            message: "\"questions/trend/why\" has words in \"en\" and none here",
            fix: "Copy it"
        ),
        Mistake(
            edit: (
                "    plainer: |\n      Compare now",
                "    unclear: Eh?\n    plainer: |\n      Compare now"
            ),
            code: .notAsInBase,
            message: "\"questions/trend/unclear\" has words here and none in \"en\"",
            fix: "Take it out"
        ),
        Mistake(
            edit: (greeting, "Hola, sorry"),
            code: .otherPlaceholders,
            message: "\"hello\" does not have the same names in braces",
            fix: "add {name}"
        ),
        Mistake(
            edit: ("The serious ones first", "{club}: the serious ones first"),
            code: .otherPlaceholders,
            message: "\"questions/any of saddle/say\"",
            fix: "take {club} out"
        ),
        Mistake(
            edit: ("      runRelation: startsDuringRun\n", ""),
            code: .otherCondition,
            message: "says nothing on this condition",
            fix: "say if runRelation startsDuringRun and trend improving or unchanged or worsening"
        ),
        Mistake(
            edit: ("  - selfCare: |", "  - say: |\n      More.\n\n  - selfCare: |"),
            code: .otherCondition,
            message: "says nothing on this condition",
            fix: "only if"
        ),
        Mistake(
            edit: ("  - say: |            #", "#"),
            code: .notAsInBase,
            message: "has a step \"say if runRelation",
            fix: "Copy it"
        ),
    ]

    @Test(arguments: mistakes) func `what is otherwise than in the base is told`(
        mistake: Mistake
    )
        throws
    {
        var edits = [mistake.edit]
        if mistake.edit.new.isEmpty, mistake.edit.old.hasSuffix(": ") {
            edits = [(try Files.line(mistake.edit.old), "")]
        }
        if mistake.edit.new == "#" {
            let text = try Files.text("back-pain.en.yaml")
            edits = [(try entry("  - say: |", in: text), "")]
        }
        let topics = [
            try ScriptReader.draft(
                of: SourceFile(name: "back-pain.en.yaml", text: Files.text("back-pain.en.yaml"))
            ), try ScriptReader.draft(of: Files.translation("back-pain", into: "es", edits)),
        ]
        let findings = TranslationMatch(topics: topics, shared: []).findings
        let finding = try #require(
            findings.first { $0.code == mistake.code && $0.message.contains(mistake.message) },
            "\(findings.map(\.summary))"
        )
        #expect(finding.fix.contains(mistake.fix))
        #expect(finding.severity == .error)
        #expect(finding.file == "back-pain.es.yaml")
        #expect(finding.line > 1)
    }

    // MARK: - Bases

    func drafts(
        _ files: [(name: String, language: String, base: String?)]
    ) throws
        -> [FileDraft<Script>]
    {
        try files.map { name, language, base in
            let translates = base.map { "\ntranslates: \($0)" } ?? ""
            let text = try Files.patched(
                Files.text("back-pain.en.yaml"),
                [
                    (
                        "dialogue: back-pain\nlanguage: en\n",
                        "dialogue: \(name)\nlanguage: \(language)\(translates)\n\n"
                    )
                ]
            )
            return try ScriptReader.draft(
                of: SourceFile(name: "\(name).\(language).yaml", text: text)
            )
        }
    }

    @Test func `topics have bases of their own, and each its translations`() throws {
        let match = TranslationMatch(
            topics: try drafts([
                ("a-knee", "de", "en"), ("a-knee", "en", nil), ("back", "en", "es"),
                ("back", "es", nil), ("back", "fr", "es"),
            ]),
            shared: []
        )
        #expect(match.findings.allSatisfy { $0.severity == .warning })
        // The bases come first, so that the default language is one of theirs.
        #expect(match.scripts.map(\.script.language) == ["en", "es", "de", "en", "fr"])
    }

    @Test func `two bases of one topic are refused`() throws {
        let match = TranslationMatch(
            topics: try drafts([("back", "en", nil), ("back", "es", nil)]),
            shared: []
        )
        #expect(match.findings.map(\.code) == [.secondBase])
        #expect(match.findings[0].file == "back.es.yaml")
        #expect(match.findings[0].message.contains("back.en.yaml"))
    }

    @Test(arguments: [("en", "The words come from: es"), ("fr", "The words come from: es")])
    func `a translation without its base is refused`(base: String, fix: String) throws {
        let match = TranslationMatch(
            topics: try drafts([("back", "es", nil), ("back", "de", base)]),
            shared: []
        )
        #expect(match.findings.map(\.code) == [.noBase])
        #expect(match.findings[0].fix.contains(fix))
        #expect(match.findings[0].source == "translates: \(base)")
    }

    @Test func `a translation of a translation is refused`() throws {
        let match = TranslationMatch(
            topics: try drafts([("back", "en", nil), ("back", "es", "en"), ("back", "fr", "es")]),
            shared: []
        )
        #expect(match.findings.filter { $0.severity == .error }.map(\.code) == [.noBase])
    }

    // MARK: - Whole folders

    @Test func `a folder with two languages is loaded, with a warning for each text not marked`()
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "two-\(UUID())")
        try FileManager.default.copyItem(at: MistakeTests.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let common = [
            (old: "days: {one: \"{n} day\"", new: "days: {one: \"{n} día\""),
            (old: "greetings: [hi,", new: "greetings: [hola,"),
        ]
        let files = [
            try Files.translation("back-pain", into: "es", [(Self.greeting, "Hola {name}, sorry")]),
            try Files.translation("common", into: "es", common),
            SourceFile(
                name: "words.es.yaml",
                text: try Files.patched(
                    Files.text("words.en.yaml"),
                    [("language: en", "language: es")]
                )
            ),
        ]
        for file in files {
            let url = folder.appending(path: file.name)
            try file.text.write(to: url, atomically: true, encoding: .utf8)
        }
        let checked = try LibraryLoader.load(folder: folder)
        #expect(checked.library.editions.map(\.script.language) == ["en", "es"])
        #expect(checked.library.edition(language: "es").shared.days(1) == "1 día")
        #expect(checked.library.edition(language: "es").shared.greetings.contains("hola"))

        let unmarked = checked.warnings
            .filter { $0.file == "back-pain.es.yaml" && $0.code == .stale }
        #expect(Set(unmarked.map(\.message)).count == unmarked.count)
        #expect(unmarked.allSatisfy { $0.code == .stale && $0.severity == .warning })
        for name in ["back-pain.es.yaml", "common.es.yaml"] {
            let url = folder.appending(path: name)
            let stamp = try TranslationStamp(translation: url)
            #expect(
                stamp.changed.count
                    == checked.warnings.count { $0.file == name && $0.code == .stale }
            )
            try stamp.text.write(to: url, atomically: true, encoding: .utf8)
        }
        #expect(try !LibraryLoader.load(folder: folder).warnings.contains { $0.code == .stale })
    }
}

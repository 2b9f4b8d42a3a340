import Dialogue
import Foundation
import RulesCore
import Testing

@testable import DialogueFiles

/// The schemas that editors complete and check dialogue files with.
@Suite struct SchemaTests {
    static let folder = MistakeTests.folder

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    static func scripts() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            .filter { $0.hasSuffix(".yaml") }.sorted()
    }

    static func validator(for file: String) throws -> SchemaValidator {
        let kind = file.split(separator: ".").first.map(String.init) ?? ""
        return try SchemaValidator((DialogueSchema(rawValue: kind) ?? .script).text)
    }

    @Test(arguments: DialogueSchema.allCases)
    func `the kept schema is the one that the rules make`(schema: DialogueSchema) throws {
        let kept = try Self.text(schema.fileName)
        #expect(kept == schema.text, "run: sweep schema --write Dialogues")
        #expect(kept.hasSuffix("}\n") && !kept.hasSuffix("\n\n"))
    }

    @Test(arguments: try scripts()) func `a shipped file conforms`(name: String) throws {
        let problems = try Self.validator(for: name).problems(in: Self.text(name))
        #expect(problems == [])
    }

    /// An edit of the shipped script, and the place where the schema has to refuse it.
    static let mistakes: [(old: String, new: String, place: String)] = [
        ("  ice: |", "  icee: |", "/items/icee"),
        ("hello: |", "helo: |", "/helo"),
        ("Hi {name}, sorry", "Hi {nmae}, sorry", "/hello"),
        ("Hi {name}, sorry", "Hi {items}, sorry", "/hello"),
        ("Hi {name}, sorry", "Hi {name, sorry", "/hello"),
        ("{ice-minutes} minutes at a time", "15 minutes at a time", "/items/ice"),
        ("      resolved: gone\n", "", "/choices"),
        ("      mild: comes", "      mlid: comes", "/choices/mlid"),
        ("  R26: Your", "  R37: Your", "/reasons/R37"),
        (
            "{under18: you're under 18, from60: you're 60 or over}", "{under18: young}",
            "/any of/age"
        ),
        ("    plainer: |\n      Think of today. Which is closest?\n", "", "/questions/5"),
        ("  - severity: |", "  - severty: |", "/severty"),
        ("call {emergency-number} now. Don't", "call for help now. Don't", "/levels/emergencyNow"),
        (
            "    choices:\n      notTried",
            "    only if: {legs: none}\n    choices:\n      notTried", "only if"
        ),
        ("language: en\n", "", "has no language"),
    ]

    @Test(arguments: mistakes)
    func `a typical mistake is refused by schema and loader`(
        old: String,
        new: String,
        place: String
    ) throws {
        let text = try Self.text("back-pain.en.yaml")
        let wrong = text.replacingOccurrences(of: old, with: new)
        try #require(wrong != text)
        let problems = try Self.validator(for: "back-pain.en.yaml").problems(in: wrong)
        #expect(problems.contains { $0.contains(place) }, "\(problems)")
        #expect(throws: FileRefused.self) {
            try ScriptReader.script(in: SourceFile(name: "back-pain.en.yaml", text: wrong))
        }
    }

    /// Parts of the language that the shipped script need not use.
    static let possible: [(old: String, new: String)] = [
        (
            "  - trend: |\n      And since",
            "  - ask: trend\n    unclear: Better or worse?\n    text: |\n      And since"
        ),
        (
            "  - severity: |",
            "  - say: Then rest.\n    only if: {legs: none, trend: [improving, worsening]}\n"
                + "  - severity: |"
        ),
        ("language: en\n", "language: en\ntranslates: de\ntranslated from: {hello: 0b1ea75b}\n"),
    ]

    @Test(arguments: possible)
    func `what the language has besides is known`(old: String, new: String) throws {
        let text = try Self.text("back-pain.en.yaml")
        let other = text.replacingOccurrences(of: old, with: new)
        try #require(other != text)
        #expect(try Self.validator(for: "back-pain.en.yaml").problems(in: other) == [])
    }

    @Test func `every name of the rules is explained`() throws {
        let text = DialogueSchema.script.text
        for fact in Fact.allCases {
            #expect(text.contains("\(fact.title). "), "\(fact.name)")
            for value in fact.clearValues { #expect(text.contains(value.meaning)) }
        }
        for item in Item.allCases {
            #expect(text.contains(item.meaning.replacingOccurrences(of: "\"", with: "\\\"")))
        }
        for placeholder in Placeholder.allCases { #expect(!placeholder.meaning.isEmpty) }
    }

    @Test func `words that a text has to place are those that the loader asks for`() throws {
        let text = try Self.text("back-pain.en.yaml")
        let items = try #require(text.range(of: "\nitems:"))
        let next = try #require(text.range(of: "\ncheck-ins:"))
        let plain = Item.allCases.map { "  \($0.name): plain words\n" }.joined()
        let wrong =
            text[..<items.lowerBound] + "\nitems:\n" + plain + text[next.lowerBound...]
        let refused = #expect(throws: FileRefused.self) {
            try ScriptReader.script(in: SourceFile(name: "x", text: String(wrong)))
        }
        let asked = refused?.diagnostics.filter { $0.code == .missingPlaceholder }.map(\.message)
        let known = Item.allCases.flatMap { item in
            item.placeholders.map { "\"\(item.name)\" does not say {\($0.rawValue)}." }
        }
        #expect(asked?.sorted() == known.sorted())
    }

    @Test func `names keep their order and control signs are written out`() {
        let json: OrderedJSON = ["b": "\"\\\u{1}é", "a": [.int(1), .bool(true)], "e": [:]]
        #expect(
            json.document == """
                {
                  "b": "\\"\\\\\\u0001é",
                  "a": [1, true],
                  "e": {}
                }

                """
        )
    }
}

import Foundation
import Testing

@testable import DialogueFiles

/// What a program can mend is mended, and nothing else is touched.
@Suite struct MendingTests {
    @Test(arguments: [
        ("items:\n\tice: Cold.\n", "items:\n  ice: Cold.\n"),
        ("questions:\n\t- say: a\n\t  why: b\n", "questions:\n  - say: a\n    why: b\n"),
        ("items:\n\u{A0} ice: Cold.\n", "items:\n  ice: Cold.\n"),
        ("language:\u{202F}en\n", "language: en\n"),
        ("lang\u{200B}uage: en\n", "language: en\n"),
        ("\u{FEFF}language: en\n", "language: en\n"),
        ("hello: “Hi, {name}”\n", "hello: \"Hi, {name}\"\n"),
        ("days: {one: “day, one”, other: days}\n", "days: {one: \"day, one\", other: days}\n"),
        ("hello: “Say \"hi\"”\n", "hello: \"Say \\\"hi\\\"\"\n"),
        ("  why: Note: see a doctor\n", "  why: |\n    Note: see a doctor\n"),
        ("  - why: Note: this\n    say: x\n", "  - why: |\n      Note: this\n    say: x\n"),
        ("why: join #runners\r\nsay: a\r\n", "why: |\r\n  join #runners\r\nsay: a\r\n"),
        ("  language: en # English\n", "  # English\n  language: en\n"),
        ("why: {name}, hi", "why: |\n  {name}, hi"),
        ("why: \"Sore\" it is\n", "why: |\n  \"Sore\" it is\n"),
        ("why: *stop* it\n", "why: |\n  *stop* it\n"),
        ("why: %a\nsay: @b\n", "why: |\n  %a\nsay: |\n  @b\n"),
        ("why: |Because.\n", "why: |\n  Because.\n"),
        ("starts on: [a, *b, !c]\n", "starts on: [a, \"*b\", \"!c\"]\n"),
        ("starts on: [a, {name} hurts]\n", "starts on: [a, \"{name} hurts\"]\n"),
        ("starts on: [a, note: b]\n", "starts on: [a, \"note: b\"]\n"),
        ("days: {one: a: b, other: c}\n", "days: {one: \"a: b\", other: c}\n"),
    ])
    func `a mistake of form is mended once and for all`(broken: String, mended: String) {
        let mending = Mending(of: broken, named: "back-pain.en.yaml")
        #expect(mending.text == mended)
        #expect(!mending.changes.isEmpty)
        let again = Mending(of: mending.text, named: "back-pain.en.yaml")
        #expect(again.text == mending.text && again.changes.isEmpty)
        #expect(PreScan.findings(in: SourceFile(name: "a.en.yaml", text: mended)).isEmpty)
    }

    @Test(arguments: [
        "hello: &x {a: b}\n", "a: *x\n", "hello: \"Hi\nlanguage: en\n", "items:\n  ice:Cold\n",
        "a: b\na: c\n", "a: >\n  b\n", "a: b: c\n  and on: d\n", "a: |\n  # is: \"fine\n",
        "days: {one: a, b, other: c}\n", "a: |\n  fran\u{E7}ais\u{A0}: “oui”\n",
    ])
    func `what only a person can mend stays as it is`(text: String) {
        #expect(Mending(of: text, named: "back-pain.en.yaml").changes.isEmpty)
        #expect(Mending(of: text, named: "back-pain.en.yaml").text == text)
    }

    @Test func `the shipped files stay as they are`() throws {
        for name in ["back-pain", "common", "topics", "words"] {
            let url = MistakeTests.folder.appending(path: "\(name).en.yaml")
            let text = try String(contentsOf: url, encoding: .utf8)
            #expect(Mending(of: text, named: "\(name).en.yaml").text == text)
        }
    }

    @Test(arguments: [
        ("  R36: Your", "\tR36: Your"), ("language: en", "language:\u{A0}en"),
        ("      worsening: worse", "\t\t\tworsening: worse"),
        ("    Training waits", "\t\tTraining waits"),
    ])
    func `a mended script says what it said`(old: String, new: String) throws {
        let shipped = try MistakeTests.shipped()
        let broken = shipped.replacing(old, with: new, maxReplacements: 1)
        let mended = Mending(of: broken, named: "back-pain.en.yaml").text
        let script = { try ScriptReader.script(in: SourceFile(name: "x.en.yaml", text: $0)) }
        #expect(try script(mended) == script(shipped))
    }

    @Test func `a mended file of general questions says what it said`() throws {
        let url = MistakeTests.folder.appending(path: "topics.en.yaml")
        let shipped = try String(contentsOf: url, encoding: .utf8)
        let broken = shipped.replacing("\n    say: |", with: "\n\tsay: |", maxReplacements: 1)
        #expect(broken != shipped)
        #expect(Mending(of: broken, named: "topics.en.yaml").text == shipped)
    }

    @Test func `changed lines are told, and others are not touched`() {
        let text = "a: b\nwhy: Note: c\n  \nd: e # f\n"
        let changes = Mending(of: text, named: "x.en.yaml").changes
        #expect(changes.map(\.line) == [2, 4])
        #expect(changes.map(\.before) == ["why: Note: c", "d: e # f"])
        #expect(changes.map(\.after) == [["why: |", "  Note: c"], ["# f", "d: e"]])
    }

    @Test func `a file keeps its permissions, and one without mistakes is not written`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mend-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "back-pain.en.yaml")
        try "why: Note: a\n".write(to: path, atomically: false, encoding: .utf8)
        let place = path.path(percentEncoded: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place)
        #expect(try LibraryMending.mend(folder: folder).map(\.name) == ["back-pain.en.yaml"])
        #expect(try String(contentsOf: path, encoding: .utf8) == "why: |\n  Note: a\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: place)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try LibraryMending.mend(folder: folder).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).count == 1)
    }
}

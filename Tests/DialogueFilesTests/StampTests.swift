import Foundation
import Testing

@testable import DialogueFiles

/// What a text was translated from is written down, and nothing else is touched.
@Suite struct StampTests {
    @Test(arguments: [
        ("a: b\n", "a: b\ntranslated from:\n  hello: 0000abcd\n"),
        ("a: b", "a: b\ntranslated from:\n  hello: 0000abcd\n"),
        ("", "translated from:\n  hello: 0000abcd\n"),
        ("a: b\r\n", "a: b\r\ntranslated from:\r\n  hello: 0000abcd\r\n"),
        (
            "\u{FEFF}a: b\n\ntranslated from:\n  hello: 11111111\n  x: 2\n",
            "\u{FEFF}a: b\n\ntranslated from:\n  hello: 0000abcd\n"
        ),
        (
            "translated from:\n  x: 1\n\n# note\nz: 1\n",
            "translated from:\n  hello: 0000abcd\n\n# note\nz: 1\n"
        ),
        (
            "translated from: {x: 1}\nz: |\n  a\n",
            "translated from:\n  hello: 0000abcd\nz: |\n  a\n"
        ),
        ("a: b\ntranslated from:\n  x: 1", "a: b\ntranslated from:\n  hello: 0000abcd"),
        (
            "a: |\n  translated from: x\n",
            "a: |\n  translated from: x\ntranslated from:\n  hello: 0000abcd\n"
        ),
    ])
    func `the section is replaced or put at the end, byte for byte otherwise`(
        text: String,
        stamped: String
    ) {
        let stamps = [(path: "hello", stamp: "0000abcd")]
        #expect(Array(Stamps.text(text, with: stamps).utf8) == Array(stamped.utf8))
        let again = Stamps.text(stamped, with: stamps)
        #expect(Array(again.utf8) == Array(stamped.utf8))
    }

    @Test func `only words count, not how they are broken into lines`() throws {
        func stamp(_ text: String) throws -> String {
            let root = try SourceFile(name: "x.en.yaml", text: text).parsed()
            return try #require(FileTexts(root).items.first).stamp
        }
        let words = try stamp("hello: |\n  One two,\n  three.\n")
        // FNV-1a of "One two, three.", both halves laid over each other.
        #expect(words == "a620dad8")
        #expect(try stamp("hello: One  two, three.\n") == words)
        #expect(try stamp("hello: |\n  One two.\n\n  Three.\n") != words)
        #expect(try stamp("hello: [One two, three.]\n") != words)
    }

    /// A folder with the shipped words in English and as their own translation.
    func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stamp-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["common.en.yaml", "back-pain.en.yaml"] {
            let text = try Files.text(name)
            let url = folder.appending(path: name)
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        for name in ["common", "back-pain"] {
            let file = try Files.translation(name, into: "es")
            let url = folder.appending(path: file.name)
            try file.text.write(to: url, atomically: true, encoding: .utf8)
        }
        try body(folder)
    }

    func stale(_ folder: URL, _ name: String) throws -> [String] {
        let files = try ["en", "es"]
            .map { try SourceFile(reading: folder.appending(path: "\(name).\($0).yaml")) }
        let comparison = try LibraryDraft(files).comparison(of: "\(name).es.yaml")
        return comparison.findings.map(\.message)
    }

    @Test(arguments: [
        ("common", "right, I keep it.", "phrases/not forgotten"),
        (
            "back-pain", "it has nothing to do with running\n",
            "questions/runRelation/choices/notRunLinked"
        ),
        ("back-pain", "pain that comes on in a run needs", "questions/say if runRelation"),
        ("back-pain", "ring your doctor, an urgent-care", "levels/urgentSameDay"),
    ])
    func `a text whose base has changed is told once, until it is marked`(
        name: String,
        words: String,
        path: String
    ) throws {
        try withFolder { folder in
            let own = folder.appending(path: "\(name).es.yaml")
            try TranslationStamp(translation: own).text
                .write(to: own, atomically: true, encoding: .utf8)
            #expect(try stale(folder, name).isEmpty)
            #expect(try TranslationStamp(translation: own).changed.isEmpty)

            let base = folder.appending(path: "\(name).en.yaml")
            let changed = try Files.patched(
                String(contentsOf: base, encoding: .utf8),
                [(words, "really \(words)")]
            )
            try changed.write(to: base, atomically: true, encoding: .utf8)
            let told = try stale(folder, name)
            #expect(told.count == 1)
            #expect(told.first?.contains("\"\(path)") == true)
            #expect(told.first?.contains("has changed") == true)
            #expect(try TranslationStamp(translation: own, only: []).changed.count == 1)
        }
    }

    @Test func `only the texts that are named are marked, in a file that is else as it was`() throws
    {
        try withFolder { folder in
            let own = folder.appending(path: "back-pain.es.yaml")
            let before = try String(contentsOf: own, encoding: .utf8)
            let paths = ["levels/emergencyNow", "questions/any of saddle/one by one/saddle"]
            let stamp = try TranslationStamp(translation: own, only: paths.reversed())
            #expect(Set(stamp.changed) == Set(paths))
            #expect(stamp.text.hasPrefix(before))
            #expect(stamp.text.dropFirst(before.count).split(separator: "\n").count == 3)
            try stamp.text.write(to: own, atomically: true, encoding: .utf8)
            let more = try TranslationStamp(translation: own, only: ["hello"])
            #expect(more.changed == ["hello"])
            #expect(more.text.contains("  levels/emergencyNow: "))
        }
    }

    @Test(arguments: [
        ("back-pain.en.yaml", [], "no \"translates\""),
        ("back-pain.es.yaml", ["level/emergencyNow"], "There is no text"),
        ("back-pain.fr.yaml", [], "cannot be read"),
    ])
    func `what cannot be marked is told`(name: String, paths: [String], message: String) throws {
        try withFolder { folder in
            #expect {
                _ = try TranslationStamp(translation: folder.appending(path: name), only: paths)
            } throws: { error in
                (error as? LibraryRefused)?.diagnostics.first?.message.contains(message) == true
            }
        }
    }
}

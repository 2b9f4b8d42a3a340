import Foundation

/// A copy of the shipped scripts that a test changes; gone with it.
final class DialogueFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appending(path: "dialogues-\(UUID())")

    /// Copies the scripts of some languages, with the English talks where a test needs them.
    init(withTalks: Bool = false, languages: [String] = ["en"]) throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        let names = languages.flatMap { language in
            ["back-pain", "common", "words", "topics"].map { "\($0).\(language).yaml" }
        }
        for name in names + (withTalks ? ["talks"] : []) {
            try FileManager.default.copyItem(
                at: Stage.dialogues.appending(path: name),
                to: url.appending(path: name)
            )
        }
        guard withTalks else { return }
        try FileManager.default.removeItem(at: url.appending(path: "talks/es"))
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// A copy with some words of a script replaced.
    convenience init(replacing old: String, with new: String) throws {
        try self.init()
        try edit { $0.replacing(old, with: new) }
    }

    /// What is changed was there: a test that changes nothing would prove nothing.
    struct NothingChanged: Error {}

    func edit(_ name: String = "back-pain.en.yaml", _ change: (String) throws -> String) throws {
        let file = url.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = try change(text)
        guard changed != text else { throw NothingChanged() }
        try changed.write(to: file, atomically: true, encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }
}

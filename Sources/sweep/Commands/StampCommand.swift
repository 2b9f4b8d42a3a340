internal import ArgumentParser
internal import DialogueFiles
internal import Foundation

/// Marks texts of a translation as translated from what the base says now.
struct StampCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stamp",
        abstract: "Marks texts of a translation as up to date with the words they translate.",
        discussion: """
            Writes nothing but the section "translated from" at the end of the file. Mark what you
            have compared; the check then warns when the words it translates change. Examples:
              sweep stamp Dialogues/back-pain.es.yaml
              sweep stamp Dialogues/back-pain.es.yaml levels/emergencyNow questions/legs/why
            """
    )

    @Argument(help: "The translation.")
    var file: String

    @Argument(help: "The texts to mark, as the check names them; all of them when left out.")
    var paths: [String] = []

    func run() throws {
        let url = URL(filePath: file).resolvingSymlinksInPath()
        let stamp: TranslationStamp
        do {
            stamp = try TranslationStamp(translation: url, only: paths)
        } catch {
            let findings = error.diagnostics.map(\.text).joined(separator: "\n")
            throw Failure(.notInOrder, "\(file) was not marked:\n\(findings)")
        }
        if !stamp.changed.isEmpty {
            do {
                try Self.write(stamp.text, to: url)
            } catch {
                throw Failure(.outside, "\(file) cannot be written: check its permissions")
            }
        }
        for path in stamp.changed { print(path) }
        let count = stamp.changed.count
        print(count == 1 ? "1 text marked" : "\(count) texts marked")
    }

    /// Puts the whole file in the place of the old one; who may read and edit it stays the same.
    private static func write(_ text: String, to url: URL) throws {
        let path = url.path(percentEncoded: false)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        try Data(text.utf8).write(to: url, options: .atomic)
        guard let permissions = attributes[.posixPermissions] else { return }
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    }
}

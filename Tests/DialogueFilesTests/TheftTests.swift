import DialogueFiles
import Foundation
import Testing

@Suite struct TheftTests {
    @Test(arguments: ["espanol", "ayuda", "no puedo orinar"])
    func `what asks for one language and means something in another is refused`(
        words: String
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "theft-\(UUID())")
        try FileManager.default.copyItem(at: MistakeTests.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "common.en.yaml")
        let text = try Files.patched(
            String(contentsOf: file, encoding: .utf8),
            [("asks for this language: [", "asks for this language: [\(words), ")]
        )
        try text.write(to: file, atomically: true, encoding: .utf8)
        #expect {
            _ = try LibraryLoader.load(folder: folder)
        } throws: { error in
            (error as? LibraryRefused)?.diagnostics
                .contains {
                    $0.code == .phraseTaken && $0.file == "common.en.yaml"
                        && $0.message.contains(words)
                } == true
        }
    }

    @Test(arguments: [
        ("saddle: [can't feel when i wipe,", "saddle: [none, can't feel when i wipe,", "none"),
        ("saddle: [can't feel when i wipe,", "saddle: [stop, can't feel when i wipe,", "stop"),
        ("      resolved: gone", "      resolved: stop", "stop"),
    ])
    func `a phrase that means something else already is refused`(
        old: String,
        new: String,
        words: String
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "theft-\(UUID())")
        try FileManager.default.copyItem(at: MistakeTests.folder, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try MistakeTests.shipped()
        let stolen = text.replacing(old, with: new)
        try #require(stolen != text)
        try stolen.write(
            to: folder.appending(path: "back-pain.en.yaml"),
            atomically: true,
            encoding: .utf8
        )
        #expect {
            _ = try LibraryLoader.load(folder: folder)
        } throws: { error in
            let finding = (error as? LibraryRefused)?.diagnostics.first
            return finding?.code == .phraseTaken && finding?.message.contains(words) == true
        }
    }
}

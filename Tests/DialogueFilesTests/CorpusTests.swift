import Foundation
import Testing

@testable import DialogueFiles

/// What fuzzing began with, and what it once found, is read again with every run.
@Suite struct CorpusTests {
    private static let names = [
        "back-pain.en.yaml", "common.en.yaml", "words.en.yaml", "plain.talk",
    ]

    private static let files: [URL] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fuzz/Corpus/scripts")
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        )
        return files?.sorted { $0.path < $1.path } ?? []
    }()

    @Test func `there is a corpus`() {
        #expect(Self.files.count > 20)
    }

    @Test(.timeLimit(.minutes(5)), arguments: files)
    func `a file of the corpus is read to its end, and what is found can be shown`(
        file: URL
    ) throws {
        let data = try Data(contentsOf: file)
        let kind = try #require(data.first)
        let name = Self.names[Int(kind) % Self.names.count]
        let findings = LibraryLoader.findings(in: data.dropFirst(), named: name)
        for finding in findings {
            #expect(finding.line > 0 && finding.column > 0 && !finding.text.isEmpty)
        }
    }
}

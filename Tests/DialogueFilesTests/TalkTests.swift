import Dialogue
import DialogueFiles
import Foundation
import Testing
import Understanding

/// The written talks beside the shipped scripts.
@Suite struct TalkTests {
    static let talks = MistakeTests.folder.appending(path: "talks")

    static func names() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: talks.path(percentEncoded: false))
            .filter { $0.hasSuffix(".talk") }.sorted()
    }

    static let library = Result { try LibraryLoader.load(folder: MistakeTests.folder).library }

    static let edition = Result { try library.get().editions[0] }

    func difference(_ path: String) throws -> Transcript.Difference? {
        let talk = try Transcript(contentsOf: path)
        return talk.firstDifference(
            with: try Self.library.get(),
            club: Club(name: "the club", emergencyNumber: "112", bot: "sweep"),
            from: LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
        )
    }

    @Test(arguments: try names()) func `a talk goes as it is written`(name: String) throws {
        let path = Self.talks.appending(path: name).path(percentEncoded: false)
        let found = try difference(path)
        #expect(found == nil, "line \(found?.line ?? 0): \(found?.actual ?? "")")
    }

    @Test(arguments: [
        ("> hi\n< Hello", 2), ("> hi\n...\n= emergencyNow", 3),
        ("> i can't feel myself wipe\n...\n= emergencyNow because R02", 3),
        ("> i can't feel myself wipe\n...\n= urgentSameDay", 3), ("> hi\n> none", 2),
        ("> hi\n< Hi mia, sorry...", 2),
    ])
    func `another way is told with its line`(text: String, line: Int) throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "\(UUID().uuidString).talk"
        )
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try difference(file.path(percentEncoded: false))?.line == line)
    }
}

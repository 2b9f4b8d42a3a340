import Dialogue
import DialogueFiles
import Foundation
import Testing
import Understanding

/// The written talks in Spanish beside the shipped scripts.
@Suite struct SpanishTalkTests {
    static let talks = TalkTests.talks.appending(path: "es")

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: talks.path(percentEncoded: false))
            .filter { $0.hasSuffix(".talk") }.sorted()
    }

    @Test(arguments: try names()) func `a talk goes as it is written`(name: String) throws {
        let path = Self.talks.appending(path: name).path(percentEncoded: false)
        let difference = try Transcript(contentsOf: path)
            .firstDifference(
                with: TalkTests.library.get(),
                club: Club(name: "el club", emergencyNumber: "112", bot: "sweep"),
                from: LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
            )
        #expect(difference == nil)
    }
}

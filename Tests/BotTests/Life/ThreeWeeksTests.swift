import Foundation
import Testing

/// Four runners and one bot for three weeks; the document beside tells it word by word.
@Suite(.timeLimit(.minutes(5))) struct ThreeWeeksTests {
    private static let document = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/three-weeks.txt")

    @Test func `four runners are seen through three weeks, and nobody hears a word too many`()
        async throws
    {
        let document = try String(contentsOf: Self.document, encoding: .utf8)
        // A Sunday afternoon.
        let life = try await Life(from: Date(timeIntervalSince1970: 1_772_380_800))
        var walk = Walk(life, year: 2026, withoutAccount: ["lee"])
        let played = try await walk.play(document)
        if ProcessInfo.processInfo.environment["SWEEP_WRITE_WALK"] != nil {
            try Data(played.utf8).write(to: Self.document)
        }
        let lines = played.split(separator: "\n", omittingEmptySubsequences: false)
        let expected = document.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, pair) in zip(lines, expected).enumerated() where pair.0 != pair.1 {
            Issue.record("line \(number + 1): \(pair.0)\nnot: \(pair.1)")
            return
        }
        #expect(lines.count == expected.count)
    }
}

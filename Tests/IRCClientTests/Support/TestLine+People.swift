import IRCClient
import Testing

/// A server on which people are known, or asked about.
extension TestLine {
    static let tagged = "message-tags account-tag"
    static let tracked = "extended-join account-notify"

    /// A connection that is ready, and has asked all that it asks of its own accord.
    static func people(
        _ capabilities: String = tagged,
        features: String = "WHOX",
        channels: [String] = [],
        flood: IRCConfiguration.Flood = .init(burst: 0, linesPerSecond: 0),
        epoch: Int = 1,
        speaker: Speaker = Speaker()
    ) throws -> TestLine {
        let line = try TestLine.ready(
            .sample(channels: channels, flood: flood),
            epoch: epoch,
            speaker: speaker,
            features: features,
            capabilities: capabilities
        )
        for channel in channels { try line.server(":srv.example 315 sweep \(channel) :End") }
        _ = line.takeLines()
        return line
    }

    /// Answers a question by WHOX.
    func answer(_ question: String, user: String = "a", account: String = "0") throws {
        let words = question.split { " ,".contains($0) }
        try #require(words.count == 4)
        try server(
            ":srv.example 354 sweep \(words[3]) \(user) h \(words[1]) \(account)",
            ":srv.example 315 sweep \(words[1]) :End"
        )
    }
}

import TestKit

/// A runner who talks to the bot, and remembers how far the answers were read.
final class Runner {
    let nick: String
    let client: RawClient
    private var read = 0

    init(_ nick: String, at server: NgIRCd, channel: String? = nil) async throws {
        self.nick = nick
        client = try await RawClient(nick, at: server, channel: channel)
    }

    /// The bot's private words since the last time.
    func news() -> [String] {
        let lines = client.lines
        defer { read = lines.count }
        return lines[read...]
            .compactMap { line in
                let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
                guard parts.count == 4, parts[0].hasPrefix(":sweep!"), parts[1] == "PRIVMSG",
                    parts[2] == nick
                else { return nil }
                return String(parts[3].drop { $0 == ":" })
            }
    }

    /// Says something in private and gives all that the bot answers until one answer holds `words`.
    @discardableResult
    func say(_ text: String, until words: String) async throws -> [String] {
        client.send("PRIVMSG sweep :\(text)")
        var answers: [String] = []
        while !answers.contains(where: { $0.contains(words) }) {
            try await Task.sleep(for: .milliseconds(10))
            answers += news()
        }
        return answers
    }
}

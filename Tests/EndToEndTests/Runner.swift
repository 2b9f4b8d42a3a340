import TestKit

/// A runner who talks to the bot, and remembers how far the answers were read.
final class Runner {
    /// How the last line of every advice begins.
    static let disclaimer = "General information for runners"

    let nick: String
    let client: RawClient
    private var read = 0

    init(
        _ nick: String,
        at server: any TestServer,
        account: Atheme.Account? = nil,
        login: (account: String, password: String)? = nil,
        channel: String? = nil
    ) async throws {
        self.nick = nick
        client = try await RawClient(
            nick,
            at: server,
            account: account,
            login: login,
            channel: channel
        )
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
        let deadline = ContinuousClock.now + .seconds(30)
        while !answers.contains(where: { $0.contains(words) }) {
            guard ContinuousClock.now < deadline else {
                throw RawClient.Missing(words: words, lines: answers)
            }
            try await Task.sleep(for: .milliseconds(10))
            answers += news()
        }
        return answers
    }

    /// Answers "none" or 1 to whatever is asked, until the advice is there.
    func finish() async throws -> [String] {
        client.send("PRIVMSG sweep :repeat")
        var answers: [String] = []
        for _ in 0..<20 {
            let deadline = ContinuousClock.now + .seconds(30)
            while !answers.contains(where: { $0.contains("\"none\"") || $0.contains("own words") })
            {
                guard ContinuousClock.now < deadline else {
                    throw RawClient.Missing(words: "a question", lines: answers)
                }
                try await Task.sleep(for: .milliseconds(10))
                answers += news()
                if answers.contains(where: { $0.hasPrefix(Self.disclaimer) }) { return answers }
            }
            let isList = answers.contains { $0.contains("\"none\"") }
            let isTrend = answers.contains { $0.contains("how is it going") }
            answers = []
            client.send("PRIVMSG sweep :\(isList ? "none" : isTrend ? "3" : "1")")
        }
        return answers
    }
}

import Chat
import IRCClient
import IRCProtocol
import NIOCore
import Testing

/// How we learn who is in our channels, without a flood.
@Suite struct MembersTests {
    private static let caps = "account-notify extended-join"

    private func line(
        caps: String = Self.caps,
        features: String = "WHOX",
        channels: [String],
        operatorsOf: String? = nil,
        flood: IRCConfiguration.Flood = .init(burst: 0, linesPerSecond: 0)
    ) throws -> TestLine {
        let line = try TestLine(
            .sample(channels: channels, operatorsOf: operatorsOf, flood: flood)
        )
        try line.server(":srv.example CAP * LS :\(caps)", ":srv.example CAP * ACK :\(caps)")
        try line.server(
            ":srv.example 001 sweep :Welcome sweep!~s@bot.example",
            ":srv.example 005 sweep CASEMAPPING=ascii PREFIX=(ov)@+ CHANTYPES=# \(features) :ok",
            ":srv.example 376 sweep :End of MOTD"
        )
        _ = line.takeLines()
        return line
    }

    private func enter(_ channel: String, _ line: TestLine) throws {
        try line.server(
            ":sweep!~s@bot.example JOIN \(channel) * :a bot",
            ":srv.example 353 sweep = \(channel) :@rob ana sweep",
            ":srv.example 366 sweep \(channel) :End"
        )
    }

    @Test func `one channel after the other is asked for, each once`() throws {
        let line = try line(channels: ["#a", "#b"])
        try enter("#a", line)
        try enter("#b", line)
        #expect(line.takeLines() == ["WHO #a %tuhnfa,1"])
        line.pass(.seconds(30))
        #expect(line.takeLines().isEmpty)
        try line.server(
            ":srv.example 354 sweep 1 r h rob H@ robert",
            ":srv.example 315 sweep #a :End"
        )
        #expect(line.takeLines() == ["WHO #b %tuhnfa,2"])
        try line.server(":srv.example 315 sweep #b :End")
        try line.server(":rob!r@h PRIVMSG sweep :hello")
        line.pass(.seconds(80))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.messages.map(\.sender.id.key) == ["account:robert"])
    }

    @Test func `an answer without an end is given up after a minute, and asked for once more`()
        throws
    {
        let line = try line(channels: ["#a", "#b"])
        try enter("#a", line)
        try enter("#b", line)
        _ = line.takeLines()
        var asked: [String] = []
        for _ in 0..<10 {
            line.pass(.seconds(60))
            asked += line.takeLines().filter { $0.hasPrefix("WHO") }
            // A sign of life.
            try line.server("PING :x")
        }
        #expect(asked == ["WHO #b %tuhnfa,2", "WHO #a %tuhnfa,3", "WHO #b %tuhnfa,4"])
    }

    @Test(arguments: [
        ("account-notify", "WHOX"), ("extended-join", "WHOX"), (Self.caps, "MONITOR=5"),
        ("account-tag", "WHOX"),
    ]) func `where no table is kept, or WHO tells no accounts, nothing is asked`(
        caps: String,
        features: String
    ) throws {
        let line = try line(caps: caps, features: features, channels: ["#a"], operatorsOf: "#a")
        try enter("#a", line)
        #expect(line.takeLines().isEmpty)
    }

    @Test func `questions stand behind the words for people`() throws {
        let line = try line(
            channels: ["#a"],
            flood: .init(burst: 1, linesPerSecond: 1)
        )
        try enter("#a", line)
        line.say(action(1, "hello"), action(2, "there"))
        #expect(line.takeLines().isEmpty)
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["PRIVMSG ana :hello"])
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["PRIVMSG ana :there"])
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["WHO #a %tuhnfa,1"])
    }

    @Test(arguments: [("WHOX", "WHO #mods %tuhnfa,1"), ("MONITOR=5", "NAMES #mods")])
    func `where no members are named the rights of moderators are asked for`(
        features: String,
        question: String
    ) throws {
        let line = try line(
            caps: "no-implicit-names",
            features: features,
            channels: ["#mods"],
            operatorsOf: "#mods"
        )
        try line.server(":sweep!~s@bot.example JOIN #mods")
        #expect(line.takeLines() == [question])
        #expect(line.heard.epochs == [1])
        try line.server(
            ":srv.example 354 sweep 1 r h rob H@ 0",
            ":srv.example 353 sweep = #mods :@rob ana",
            ":rob!r@h PRIVMSG sweep :hello",
            ":ana!a@h PRIVMSG sweep :hello"
        )
        #expect(line.heard.messages.map(\.sender.isModerator) == [true, false])
    }

    @Test func `a channel of thousands is not asked for`() throws {
        let line = try line(channels: ["#huge"])
        try line.server(":sweep!~s@bot.example JOIN #huge * :a bot")
        for part in 0..<60 {
            let names = (0..<100).map { "u\(part)x\($0)" }.joined(separator: " ")
            try line.server(":srv.example 353 sweep = #huge :\(names)")
        }
        try line.server(":srv.example 366 sweep #huge :End")
        #expect(line.takeLines().isEmpty)
    }
}

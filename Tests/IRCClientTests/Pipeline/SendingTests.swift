import Chat
import IRCClient
import IRCProtocol
import NIOCore
import NIOEmbedded
import Testing

@Suite struct SendingTests {
    private static let slow = IRCConfiguration.Flood(burst: 2, linesPerSecond: 1)

    @Test func `what is said at once leaves in one write and is told in one event`() throws {
        let line = try TestLine.ready(.sample())
        line.say(
            action(1, "one"),
            action(2, to: "#run", "two"),
            action(3, to: "bob", "three\nfour")
        )
        #expect(
            line.takeWrites() == [
                [
                    "PRIVMSG ana :one", "PRIVMSG bob :three", "PRIVMSG bob :four",
                    "PRIVMSG #run :two",
                ]
            ]
        )
        #expect(line.heard.sent == [[1, 2, 3]])
    }

    @Test func `an action is sent when its last line is`() throws {
        let line = try TestLine.ready(.sample(flood: Self.slow))
        line.say(action(1, "a\nb\nc"), action(2, "d"))
        #expect(line.takeLines() == ["PRIVMSG ana :a", "PRIVMSG ana :b"])
        #expect(line.heard.sent.isEmpty)
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["PRIVMSG ana :c"])
        #expect(line.heard.sent == [[1]])
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["PRIVMSG ana :d"])
        #expect(line.heard.sent == [[1], [2]])
    }

    @Test func `it is told as sent only when the connection has taken it`() throws {
        let line = try TestLine.ready(.sample())
        line.gate.isShut = true
        line.say(action(1, "one"))
        #expect(line.takeLines() == ["PRIVMSG ana :one"])
        #expect(line.heard.sent.isEmpty)
        line.gate.open()
        #expect(line.heard.sent == [[1]])
    }

    @Test func `what the connection did not take is not told as sent`() throws {
        let line = try TestLine.ready(.sample())
        line.gate.isShut = true
        line.say(action(1, "one"))
        line.gate.breakOff()
        try line.channel.close().wait()
        #expect(line.heard.sent.isEmpty)
        #expect(line.heard.all.last == .lost(network: "demo"))
    }

    @Test func `PONG does not wait while actions do`() throws {
        let line = try TestLine.ready(.sample(flood: Self.slow))
        line.say(action(1, "a\nb\nc\nd"))
        _ = line.takeLines()
        try line.server("PING :token with spaces")
        #expect(line.takeLines() == ["PONG :token with spaces"])
    }

    @Test func `urgent words overtake what waits`() throws {
        let line = try TestLine.ready(.sample(flood: Self.slow))
        line.say(action(1, "a\nb\nc\nd"))
        _ = line.takeLines()
        line.say(action(2, to: "bob", "call 112", urgency: .emergency))
        #expect(line.takeLines().isEmpty)
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["PRIVMSG bob :call 112"])
    }

    @Test func `a full connection makes lines wait and urgent ones still come first`() throws {
        let line = try TestLine.ready(.sample())
        line.channel.isWritable = false
        line.say(action(1, "one"), action(2, "two"))
        line.say(action(3, to: "bob", "call 112", urgency: .emergency))
        try line.server("PING :x")
        #expect(line.takeLines() == ["PONG x"])
        line.channel.isWritable = true
        line.channel.pipeline.fireChannelWritabilityChanged()
        #expect(
            line.takeLines() == ["PRIVMSG bob :call 112", "PRIVMSG ana :one", "PRIVMSG ana :two"]
        )
    }

    @Test func `much is written in pieces`() throws {
        let line = try TestLine.ready(.sample())
        let text = String(repeating: "x", count: 300)
        line.speaker.say((1...200).map { action($0, to: "n\($0)", text) }, epoch: 1)
        line.channel.embeddedEventLoop.run()
        let writes = line.takeWrites()
        #expect(writes.count == 4)
        #expect(writes.flatMap(\.self).count == 200)
        #expect(line.heard.sent.flatMap(\.self) == Array(1...200))
    }

    @Test(arguments: [
        ("ana\r\nQUIT", "hi"), ("ana :x\r\nQUIT", "hi"), ("#run\nJOIN #x", "hi"), ("", "hi"),
        ("ana", "\r\n"), ("ana", ""), ("ana,bob", "hi"),
    ])
    func `what can never be sent is told as refused and does not go out`(
        target: String,
        text: String
    ) throws {
        let line = try TestLine.ready(.sample())
        line.say(action(1, to: target, text), action(2, "next"))
        #expect(line.takeLines() == ["PRIVMSG ana :next"])
        #expect(line.heard.fates == [1: .refused(.impossible), 2: .written])
    }

    @Test(arguments: [
        ("hi\r\nQUIT :bye", ["hi", "QUIT :bye"]),
        ("hi\u{0}\nJOIN #x", ["hi", "JOIN #x"]),
        ("\u{1}DCC SEND\u{1}", ["DCC SEND"]),
        (":colon first", [":colon first"]),
    ])
    func `no words become a command`(text: String, said: [String]) throws {
        let line = try TestLine.ready(.sample())
        line.say(action(1, text))
        #expect(line.takeLines() == said.map { "PRIVMSG ana :\($0)" })
    }

    @Test func `every line fits into what others receive`() throws {
        let line = try TestLine.ready(.sample())
        let words = String(repeating: "näher ", count: 700)
        line.say(action(1, words))
        let lines = line.takeLines()
        #expect(lines.count > 8)
        for text in lines { #expect((":sweep!~s@bot.example " + text + "\r\n").utf8.count <= 512) }
        let said = lines.map { $0.dropFirst("PRIVMSG ana :".count) }.joined(separator: " ")
        #expect(said == words.dropLast())
    }

    @Test func `a longer host makes the waiting lines shorter`() throws {
        let line = try TestLine.ready(.sample(flood: Self.slow))
        line.say(action(1, String(repeating: "word ", count: 400)))
        let before = line.takeLines().map(\.utf8.count)
        let host = String(repeating: "h", count: 63)
        try line.server(":srv.example 396 sweep \(host) :is now your host")
        line.pass(.seconds(30))
        let after = line.takeLines()
        #expect(after.count > 1)
        for text in after {
            #expect((":sweep!~s@\(host) " + text + "\r\n").utf8.count <= 512)
            #expect(text.utf8.count < before[0])
        }
    }

    @Test func `another epoch and a line that is down take nothing`() throws {
        let line = try TestLine.ready(.sample())
        line.say(action(1, "old"), epoch: 0)
        #expect(line.takeLines().isEmpty)
        try line.channel.close().wait()
        line.say(action(2, "late"))
        #expect(line.heard.sent.isEmpty)
        #expect(line.heard.all == [.ready(network: "demo", epoch: 1), .lost(network: "demo")])
    }
}

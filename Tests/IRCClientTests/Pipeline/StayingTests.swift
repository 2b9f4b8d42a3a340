import Chat
import IRCClient
import IRCProtocol
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@Suite struct StayingTests {
    @Test func `a silent server is asked and then left`() throws {
        let line = try TestLine.ready(.sample(keepalive: Keepalive.Limits()))
        line.pass(.seconds(49))
        #expect(line.takeLines().isEmpty)
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["PING 1"])
        line.pass(.seconds(29))
        #expect(!line.isClosed)
        line.pass(.seconds(1))
        #expect(line.isClosed)
        #expect(line.handler.ending.reason.contains("silent for 80.0 seconds"))
        #expect(line.heard.losses == 1)
    }

    @Test func `a server that answers is kept and measured`() throws {
        let line = try TestLine.ready(.sample(keepalive: Keepalive.Limits()))
        line.pass(.seconds(50))
        for round in 1...20 {
            #expect(line.takeLines() == ["PING \(round)"])
            line.pass(.seconds(2))
            try line.server(":srv.example PONG srv.example :\(round)")
            #expect(line.handler.lag == .seconds(2))
            let condition = line.speaker.condition
            #expect(condition?.lag == .seconds(2))
            #expect(condition?.missing.contains { $0.hasPrefix("account-tag missing: ") } == true)
            line.pass(.seconds(48))
        }
        #expect(!line.isClosed)
    }

    @Test func `a server that hears us no more is left though others go on`() throws {
        let line = try TestLine.ready(.sample(keepalive: Keepalive.Limits()))
        line.pass(.seconds(50))
        try line.server(":srv.example PONG srv.example :1")
        for _ in 0..<109 {
            line.pass(.seconds(1))
            try line.server(":ana!a@h PRIVMSG sweep :are you there?")
        }
        #expect(!line.isClosed)
        line.pass(.seconds(1))
        #expect(line.isClosed)
        #expect(line.handler.ending.reason.contains("has not answered our PING for 60.0 seconds"))
    }

    @Test(arguments: [
        (":srv.example 465 sweep :You are banned from this server", true),
        (":srv.example 463 sweep :Your host isn't among the privileged", true),
        ("ERROR :Closing Link: sweep (K-Lined)", true),
        ("ERROR :Trying to reconnect too fast", false),
    ])
    func `a ban is told from other ends`(words: String, isBan: Bool) throws {
        let line = try TestLine(.sample())
        try line.server(words)
        try line.channel.close().wait()
        #expect((line.handler.ending.verdict == .banned) == isBan)
    }
}

@Suite struct SecurityTests {
    /// What was said about a policy.
    private final class Kept: Sendable {
        let seconds = Mutex<[Int64]>([])
        var all: [Int64] { seconds.withLock(\.self) }
    }

    private func secureLine(_ kept: Kept) throws -> TestLine {
        let transport = Transport.tls { seconds in
            kept.seconds.withLock { $0.append(seconds) }
        }
        return try TestLine(.sample(), transport: transport)
    }

    @Test(arguments: [
        [":srv CAP * LS :sasl=PLAIN sts=port=6697 message-tags"],
        ["PING :1", ":srv CAP * LS * :message-tags sts=duration=9,port=6697"],
        [":srv CAP * LS :sts=port=6697", ":srv CAP * LS :message-tags", "PING :2"],
    ])
    func `nothing leaves after a demand for TLS`(lines: [String]) throws {
        let line = try TestLine(.sample())
        _ = line.takeLines()
        try line.server(bytes: Array(lines.map { $0 + "\r\n" }.joined().utf8))
        #expect(line.takeLines().isEmpty)
        #expect(line.isClosed)
        #expect(line.handler.advice.upgradePort == 6_697)
        #expect(line.handler.advice.policySeconds == nil)
        #expect(line.handler.ending.reason.contains("TLS on port 6697"))
        #expect(line.heard.all.isEmpty)
    }

    @Test func `a demand after registration ends the connection too`() throws {
        let line = try TestLine.ready(.sample(keepalive: Keepalive.Limits()))
        try line.server(":srv CAP sweep NEW :sts=port=6697")
        #expect(line.takeLines().isEmpty)
        #expect(line.isClosed && line.heard.losses == 1)
        #expect(line.handler.advice.upgradePort == 6_697)
    }

    @Test(arguments: ["sts", "sts=", "sts=duration=60", "sts=port=0", "sts=port=x,duration=6"])
    func `on plaintext nothing but a port counts`(offer: String) throws {
        let line = try TestLine(.sample())
        _ = line.takeLines()
        try line.server(":srv CAP * LS :message-tags \(offer)")
        #expect(line.takeLines() == ["CAP REQ message-tags"])
        #expect(!line.isClosed && line.handler.advice == SecurityAdvice())
    }

    @Test func `over TLS a duration is kept each time it is told and a port is not obeyed`() throws
    {
        let kept = Kept()
        let line = try secureLine(kept)
        _ = line.takeLines()
        try line.server(":srv CAP * LS * :sts=port=1,duration=60", ":srv CAP * LS :message-tags")
        #expect(line.takeLines() == ["CAP REQ message-tags"])
        try line.server(
            ":srv CAP * NEW :sts=duration=7",
            ":srv CAP * DEL :sts",
            ":srv CAP * NEW :sts=port=1",
            ":srv CAP * NEW :sts=duration=0"
        )
        #expect(!line.isClosed)
        #expect(kept.all == [60, 7, 0])
        #expect(line.handler.advice.policySeconds == 0)
        #expect(line.handler.advice.upgradePort == nil)
    }
}

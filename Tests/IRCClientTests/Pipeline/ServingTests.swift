import Chat
import IRCClient
import IRCProtocol
import NIOCore
import NIOEmbedded
import TestKit
import Testing

@Suite struct ServingTests {
    @Test func `queries get three answers at once and then one in two seconds`() throws {
        let line = try TestLine.ready(.sample())
        for _ in 0..<20 { try line.server(":eve!e@h PRIVMSG sweep :\u{1}VERSION\u{1}") }
        #expect(
            line.takeLines() == Array(repeating: "NOTICE eve :\u{1}VERSION Sweep\u{1}", count: 3)
        )
        line.pass(.seconds(2))
        for _ in 0..<5 { try line.server(":eve!e@h PRIVMSG sweep :\u{1}PING 1\u{1}") }
        #expect(line.takeLines() == ["NOTICE eve :\u{1}PING 1\u{1}"])
        #expect(line.heard.messages.isEmpty)
    }

    @Test func `a kick is answered with a JOIN after a wait that grows`() throws {
        let line = try TestLine.ready(.sample(channels: ["#run"]))
        for wait in [5, 10, 20] as [Int64] {
            try line.server(":op!o@h KICK #run sweep :go")
            line.pass(.seconds(wait) - .milliseconds(1))
            #expect(!line.takeLines().contains("JOIN #run"))
            line.pass(.milliseconds(1))
            #expect(line.takeLines().contains("JOIN #run"))
            try line.server(":sweep!~s@h JOIN #run")
        }
    }

    @Test func `a refused JOIN is tried again and an impossible one is not`() throws {
        let line = try TestLine.ready(.sample())
        let other = try TestLine(.sample(channels: ["#full", "#bad"]))
        try other.register()
        _ = other.takeLines()
        try other.server(
            ":srv.example 471 sweep #full :Cannot join channel (+l)",
            ":srv.example 479 sweep #bad :Illegal channel name"
        )
        other.pass(.seconds(5))
        #expect(other.takeLines() == ["JOIN #full"])
        try other.server(":srv.example 471 sweep #full :Cannot join channel (+l)")
        other.pass(.seconds(10))
        #expect(other.takeLines() == ["JOIN #full"])
        other.pass(.seconds(60))
        #expect(other.takeLines().isEmpty)
        #expect(line.heard.epochs == [1] && other.heard.epochs == [1])
    }

    @Test func `an invitation is ignored`() throws {
        let line = try TestLine.ready(.sample())
        try line.server(":eve!e@h INVITE sweep #trap")
        line.pass(.seconds(60))
        #expect(line.takeLines().isEmpty)
    }

    @Test func `nothing a server sends brings it down`() throws {
        let line = try TestLine.ready(.sample(channels: ["#run"]))
        var random = SeededGenerator(state: 3)
        let alphabet = Array(":@ #!\r\n\u{0}\u{1}PRIVMSGJOINKICK40135sweep;=".utf8) + [0xFF, 0xC3]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...80, using: &random)
            try line.server(bytes: (0..<count).map { _ in alphabet.randomElement(using: &random)! })
        }
        try line.server(bytes: Array(repeating: UInt8(ascii: "x"), count: 100_000))
        try line.server("", "PING :still there")
        #expect(line.takeLines().contains("PONG :still there"))
    }

    @Test func `a message reaches the bot and its answer leaves`() throws {
        let line = try TestLine.ready(.sample(channels: ["#run"], operatorsOf: "#run"))
        try line.server(":rob!r@h PRIVMSG sweep :hello", ":hal!h@h PRIVMSG #run :sweep: hi")
        #expect(line.heard.messages.map(\.text) == ["hello", "hi"])
        #expect(line.heard.messages.map(\.sender.isModerator) == [true, false])
    }
}

@Suite struct LeavingTests {
    @Test func `what waits goes out and then QUIT`() throws {
        let flood = IRCConfiguration.Flood(burst: 1, linesPerSecond: 1)
        let line = try TestLine.ready(.sample(flood: flood))
        line.say(action(1, "a"), action(2, "b"))
        line.handler.leave()
        line.say(action(3, "too late"))
        #expect(line.takeLines() == ["PRIVMSG ana :a"])
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["PRIVMSG ana :b", "QUIT :Shutting down"])
        #expect(line.heard.sent == [[1], [2]])
        try line.server("ERROR :Closing link")
        try line.channel.close().wait()
        #expect(line.handler.ending.reason == "shutdown was asked for")
        #expect(line.heard.losses == 1)
    }

    @Test func `neither a long queue nor a deaf server holds it up`() throws {
        let flood = IRCConfiguration.Flood(burst: 1, linesPerSecond: 1)
        let line = try TestLine.ready(.sample(flood: flood))
        for id in 1...50 { line.say(action(Int64(id), "a")) }
        line.handler.leave()
        line.pass(.seconds(2))
        #expect(line.takeLines().last == "QUIT :Shutting down")
        #expect(line.heard.sent.count < 5)
        line.pass(.milliseconds(1_999))
        #expect(!line.isClosed)
        line.pass(.milliseconds(1))
        #expect(line.isClosed)
    }

    @Test func `words on their way to the loop when it begins are dropped`() throws {
        let flood = IRCConfiguration.Flood(burst: 1, linesPerSecond: 2)
        let line = try TestLine.ready(.sample(flood: flood))
        line.say(action(1, "a"), action(2, "b"))
        line.speaker.say([action(3, "too late")], epoch: 1)
        line.handler.leave()
        line.pass(.seconds(2))
        #expect(line.takeLines() == ["PRIVMSG ana :a", "PRIVMSG ana :b", "QUIT :Shutting down"])
    }

    @Test func `a registration under way is broken off`() throws {
        let line = try TestLine(.sample())
        _ = line.takeLines()
        line.handler.leave()
        #expect(line.takeLines() == ["QUIT :Shutting down"])
        line.pass(.seconds(2))
        #expect(line.isClosed)
        #expect(line.heard.all.isEmpty)
    }
}

import Chat
import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import NIOCore
import Testing

@Suite struct RegistrationTests {
    @Test func `registration begins at once and in one write`() throws {
        let line = try TestLine(.sample())
        let writes = line.takeWrites()
        #expect(
            writes == [
                ["CAP LS 302", "NICK sweep", "USER sweep 0 * :Riverside Runners' back-care bot"]
            ]
        )
        #expect(line.heard.all.isEmpty)
    }

    @Test func `without channels the network is ready once we are registered`() throws {
        let line = try TestLine(.sample(), epoch: 7)
        try line.register()
        #expect(line.heard.all == [.ready(network: "demo", epoch: 7)])
    }

    @Test func `with channels it is ready once each is answered`() throws {
        let line = try TestLine(.sample(channels: ["#run", "#mods", "#gone"]))
        try line.register()
        #expect(line.takeLines().last == "JOIN #run,#mods,#gone")
        try line.server(":sweep!~s@h JOIN #RUN")
        try line.server(":srv.example 403 sweep #gone :No such channel")
        #expect(line.heard.all.isEmpty)
        try line.server(":srv.example 474 sweep #mods :Cannot join channel (+b)")
        #expect(line.heard.all == [.ready(network: "demo", epoch: 1)])
    }

    @Test func `a JOIN without an answer holds it up for ten seconds only`() throws {
        let line = try TestLine(.sample(channels: ["#run"]))
        try line.register()
        line.pass(.milliseconds(9_999))
        #expect(line.heard.all.isEmpty)
        line.pass(.milliseconds(1))
        #expect(line.heard.epochs == [1])
        try line.server(":sweep!~s@h JOIN #run")
        #expect(line.heard.epochs == [1])
    }

    @Test func `a server that does not register us is left after thirty seconds`() throws {
        let line = try TestLine(.sample())
        try line.server(":srv.example CAP * LS :")
        line.pass(.seconds(29))
        #expect(!line.isClosed)
        line.pass(.seconds(1))
        #expect(line.isClosed)
        #expect(line.handler.ending.reason.contains("registration within 30.0 seconds"))
        #expect(line.heard.all.isEmpty)
    }

    @Test func `a request that is never answered does not hold us for ever`() throws {
        let line = try TestLine(.sample())
        try line.server(":srv.example CAP * LS :batch setname", "PING :x")
        #expect(line.takeLines().suffix(2) == ["CAP REQ :setname batch", "PONG x"])
        line.pass(.seconds(30))
        #expect(line.isClosed)
    }

    @Test func `a close while registering loses nothing that was ready`() throws {
        let line = try TestLine(.sample())
        try line.server(":srv.example 001 sweep :Welcome")
        try line.channel.close().wait()
        #expect(line.heard.all.isEmpty)
        #expect(line.handler.ending == Ending(reason: "the server closed the connection"))
    }

    @Test func `no nick left ends the attempt`() throws {
        let line = try TestLine(.sample())
        for _ in 0..<30 { try line.server(":srv.example 433 * x :Nickname is already in use") }
        #expect(line.isClosed)
        #expect(line.handler.ending.reason.contains("refused the nick"))
    }

    @Test(arguments: [
        ("ERROR :Closing Link: K-lined (spam)", true),
        ("ERROR :Closing Link: Ping timeout", false),
        (":srv.example 465 sweep :You are banned", true),
        (":op!o@h KILL sweep :bye", false),
    ])
    func `why the server ends it is kept`(words: String, isBan: Bool) throws {
        let line = try TestLine.ready(.sample())
        line.pass(.seconds(40))
        try line.server(words)
        try line.channel.close().wait()
        #expect((line.handler.ending.verdict == .banned) == isBan)
        #expect(line.handler.ending.reason != "the server closed the connection")
        #expect(line.handler.ending.registeredFor == .seconds(40))
        #expect(line.heard.all.last == .lost(network: "demo"))
        #expect(line.heard.losses == 1)
    }

    @Test func `the log says what changed and no nick`() throws {
        let line = try TestLine.ready(.sample(channels: ["#run"]))
        try line.server(":Ana!a@h PRIVMSG sweep :secret")
        let entries = line.logs.entries
        #expect(entries.count == 1)
        #expect(entries[0].metadata["irc.network"] == "demo")
        #expect(entries[0].metadata["irc.state.new"] == "ready")
        #expect(entries[0].metadata["irc.next"] == "serve in 1 of 1 channels")
        #expect(!"\(entries)".contains("Ana") && !"\(entries)".contains("secret"))
    }
}

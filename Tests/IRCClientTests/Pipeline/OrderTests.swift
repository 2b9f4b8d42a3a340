import Chat
import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import NIOCore
import Testing

/// What comes after what, from the welcome to the first words.
@Suite struct OrderTests {
    private func registered(
        _ configuration: IRCConfiguration,
        account: Bool = false,
        features: String = ""
    ) throws -> TestLine {
        let line = try TestLine(configuration)
        if account { try line.server(":srv.example 900 * sweep!~s@real acct :You are logged in") }
        try line.register(features: features)
        return line
    }

    @Test func `bot mode first, then JOIN, without a login at once`() throws {
        let line = try registered(.sample(channels: ["#run"]), features: "BOT=B")
        #expect(line.takeLines().suffix(3) == ["CAP END", "MODE sweep +B", "JOIN #run"])
        try line.server(":srv.example 005 sweep BOT=b :are supported")
        #expect(line.takeLines() == ["MODE sweep +b"])
    }

    @Test(arguments: [
        ":srv.example 396 sweep user/acct :is now your hidden host",
        ":sweep!~s@real CHGHOST ~s user/acct",
    ]) func `after a login the host that hides ours comes before JOIN`(sign: String) throws {
        let line = try registered(.sample(channels: ["#run"]), account: true)
        _ = line.takeLines()
        line.pass(.milliseconds(2_900))
        try line.server(":ana!a@real CHGHOST ~a user/ana")
        #expect(line.takeLines().isEmpty)
        try line.server(sign)
        #expect(line.takeLines() == ["JOIN #run"])
        line.pass(.seconds(1))
        try line.server(sign)
        #expect(line.takeLines().isEmpty)
    }

    @Test func `a host that was hidden before is not waited for`() throws {
        let line = try TestLine(.sample(channels: ["#run"]))
        try line.server(
            ":srv.example 900 * sweep!~s@real acct :You are logged in",
            ":srv.example 396 * user/acct :is now your hidden host"
        )
        try line.register()
        #expect(line.takeLines().last == "JOIN #run")
    }

    @Test func `a host that never comes is waited for three seconds`() throws {
        let line = try registered(.sample(channels: ["#run"]), account: true)
        _ = line.takeLines()
        line.pass(.milliseconds(2_999))
        #expect(line.takeLines().isEmpty)
        line.pass(.milliseconds(1))
        #expect(line.takeLines() == ["JOIN #run"])
        #expect(line.heard.epochs.isEmpty)
    }

    @Test func `a shutdown while the host is waited for ends it`() throws {
        let line = try registered(.sample(channels: ["#run"]), account: true)
        _ = line.takeLines()
        line.handler.leave()
        #expect(line.takeLines() == ["QUIT :Shutting down"])
        line.pass(.seconds(1))
        try line.server(":srv.example 396 sweep user/acct :is now your hidden host")
        #expect(line.takeLines().isEmpty)
    }

    @Test func `JOINs go in batches as the gate allows`() throws {
        let channels = (1...18).map { "#c\($0)" }
        let flood = IRCConfiguration.Flood(burst: 2, linesPerSecond: 1)
        let line = try registered(.sample(channels: channels, flood: flood))
        #expect(
            line.takeLines().suffix(2) == ["JOIN #c1,#c2,#c3,#c4,#c5", "JOIN #c6,#c7,#c8,#c9,#c10"]
        )
        line.pass(.milliseconds(999))
        #expect(line.takeLines().isEmpty)
        line.pass(.milliseconds(1))
        #expect(line.takeLines() == ["JOIN #c11,#c12,#c13,#c14,#c15"])
        // A limit that shrinks while they wait counts.
        try line.server(":srv.example 005 sweep TARGMAX=JOIN:1 CHANLIMIT=#:17 :are supported")
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["JOIN #c16"])
        // After five lines the server is asked for a sign that it has had them.
        line.pass(.seconds(1))
        #expect(line.takeLines() == ["JOIN #c17", "PING 1"])
        line.pass(.seconds(2))
        #expect(line.takeLines().isEmpty)
        #expect(line.logs.entries.filter { $0.metadata["irc.channel"] == "#c18" }.count == 1)
    }

    @Test func `a channel that the server put us into is not joined`() throws {
        let line = try TestLine(.sample(channels: ["#run"]))
        try line.server(
            ":srv.example 001 sweep :Welcome",
            ":sweep!~s@h JOIN #run",
            ":srv.example 376 sweep :End of MOTD"
        )
        #expect(!line.takeLines().contains { $0.hasPrefix("JOIN") })
        #expect(line.heard.epochs == [1])
    }

    @Test func `a network for those with an account says so`() throws {
        let line = try TestLine(.sample())
        try line.server(":srv.example FAIL * ACCOUNT_REQUIRED :Log in, please")
        #expect(line.isClosed)
        #expect(line.handler.ending.reason.contains("Log in, please; set up sasl"))
    }

    // MARK: Refusals

    @Test(arguments: [437, 471, 473, 474, 475, 477, 405])
    func `what may change is tried again ever less often`(numeric: Int) throws {
        let line = try registered(.sample(channels: ["#run"]))
        _ = line.takeLines()
        for wait in [5, 10, 20, 40] as [Int64] {
            try line.server(":srv.example \(numeric) sweep #run :No")
            line.pass(.seconds(wait) - .milliseconds(1))
            #expect(line.takeLines().isEmpty)
            line.pass(.milliseconds(1))
            #expect(line.takeLines() == ["JOIN #run"])
        }
    }

    @Test(arguments: [403, 476, 479])
    func `what cannot be is told and let go`(numeric: Int) throws {
        let line = try registered(.sample(channels: ["#run"]))
        _ = line.takeLines()
        try line.server(":srv.example \(numeric) sweep #run :No")
        line.pass(.seconds(60))
        #expect(line.takeLines().isEmpty)
        #expect(
            line.logs.entries.contains { $0.metadata["irc.next"] == "give up: check the settings" }
        )
    }

    @Test func `after a forward we stay there until the channel of the settings lets us in`() throws
    {
        let line = try registered(.sample(channels: ["#run"]))
        _ = line.takeLines()
        try line.server(
            ":srv.example 470 sweep #run ##run :Forwarding to another channel",
            ":sweep!~s@h JOIN ##run"
        )
        #expect(line.heard.epochs == [1])
        line.pass(.seconds(5))
        #expect(line.takeLines() == ["JOIN #run"])
        try line.server(":srv.example 470 sweep #run ##run :Forwarding to another channel")
        line.pass(.seconds(10))
        #expect(line.takeLines() == ["JOIN #run"])
        try line.server(":sweep!~s@h JOIN #run")
        #expect(line.takeLines() == ["PART ##run"])
        try line.server(":sweep!~s@h PART ##run")
        line.pass(.seconds(60))
        #expect(line.takeLines().isEmpty)
    }

    @Test func `a forward to another channel of the settings is not left`() throws {
        let line = try registered(.sample(channels: ["#run", "##run"]))
        _ = line.takeLines()
        try line.server(
            ":sweep!~s@h JOIN ##run",
            ":srv.example 470 sweep #run ##RUN :Forwarding to another channel"
        )
        line.pass(.seconds(5))
        try line.server(":sweep!~s@h JOIN #run")
        #expect(line.takeLines() == ["JOIN #run"])
    }

    @Test func `a login that comes late opens the channels that asked for one`() throws {
        let line = try registered(.sample(channels: ["#run", "#full"]))
        _ = line.takeLines()
        try line.server(
            ":srv.example 477 sweep #run :You need to be identified",
            ":srv.example 471 sweep #full :Full",
            ":srv.example 900 sweep sweep!~s@h acct :You are logged in"
        )
        line.pass(.milliseconds(1))
        #expect(line.takeLines() == ["JOIN #run"])
    }

    @Test func `another casemapping does not make us forget what we wait for`() throws {
        let line = try registered(.sample(channels: ["#run{"]))
        _ = line.takeLines()
        try line.server(
            ":srv.example 471 sweep #run{ :Full",
            ":srv.example 005 sweep CASEMAPPING=rfc1459 :are supported"
        )
        line.pass(.seconds(5))
        #expect(line.takeLines() == ["JOIN #run{"])
        try line.server(":sweep!~s@h JOIN #RUN[")
        line.pass(.seconds(60))
        #expect(line.takeLines().isEmpty)
    }
}

import Chat
import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import NIOCore
import Testing

/// How the configured nick is asked for, lost and had again.
@Suite struct NickTests {
    /// A connection that had to begin with a fallback.
    private func line(
        features: String,
        account: Bool = false,
        regains: RegainRecord = RegainRecord()
    ) throws -> TestLine {
        let line = try TestLine(.sample(), regains: regains)
        _ = line.takeLines()
        try line.server(":srv.example 433 * sweep :Nickname is already in use")
        #expect(line.takeLines() == ["NICK sweep_"])
        if account { try line.server(":srv.example 900 sweep_ sweep_!~s@h sweep :Logged in") }
        try line.server(
            ":srv.example 396 sweep_ cloak :is now your host",
            ":srv.example 001 sweep_ :Welcome sweep_!~s@h",
            ":srv.example 005 sweep_ CASEMAPPING=ascii \(features) :ok",
            ":srv.example 376 sweep_ :End of MOTD"
        )
        return line
    }

    @Test func `a server that watches tells when the nick is free`() throws {
        let line = try line(features: "MONITOR=30")
        #expect(line.takeLines() == ["MONITOR + sweep,sweep_"])
        try line.server(":srv.example 730 sweep_ :sweep!x@y,sweep_!~s@h")
        #expect(line.takeLines() == ["MONITOR - sweep_"])
        line.pass(.seconds(80))
        #expect(line.takeLines().isEmpty)
        try line.server(":srv.example 731 sweep_ :sweep")
        #expect(line.takeLines() == ["NICK sweep"])
        try line.server(":sweep_!~s@h NICK sweep")
        #expect(line.takeLines() == ["MONITOR - sweep"])
        line.pass(.seconds(80))
        #expect(line.takeLines().isEmpty)
        #expect(line.heard.epochs == [1])
    }

    @Test(arguments: ["", "MONITOR=30"])
    func `a server that does not, or only says so, is asked`(features: String) throws {
        let line = try line(features: features)
        line.pass(.seconds(10))
        #expect(line.takeLines().last == "ISON sweep")
        try line.server(":srv.example 303 sweep_ :sweep ")
        line.pass(.seconds(60))
        #expect(line.takeLines() == ["ISON sweep"])
        try line.server(":srv.example 303 sweep_ :")
        #expect(line.takeLines() == ["NICK sweep"])
        try line.server(":srv.example 433 sweep_ sweep :Nickname is already in use")
        line.pass(.seconds(60))
        #expect(Set(line.takeLines()) == ["ISON sweep", "NICK sweep"])
        try line.server(":sweep_!~s@h NICK sweep")
        line.pass(.seconds(80))
        #expect(line.takeLines().allSatisfy { $0 == "MONITOR - sweep,sweep_" })
    }

    @Test(arguments: [":sweep!x@y QUIT :bye", ":sweep!x@y NICK other"])
    func `who leaves in our sight leaves us the nick`(sign: String) throws {
        let line = try line(features: "MONITOR=30")
        try line.server(":srv.example 730 sweep_ :sweep!x@y,sweep_!~s@h")
        _ = line.takeLines()
        try line.server(sign)
        #expect(line.takeLines() == ["NICK sweep"])
    }

    @Test func `with an account the services bring it back, and are not asked again and again`()
        throws
    {
        let regains = RegainRecord()
        let line = try line(features: "MONITOR=30", account: true, regains: regains)
        try line.server(":srv.example 730 sweep_ :sweep!x@y,sweep_!~s@h")
        #expect(line.takeLines().contains("PRIVMSG NickServ :REGAIN sweep"))
        line.pass(.seconds(10))
        #expect(line.takeLines() == ["PRIVMSG NickServ :GHOST sweep"])
        try line.server(":srv.example 731 sweep_ :sweep")
        #expect(line.takeLines() == ["NICK sweep"])
        try line.server(":sweep_!~s@h NICK sweep")
        // Another program takes it from us, and so we meet it on the next connection.
        try line.server(":services!s@s KILL sweep :GHOST command used")
        try line.channel.close().wait()
        let next = try self.line(features: "MONITOR=30", account: true, regains: regains)
        try next.server(":srv.example 730 sweep_ :sweep!x@y,sweep_!~s@h")
        next.pass(.seconds(85))
        #expect(next.takeLines() == ["MONITOR + sweep,sweep_", "MONITOR - sweep_"])
        let told = next.logs.entries.filter { $0.message == "nick given up for now" }
        #expect(told.count == 1)
        #expect(!"\(told)".contains("sweep"))
    }

    @Test func `a login that comes late lets the services help at once`() throws {
        let line = try line(features: "MONITOR=30")
        try line.server(":srv.example 730 sweep_ :sweep!x@y,sweep_!~s@h")
        line.pass(.seconds(20))
        _ = line.takeLines()
        try line.server(":srv.example 900 sweep_ sweep_!~s@h sweep :Logged in")
        #expect(line.takeLines() == ["PRIVMSG NickServ :REGAIN sweep"])
    }

    @Test func `services that rename us are answered after a while`() throws {
        let line = try TestLine.ready(.sample(), features: "MONITOR=30")
        try line.server(":sweep!~s@h NICK Guest1234")
        line.pass(.milliseconds(29_999))
        #expect(line.takeLines().isEmpty)
        line.pass(.milliseconds(1))
        #expect(line.takeLines() == ["MONITOR + sweep,Guest1234"])
        try line.server(":srv.example 731 Guest1234 :sweep")
        #expect(line.takeLines() == ["NICK sweep"])
    }

    @Test func `each connection asks for the configured nick, whatever came before`() throws {
        let regains = RegainRecord()
        _ = try line(features: "", regains: regains)
        let next = try TestLine(.sample(), epoch: 2, regains: regains)
        #expect(next.takeLines().contains("NICK sweep"))
    }
}

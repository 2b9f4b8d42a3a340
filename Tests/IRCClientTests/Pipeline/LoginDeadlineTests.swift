import Chat
import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import NIOCore
import NIOEmbedded
import OpenSSLCrypto
import Testing

@Suite struct LoginDeadlineTests {
    private static let plain = "AUTHENTICATE c3dlZXAAc3dlZXAAcGVuY2ls"

    private func line(
        _ mechanisms: [LoginMechanism],
        isRequired: Bool,
        offer: String = "PLAIN,EXTERNAL"
    ) throws -> TestLine {
        let line = try TestLine(.sample(login: .sample(mechanisms, isRequired: isRequired)))
        try line.server(":srv.example CAP * LS :sasl=\(offer)")
        try line.server(":srv.example CAP sweep ACK :sasl")
        return line
    }

    private func logged(_ line: TestLine, _ level: Logger.Level) -> [String] {
        line.logs.entries.filter { $0.level == level }
            .map { "\($0.message): \($0.metadata["irc.reason"]?.description ?? "")" }
    }

    @Test func `a login goes on with each answer, and registration waits for it`() throws {
        let line = try line([.plain], isRequired: true)
        #expect(line.takeLines().last == "AUTHENTICATE PLAIN")
        line.pass(.seconds(9))
        try line.server("AUTHENTICATE +")
        #expect(line.takeLines() == [Self.plain])
        line.pass(.seconds(9))
        try line.server(":srv.example 903 sweep :done")
        #expect(line.takeLines() == ["CAP END"])
        // Another thirty seconds for the rest, counted from here.
        line.pass(.seconds(29))
        #expect(!line.isClosed)
        line.pass(.seconds(1))
        #expect(line.isClosed)
        #expect(line.handler.ending.verdict == .transient)
    }

    @Test func `nothing but an answer is an answer`() throws {
        let line = try line([.plain], isRequired: false)
        _ = line.takeLines()
        for second in 1...10 {
            line.pass(.seconds(1))
            try line.server("PING :\(second)", ":srv.example NOTICE * :*** wait")
            let said = line.takeLines().filter { !$0.hasPrefix("PONG") }
            #expect(said == (second == 10 ? ["AUTHENTICATE *"] : []))
        }
    }

    @Test func `a silent server is left where the login is required`() throws {
        let line = try line([.plain], isRequired: true)
        _ = line.takeLines()
        line.pass(.seconds(10))
        #expect(line.takeLines() == ["AUTHENTICATE *"])
        line.pass(.seconds(10))
        #expect(line.takeLines() == ["QUIT :Cannot log in"])
        line.pass(.seconds(2))
        #expect(line.isClosed)
        #expect(line.handler.ending.verdict == .transient)
        #expect(line.handler.ending.reason.contains("did not answer the login in time"))
        #expect(logged(line, .error).isEmpty)
        #expect(logged(line, .warning).count == 1)
    }

    @Test func `a silent server is gone on with where it is not`() throws {
        let line = try line([.plain], isRequired: false)
        _ = line.takeLines()
        line.pass(.seconds(20))
        #expect(line.takeLines() == ["AUTHENTICATE *", "CAP END"])
        try line.server(":srv.example 001 sweep :Welcome", ":srv.example 422 sweep :no MOTD")
        #expect(line.heard.epochs == [1])
        #expect(logged(line, .warning).count == 1)
    }

    @Test func `a login ends after a minute, however it goes on`() throws {
        let line = try line(
            [.external, .ecdsa, .scramSHA512, .scramSHA256, .plain],
            isRequired: true,
            offer: ""
        )
        var waited = 0
        while !line.isClosed, waited < 200 {
            line.pass(.seconds(9))
            waited += 9
            try line.server(waited % 2 == 0 ? "AUTHENTICATE +" : ":srv.example 904 sweep :failed")
        }
        #expect(line.isClosed)
        #expect(waited <= 81)
    }

    @Test func `offering logins again and again gains a server no time`() throws {
        let line = try line([.plain], isRequired: false)
        var waited = 0
        while !line.isClosed, waited < 300 {
            line.pass(.seconds(1))
            waited += 1
            if line.isClosed { break }
            try line.server(
                ":srv.example 904 sweep :failed",
                ":srv.example CAP sweep NEW :sasl=PLAIN"
            )
        }
        #expect(waited <= 90)
    }

    @Test(arguments: [
        (":srv.example 904 sweep :failed", Ending.Verdict.final, "check sasl.account"),
        (":srv.example 906 sweep :aborted", .transient, "906"),
        (":srv.example CAP sweep DEL :sasl", .transient, "withdrew"),
        (":srv.example 001 sweep :Welcome", .transient, "let us in"),
        ("AUTHENTICATE !!", .banned, "may not be what it seems"),
    ])
    func `a login that failed says whether to come back`(
        words: String,
        verdict: Ending.Verdict,
        reason: String
    ) throws {
        let line = try line([.plain], isRequired: true)
        try line.server(words)
        if verdict == .banned { try line.server(":srv.example 906 sweep :aborted") }
        #expect(line.takeLines().last == "QUIT :Cannot log in")
        try line.server("ERROR :Closing link: Quit: Cannot log in")
        try line.channel.close().wait()
        #expect(line.handler.ending.verdict == verdict)
        #expect(line.handler.ending.reason.contains(reason))
        #expect(logged(line, .warning).count == 1)
        #expect(line.heard.all.isEmpty)
    }

    @Test func `none in common gives up, and no offer does not`() throws {
        let none = try line([.plain], isRequired: true, offer: "AUTHCOOKIE")
        #expect(none.handler.ending.verdict == .final)
        #expect(none.handler.ending.reason.contains("the server offers AUTHCOOKIE"))
        let away = try TestLine(.sample(login: .sample(isRequired: true)))
        try away.server(":srv.example CAP * LS :")
        #expect(away.takeLines().last == "QUIT :Cannot log in")
        #expect(away.handler.ending.verdict == .transient)
    }

    @Test func `a server that closes instead of hearing that we do not trust it stays distrusted`()
        throws
    {
        let line = try line([.plain], isRequired: true)
        try line.server("AUTHENTICATE !!")
        #expect(line.takeLines().last == "AUTHENTICATE *")
        try line.channel.close().wait()
        #expect(line.handler.ending.verdict == .banned)
        #expect(line.handler.ending.reason.contains("may not be what it seems"))
    }

    @Test func `a server that closes in the middle is no more than that`() throws {
        let line = try line([.plain], isRequired: true)
        try line.channel.close().wait()
        #expect(line.handler.ending == Ending(reason: "the server closed the connection"))
        line.pass(.seconds(100))
    }

    @Test func `a key is made, and the login goes on with it`() throws {
        let line = try line([.scramSHA256], isRequired: true, offer: "SCRAM-SHA-256")
        try line.server("AUTHENTICATE +")
        let first = try #require(line.takeLines().last)
        let nonce = try #require(saslNonce(in: first))
        try line.server("AUTHENTICATE \(base64("r=\(nonce)x,s=MDEyMzQ1Njc4OWFiY2RlZg==,i=4096"))")
        line.channel.embeddedEventLoop.run()
        let final = line.takeLines()
        #expect(final.count == 1)
        #expect(saslText(final.first ?? "").hasPrefix("c=biws,r=\(nonce)x,p="))
    }

    @Test func `a login after registration has its deadline too`() throws {
        let line = try TestLine(.sample(login: .sample([.plain])))
        try line.register()
        #expect(line.heard.epochs == [1])
        _ = line.takeLines()
        try line.server(
            ":srv.example CAP sweep NEW :sasl=PLAIN",
            ":srv.example CAP sweep ACK :sasl"
        )
        #expect(line.takeLines() == ["CAP REQ sasl", "AUTHENTICATE PLAIN"])
        line.pass(.seconds(10))
        #expect(line.takeLines() == ["AUTHENTICATE *"])
        try line.server(":srv.example 906 sweep :aborted", ":srv.example 904 sweep :failed")
        line.pass(.seconds(30))
        #expect(!line.isClosed)
        #expect(logged(line, .warning).count == 2)
    }

    @Test func `no log line holds a password or an account`() throws {
        let line = try line([.plain], isRequired: true)
        try line.server("AUTHENTICATE +", ":srv.example 904 sweep :failed for sweep pencil")
        #expect(!"\(line.logs.entries)".contains("pencil"))
        #expect(!"\(line.logs.entries)".contains("c3dlZXAA"))
    }
}

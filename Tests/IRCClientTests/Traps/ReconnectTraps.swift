import Chat
import IRCClient
import NIOOpenSSL
import TestKit
import Testing

/// Ends of all kinds, and what TLS does in between.
///
/// On complaints of bots: "Reconnect"; RFC 8446. Lines that go half-open, and waits between attempts,
/// take moved time: `StayingTests`, `KeepaliveTests`, `BackoffTests`; names that cannot be looked
/// up are in `AddressTests`.
@Suite(.timeLimit(.minutes(1))) struct ReconnectTraps {
    /// RFC 1459 §4.6.4; what a server says goes to the operator's terminal.
    @Test func `ERROR comes before anything`() async throws {
        try await TrapStage.connected { bot, line in
            line.send("ERROR :Closing Link: (Throttled: \u{1b}[31mtoo fast\u{9b}2J)")
            line.closeCleanly()
            try await bot.heard.wait { _ in !bot.offlineReasons.isEmpty }
            #expect(bot.offlineReasons[0].contains("Throttled: [31mtoo fast2J"))
        }
    }

    /// matrix-appservice-irc#119: K-lined for coming back too fast.
    @Test(arguments: [
        ["ERROR :Closing Link: bot.example (K-Lined: open proxy)"],
        [":irc.test 465 * :You are banned from this server", "ERROR :Closing Link"],
        [":irc.test 463 * :Your host isn't among the privileged"],
    ])
    func `we are banned`(lines: [String]) async throws {
        try await TrapStage.connected { bot, line in
            line.send(lines)
            line.closeCleanly()
            try await bot.heard.wait { !$0.all.isEmpty }
            guard case .trouble("demo", .banned(let wait)) = bot.heard.all[0] else {
                Issue.record("\(bot.heard.all)")
                return
            }
            #expect(wait >= .seconds(3_600))
        }
    }

    /// What has no end is no line.
    @Test(arguments: [true, false])
    func `the connection ends in the middle of a line`(isClean: Bool) async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server)
            .serving { bot in
                let line = try await server.accept()
                try await line.register()
                _ = try await bot.ready()
                line.send(bytes: Array(":ana!a@host.example PRIVMSG sweep :stop it".utf8))
                if isClean { line.closeCleanly() } else { line.closeAbruptly() }
                let next = try await server.accept()
                try await next.register()
                _ = try await bot.ready(times: 2)
                next.send(bytes: Array(" now\r\n".utf8))
                try await next.expectSilence()
                #expect(bot.heard.messages.isEmpty)
            }
    }

    /// NUL, CR and LF where they do not belong: the line is lost, and no other.
    @Test func `lines hold what no line may`() async throws {
        try await TrapStage.ready { bot, line, _ in
            let start = ":ana!a@host.example PRIVMSG sweep :"
            let bytes = [
                start + "one\0two\r\n", start + "one\rQUIT\r\n", "\r\n\n\r\n", start + "end\n",
                "\r\r\r\n", "\0\r\n",
            ]
            line.send(bytes: Array(bytes.joined().utf8), inChunksOf: 5)
            #expect(try await bot.heard.texts(upTo: "end").last == "end")
            try await line.expectSilence()
            #expect(!bot.heard.messages.contains { $0.text.contains("\0") })
        }
    }

    /// RFC 8446 §4.6.3: keys may change at any time, and often.
    @Test func `keys change all the time`() async throws {
        try await TrapStage.ready { bot, line, epoch in
            for round in 0..<200 {
                line.updateKeys()
                if round % 20 == 0 { try await line.expectSilence() }
            }
            bot.connection.say([action(1, "hello")], epoch: epoch)
            try await line.expect("PRIVMSG ana :hello")
        }
    }

    /// A port that speaks IRC in the clear: nothing is said to it.
    @Test func `the server speaks no TLS`() async throws {
        let server = try await ScriptedServer(.plaintext)
        let bot = try TestBot(at: server) { $0.security = .tls(TLSConfiguration()) }
        try await bot.serving { _ in
            for _ in 0..<2 {
                let line = try await server.accept()
                line.send("NOTICE AUTH :*** Looking up your hostname...", "ERROR :Use TLS")
                try await line.expectEnd()
            }
        }
        #expect(bot.heard.all.isEmpty)
    }

    /// Karmator#138: connected, and in no channel.
    @Test func `a netsplit cuts us off twice`() async throws {
        let server = try await ScriptedServer()
        try await TestBot(at: server, channels: ["#run"])
            .serving { bot in
                for round in 1...3 {
                    let line = try await server.accept()
                    try await line.register()
                    try await line.admit("sweep", to: "#run")
                    _ = try await bot.ready(times: round)
                    line.cut()
                }
            }
    }

    /// RFC 2812 §3.7.1: KILL of us, of others, of nobody.
    @Test func `somebody is killed`() async throws {
        try await TrapStage.ready { bot, line, _ in
            line.send(":oper KILL ana :bye", ":oper KILL", ":oper KILL :")
            try await line.expectSilence()
            line.send(":oper KILL sweep :\u{3}4bye")
            line.closeAbruptly()
            try await bot.heard.wait { _ in !bot.offlineReasons.isEmpty }
            #expect(bot.offlineReasons[0].contains("ended the connection"))
        }
    }
}

import Chat
import IRCClient
import TestKit
import Testing

/// The instrument by which it is shown that the bot is never flooded off.
@Suite(.timeLimit(.minutes(1)))
struct ThrottlingServerTests {
    @Test(arguments: [
        ScriptedConnection.Backlog(maxLines: 20), ScriptedConnection.Backlog(maxBytes: 512),
    ])
    func `whoever sends too fast is dropped`(backlog: ScriptedConnection.Backlog) async throws {
        let limits = ThrottlingServer.Limits(linesPerSecond: 10, backlog: backlog)
        let server = try await ThrottlingServer(limits: limits)
        server.settle("ana")
        try await TestBot(at: server)
            .serving { bot in
                let epoch = try await bot.ready()
                bot.connection.say((1...60).map { action($0, "\($0)") }, epoch: epoch)
                try await bot.heard.wait { $0.losses == 1 }
                while server.drops == 0 { try await Task.sleep(for: .milliseconds(5)) }
                #expect(bot.offlineReasons.contains { $0.contains("Excess Flood") })
            }
    }

    @Test func `whoever keeps the pace is read in order, at that pace`() async throws {
        let limits = ThrottlingServer.Limits(burst: 2, linesPerSecond: 20)
        let server = try await ThrottlingServer(limits: limits)
        server.settle("ana")
        try await TestBot(at: server)
            .serving { bot in
                let epoch = try await bot.ready()
                let start = ContinuousClock.now
                bot.connection.say((1...20).map { action($0, "\($0)") }, epoch: epoch)
                while server.read.count < 20 { try await Task.sleep(for: .milliseconds(5)) }
                #expect(ContinuousClock.now - start > .milliseconds(850))
                #expect(server.read.map(\.body) == (1...20).map { "PRIVMSG ana :\($0)" })
                #expect(server.drops == 0)
            }
    }

    @Test func `hundreds of people talk to the bot, and it to them`() async throws {
        let server = try await ThrottlingServer(
            limits: .init(burst: 1_000, linesPerSecond: 10_000, backlog: .init(maxLines: 2_000))
        )
        let nicks = (100..<600).map { "runner\($0)" }
        for nick in nicks {
            server.settle(nick) { line in
                line.hasSuffix(":hello") ? .init("PRIVMSG sweep :thanks") : nil
            }
        }
        try await TestBot(at: server)
            .serving { bot in
                let epoch = try await bot.ready()
                for nick in nicks { server.send("PRIVMSG sweep :hi", as: nick) }
                try await bot.heard.wait { $0.messages.count == 500 }
                let greetings = nicks.enumerated()
                    .map { action(Int64($0), to: $1, "hello") }
                bot.connection.say(greetings + [action(999, to: "nobody", "hello")], epoch: epoch)
                try await bot.heard.wait { $0.messages.count == 1_000 }
                #expect(Set(bot.heard.messages.map(\.sender.name)) == Set(nicks))
                #expect(bot.heard.messages.count { $0.text == "thanks" } == 500)
            }
    }

    @Test func `a ping is answered when all before it is read`() async throws {
        let limits = ThrottlingServer.Limits(burst: 1, linesPerSecond: 10)
        let server = try await ThrottlingServer(limits: limits)
        server.settle("ana")
        let client = try await RawClient("eve", at: server)
        let start = ContinuousClock.now
        let lines = (1...5).map { "PRIVMSG ana :\($0)\r\n" } + ["PING :last\r\n"]
        client.send(bytes: Array(lines.joined().utf8))
        try await client.wait(for: "PONG irc.test :last")
        #expect(ContinuousClock.now - start > .milliseconds(400))
        try await client.close()
    }
}

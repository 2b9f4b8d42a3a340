import Chat
import IRCClient
import TestKit
import Testing

/// What is the same on a third family of servers.
@Suite(
    .serialized,
    .enabled(if: IRCdHybrid.isInstalled, "needs ircd-hybrid: Deploy/hybrid"),
    .timeLimit(.minutes(1))
)
struct IRCdHybridTests {
    @Test func `it talks in private and in a channel, and knows an operator`() async throws {
        let server = try await IRCdHybrid()
        let ana = try await RawClient("ana", at: server, channel: "#mods")
        try await TestBot(at: server, channels: ["#mods"], operatorsOf: "#mods")
            .serving { bot in
                let epoch = try await bot.ready()
                let bob = try await RawClient("bob", at: server, channel: "#mods")
                ana.send("PRIVMSG sweep :my back hurts")
                bob.send("PRIVMSG #mods :sweep: hello")
                try await bot.heard.wait { $0.messages.count == 2 }
                let messages = bot.heard.messages
                #expect(messages.first { $0.place == .direct }?.text == "my back hurts")
                #expect(messages.first { $0.place == .direct }?.sender.isModerator == true)
                #expect(messages.first { $0.place == .room("#mods") }?.text == "hello")
                #expect(messages.first { $0.place != .direct }?.sender.isModerator == false)
                bot.connection.say(
                    [action(1, "since when?"), action(2, to: "#mods", "hello bob")],
                    epoch: epoch
                )
                try await ana.wait(for: "PRIVMSG ana :since when?")
                try await bob.wait(for: "PRIVMSG #mods :hello bob")
                try await bob.close()
            }
        try await ana.close()
    }
}

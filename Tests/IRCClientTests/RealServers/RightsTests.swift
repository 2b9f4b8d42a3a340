import Chat
import IRCClient
import TestKit
import Testing

/// Who counts as a moderator, while nicks and services come and go.
@Suite(
    .serialized,
    .enabled(if: AccountServer.isInstalled, "needs inspircd, atheme-services"),
    .timeLimit(.minutes(1))
)
struct RightsTests {
    @Test func `rights stay with the account, not with the nick`() async throws {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        let mod = try await services.register("mona")
        let other = try await services.register("eve")
        try await TestBot(at: server, channels: ["#run"], accounts: ["Mona"])
            .serving { bot in
                _ = try await bot.ready()
                // In a channel with the bot, which tracks their accounts there, and not only there.
                let mona = try await RawClient("mona", at: server, account: mod, channel: "#run")
                let eve = try await RawClient("eve", at: server, account: other, channel: "#run")
                let adam = try await RawClient("adam", at: server, channel: "#run")
                #expect(try await isModerator(mona, bot))

                try await mona.ask("NICK away", until: " NICK :away")
                try await eve.ask("NICK mona", until: " NICK :mona")
                #expect(try await !isModerator(eve, bot))
                #expect(try await isModerator(mona, bot))

                try await services.end()
                #expect(try await !isModerator(eve, bot))
                #expect(try await isModerator(mona, bot))
                try await eve.ask("NICK eve", until: " NICK :eve")
                try await adam.ask("NICK mona", until: " NICK :mona")
                #expect(try await !isModerator(adam, bot))

                try await services.start()
                #expect(try await !isModerator(adam, bot))
                try await adam.ask("NICK adam", until: " NICK :adam")
                try await mona.ask("NICK mona", until: " NICK :mona")
                #expect(try await isModerator(mona, bot))
                try await mona.ask("PRIVMSG NickServ :LOGOUT", until: " 901 ")
                #expect(try await !isModerator(mona, bot))
            }
    }

    /// Whether the bot takes for a moderator's what somebody says.
    private func isModerator(_ client: RawClient, _ bot: TestBot) async throws -> Bool {
        let count = bot.heard.messages.count
        client.send("PRIVMSG sweep :status")
        try await bot.heard.wait { $0.messages.count > count }
        return bot.heard.messages[count].sender.isModerator
    }
}

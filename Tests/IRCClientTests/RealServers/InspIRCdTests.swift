import Chat
import IRCClient
import NIOOpenSSL
import TestKit
import Testing

/// What a server with accounts and most of IRCv3 tells us.
@Suite(
    .serialized,
    .enabled(if: InspIRCd.isInstalled && Atheme.isInstalled, "needs inspircd, atheme-services"),
    .timeLimit(.minutes(1))
)
struct InspIRCdTests {
    @Test func `it talks in private and in a channel`() async throws {
        let server = try await InspIRCd()
        try await TestBot(at: server, channels: ["#run"])
            .serving { bot in
                let epoch = try await bot.ready()
                let ana = try await RawClient("ana", at: server, channel: "#run")
                ana.send("PRIVMSG sweep :my back hurts", "PRIVMSG #run :sweep: hello")
                try await bot.heard.wait { $0.messages.count == 2 }
                #expect(bot.heard.messages.map(\.text) == ["my back hurts", "hello"])
                #expect(bot.heard.messages.map(\.place) == [.direct, .room("#run")])
                bot.connection.say(
                    [action(1, "since when?\nand where?"), action(2, to: "#run", "hello ana")],
                    epoch: epoch
                )
                try await ana.wait(for: "PRIVMSG ana :and where?")
                try await ana.wait(for: "PRIVMSG #run :hello ana")
                try await bot.heard.wait { $0.sent.flatMap(\.self) == [1, 2] }
                try await ana.close()
            }
    }

    @Test func `an account is known from the first message on`() async throws {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        let account = try await services.register("ana-account")
        try await TestBot(at: server)
            .serving { bot in
                _ = try await bot.ready()
                let ana = try await RawClient("ana", at: server, account: account)
                ana.send("PRIVMSG sweep :logged in")
                try await bot.heard.wait { $0.messages.count == 1 }
                ana.send("PRIVMSG NickServ :LOGOUT")
                try await ana.wait(for: " 901 ")
                ana.send("PRIVMSG sweep :logged out")
                try await bot.heard.wait { $0.messages.count == 2 }
                let keys = bot.heard.messages.map(\.sender.id.key)
                #expect(keys[0] == "account:ana-account")
                #expect(keys[1].hasPrefix("nick:ana!"))
                try await ana.close()
            }
    }

    @Test func `a moderator is who has the account, and not who has the nick`() async throws {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        let accounts = [try await services.register("mona"), try await services.register("eve")]
        try await TestBot(at: server, accounts: ["Mona"])
            .serving { bot in
                _ = try await bot.ready()
                for account in [accounts[0], accounts[1], nil] {
                    let count = bot.heard.messages.count
                    let client = try await RawClient("mona", at: server, account: account)
                    client.send("PRIVMSG sweep :status")
                    try await bot.heard.wait { $0.messages.count > count }
                    client.send("QUIT")
                    try await client.wait(for: "ERROR ")
                }
                #expect(bot.heard.messages.map(\.sender.name) == ["mona", "mona", "mona"])
                #expect(bot.heard.messages.map(\.sender.isModerator) == [true, false, false])
            }
    }

    @Test func `a new host or real name changes nobody's place`() async throws {
        let server = try await InspIRCd()
        try await TestBot(at: server, channels: ["#mods"], operatorsOf: "#mods")
            .serving { bot in
                _ = try await bot.ready()
                let ana = try await RawClient("ana", at: server, channel: "#mods")
                ana.send("OPER oper operpass")
                try await ana.wait(for: " 381 ")
                ana.send("SAMODE #mods +o ana", "CHGHOST ana club.example", "SETNAME :Ana B.")
                ana.send("PRIVMSG sweep :here")
                try await bot.heard.wait { $0.messages.count == 1 }
                let sender = bot.heard.messages[0].sender
                #expect(sender.isModerator)
                #expect(sender.id.key.contains("@club.example#"))
                try await ana.close()
            }
    }

    @Test func `a capability goes and comes back, and the talk goes on`() async throws {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        let account = try await services.register("ana-account")
        try await TestBot(at: server)
            .serving { bot in
                let epoch = try await bot.ready()
                let ana = try await RawClient("ana", at: server, account: account)
                ana.send("OPER oper operpass")
                try await ana.wait(for: " 381 ")
                try await ana.ask("UNLOADMODULE ircv3_accounttag", until: " 973 ")
                ana.send("PRIVMSG sweep :without")
                try await bot.heard.wait { $0.messages.count == 1 }
                try await ana.ask("LOADMODULE ircv3_accounttag", until: " 975 ")
                // Once it hears this, it has asked for the capability; once it answers, it has it.
                ana.send("PRIVMSG sweep :are you there?")
                try await bot.heard.wait { $0.messages.count == 2 }
                bot.connection.say([action(1, "go on")], epoch: epoch)
                try await ana.wait(for: "PRIVMSG ana :go on")
                ana.send("PRIVMSG sweep :with")
                try await bot.heard.wait { $0.messages.count == 3 }
                let keys = bot.heard.messages.map(\.sender.id.key)
                #expect(keys[0].hasPrefix("nick:ana!"))
                #expect(keys[2] == "account:ana-account")
                try await ana.close()
            }
    }
}

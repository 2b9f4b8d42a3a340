import IRCClient
import IRCProtocol
import NIOCore
import TestKit
import Testing

/// How the configured nick is had again from somebody else.
@Suite(
    .serialized,
    .enabled(if: AccountServer.isInstalled, "needs inspircd, atheme-services"),
    .timeLimit(.minutes(1))
)
struct NickRegainTests {
    @Test(arguments: [true, false])
    func `it is taken as soon as it is free, with MONITOR and without`(
        hasMonitor: Bool
    ) async throws {
        let server = try await InspIRCd()
        let holder = try await RawClient("sweep", at: server)
        if !hasMonitor {
            try await holder.ask("OPER oper operpass", until: " 381 ")
            try await holder.ask("UNLOADMODULE monitor", until: " 973 ")
        }
        let ana = try await RawClient("ana", at: server, channel: "#run")
        try await TestBot(at: server, channels: ["#run"]) { $0.waits.nickPoll = .seconds(1) }
            .serving { bot in
                _ = try await bot.ready()
                try await ana.wait(for: ":sweep_!")
                // They share no channel, so that only the server can tell.
                holder.send("QUIT")
                try await ana.wait(for: " NICK :sweep")
                #expect(bot.heard.losses == 0)
            }
    }

    @Test func `services bring it back, and are asked no more when somebody else has them do so`()
        async throws
    {
        let stage = try await AccountServer()
        let first = try await RawClient("sweep", at: stage.server, account: stage.account)
        let ana = try await RawClient("ana", at: stage.server, channel: "#run")
        try await stage.bot([.plain], channels: ["#run"])
            .serving { bot in
                _ = try await bot.ready()
                try await first.wait(for: "has regained your nickname")
                try await ana.wait(for: ":sweep_!sweep@127.0.0.1 NICK :sweep")

                // Somebody else with the account has the bot thrown off, and takes its nick.
                let second = try await RawClient(
                    "rival",
                    at: stage.server,
                    account: stage.account
                )
                try await second.ask("PRIVMSG NickServ :GHOST sweep", until: "has been ghosted")
                try await bot.logged("nick given up for now")
                try await second.ask("PRIVMSG NickServ :REGAIN sweep", until: " NICK :sweep")
                // The first time the services were asked as soon as the server told of the rival.
                try await Task.sleep(for: .seconds(5))
                #expect(!second.lines.contains { $0.contains(" NICK :Guest") })
            }
    }
}

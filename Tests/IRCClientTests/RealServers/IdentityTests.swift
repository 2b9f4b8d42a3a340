import IRCClient
import IRCProtocol
import TestKit
import Testing

/// What others see of the bot.
@Suite(
    .serialized,
    .enabled(if: AccountServer.isInstalled, "needs inspircd, atheme-services"),
    .timeLimit(.minutes(1))
)
struct IdentityTests {
    @Test func `nobody sees where the bot comes from, and everybody that it is one`() async throws {
        let stage = try await AccountServer { $0.hidesHosts = true }
        let ana = try await RawClient("ana", at: stage.server, channel: "#run")
        try await stage.bot([.external], channels: ["#run"])
            .serving { bot in
                let epoch = try await bot.ready()
                bot.connection.say([action(1, to: "#run", "hello")], epoch: epoch)
                try await ana.wait(for: "PRIVMSG #run :hello")
                try await ana.ask("WHO #run", until: " 315 ")
                try await ana.ask("WHOIS sweep", until: " 318 ")
            }
        try await ana.wait(for: "QUIT :")
        let seen = ana.lines.filter { $0.contains("sweep") }
        #expect(seen.contains { $0.contains(" JOIN ") && $0.contains("@hidden-") })
        #expect(!seen.contains { $0.contains("127.0.0.1") })
        #expect(seen.contains { $0.contains(" 335 ana sweep ") })
    }
}

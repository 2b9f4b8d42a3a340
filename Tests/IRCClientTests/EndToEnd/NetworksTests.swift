import Chat
import IRCClient
import InMemoryLogging
import Logging
import ServiceLifecycle
import TestKit
import Testing

/// Two networks in one process.
@Suite(.enabled(if: NgIRCd.isInstalled, "needs ngircd"), .timeLimit(.minutes(1)))
struct NetworksTests {
    /// Has the bot say something on a network and a person there read it.
    private func talk(_ bot: TestBot, _ person: RawClient, _ words: String) async throws {
        let epoch = try #require(bot.heard.epochs.last)
        bot.connection.say([action(1, words)], epoch: epoch)
        try await person.wait(for: "PRIVMSG ana :\(words)")
    }

    @Test func `one is killed and banned while the other talks on`() async throws {
        let server = try await NgIRCd()
        let other = try await NgIRCd()
        let bot = try TestBot(at: server) { $0.network = "stays" }
        let banned = try TestBot(at: other) { configuration in
            configuration.network = "goes"
            configuration.security = .plaintext
            configuration.port = other.port
        }
        let group = ServiceGroup(
            services: [bot.connection, banned.connection],
            logger: Logger(label: "group") { _ in bot.logs }
        )
        async let end: Void = group.run()
        _ = try await bot.ready()
        _ = try await banned.ready()
        let ana = try await RawClient("ana", at: server)
        let ona = try await RawClient("ana", at: other)
        try await talk(bot, ana, "both are up")
        try await talk(banned, ona, "both are up")

        other.stop()
        try await banned.heard.wait { $0.losses == 1 }
        try await talk(bot, ana, "one is down")

        let rude = try await ScriptedServer(.plaintext, port: other.port)
        let line = try await rude.accept()
        line.send(":irc.test 465 sweep :You are banned from this server", "ERROR :K-Lined")
        line.closeAbruptly()
        try await banned.heard.wait { $0.all.contains(Self.trouble) }
        try await talk(bot, ana, "one is banned")
        try await rude.expectNoConnection(for: .milliseconds(300))
        let entry = try #require(banned.logs.entries.first { $0.level == .error })
        #expect(entry.message == "network out of reach")
        #expect(entry.metadata["irc.network"] == "goes")

        ana.send("PRIVMSG sweep :still there?")
        try await bot.heard.wait { !$0.messages.isEmpty }
        #expect(bot.heard.messages.map(\.sender.id.network) == ["stays"])
        #expect(bot.heard.losses == 0 && bot.heard.epochs.count == 1)
        await group.triggerGracefulShutdown()
        try await end
    }

    private static let trouble = ChatEvent.trouble(
        network: "goes",
        .banned(retryIn: .seconds(3_600))
    )
}

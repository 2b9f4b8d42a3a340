import Chat
import IRCClient
import TestKit
import Testing

/// What real servers tell of what became of direct messages.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct RealDeliveryTests {
    @Test(.enabled(if: InspIRCd.isInstalled, "needs inspircd"))
    func `a server with labels tells it of each`() async throws {
        let server = try await InspIRCd()
        let ana = try await RawClient("ana", at: server)
        let shy = try await RawClient("shy", at: server)
        try await shy.ask("MODE shy +g", until: " MODE ")
        try await TestBot(at: server)
            .serving { bot in
                let epoch = try await bot.ready()
                bot.connection.say(
                    [
                        action(1, to: "ana", "one\ntwo"), action(2, to: "nobody", "hi"),
                        action(3, to: "shy", "hi"),
                    ],
                    epoch: epoch
                )
                try await bot.heard.wait { $0.fates.count == 3 }
                #expect(
                    bot.heard.fates == [
                        1: .delivered, 2: .refused(.noSuchPerson), 3: .refused(.notAccepted),
                    ]
                )
                // Each is told once, and nothing before it is sure.
                #expect(bot.heard.deliveries.map(\.count).reduce(0, +) == 3)
                try await ana.wait(for: "PRIVMSG ana :two")
                #expect(!shy.lines.contains { $0.contains("PRIVMSG shy") })
            }
    }

    @Test(.enabled(if: NgIRCd.isInstalled, "needs ngircd"))
    func `one without tells that it has them, and later that nobody is there`() async throws {
        let server = try await NgIRCd()
        let ana = try await RawClient("ana", at: server)
        try await TestBot(at: server)
            .serving { bot in
                let epoch = try await bot.ready()
                bot.connection.say(
                    [action(1, to: "ana", "hi"), action(2, to: "nobody", "hi")],
                    epoch: epoch
                )
                try await bot.heard.wait { $0.fates[2] == .refused(.noSuchPerson) }
                let told = bot.heard.deliveries.compactMap { $0[2] }
                #expect(told == [.written, .refused(.noSuchPerson)])
                #expect(bot.heard.fates[1] == .written)
                try await ana.wait(for: "PRIVMSG ana :hi")
            }
    }
}

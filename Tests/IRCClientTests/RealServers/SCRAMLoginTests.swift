import Chat
import IRCClient
import IRCProtocol
import TestKit
import Testing

/// Logins by SCRAM through a real server, to services that are honest or not.
@Suite(
    .serialized,
    .enabled(if: InspIRCd.isInstalled, "needs inspircd"),
    .timeLimit(.minutes(1))
)
struct SCRAMLoginTests {
    /// A server whose services know the bot's account, and deal with it in some way.
    private func stage(
        _ adjust: (inout SCRAMAgent.Account) -> Void = { _ in }
    ) async throws -> (InspIRCd, SCRAMAgent) {
        let server = try await InspIRCd()
        let agent = try await SCRAMAgent(at: server, accounts: ["sweep": .init(adjust)])
        return (server, agent)
    }

    private func bot(
        at server: InspIRCd,
        _ mechanism: LoginMechanism = .scramSHA256,
        isRequired: Bool = true
    ) throws -> TestBot {
        try TestBot(at: server) { $0.login = .sample([mechanism], isRequired: isRequired) }
    }

    @Test(arguments: [LoginMechanism.scramSHA256, .scramSHA512])
    func `services that prove themselves are believed`(mechanism: LoginMechanism) async throws {
        let (server, agent) = try await stage()
        try await bot(at: server, mechanism)
            .serving { bot in
                let epoch = try await bot.ready()
                let ana = try await RawClient("ana", at: server, capabilities: ["account-tag"])
                bot.connection.say([action(1, "hello")], epoch: epoch)
                try await ana.wait(for: "@account=sweep :sweep!")
            }
        #expect(try await agent.aborts == 0)
    }

    typealias Lie = @Sendable (inout SCRAMAgent.Account) -> Void

    static let lies: [(String, Lie)] = [
        ("its proof that it knows the account is forged", { $0.scram.lie = .signature }),
        ("its answer belongs to another login", { $0.scram.lie = .nonce }),
        ("it asks for 4095 rounds", { $0.scram.iterations = 4_095 }),
        ("it asks for 2000000000 rounds", { $0.scram.iterations = 2_000_000_000 }),
    ]

    @Test(arguments: lies)
    func `services that lie are left, at once and for long`(
        reason: String,
        lie: Lie
    ) async throws {
        let (server, agent) = try await stage(lie)
        try await bot(at: server)
            .serving { bot in
                let start = ContinuousClock.now
                try await bot.heard.wait { !$0.all.isEmpty }
                #expect(ContinuousClock.now - start < .seconds(5))
                #expect(
                    bot.heard.all == [
                        .trouble(network: "demo", .banned(retryIn: .seconds(3_600)))
                    ]
                )
                #expect(bot.loginFailures.count == 1)
                #expect(bot.loginFailures.first?.contains(reason) == true)
            }
        #expect(try await agent.aborts == 1)
    }

    @Test func `who can do without an account stays, but without it`() async throws {
        let (server, agent) = try await stage { $0.scram.lie = .signature }
        try await bot(at: server, isRequired: false)
            .serving { bot in
                _ = try await bot.ready()
                let ana = try await RawClient("ana", at: server)
                let count = ana.lines.count
                try await ana.ask("WHOIS sweep", until: " 318 ")
                #expect(!ana.lines[count...].contains { $0.contains(" 330 ") })
            }
        #expect(try await agent.aborts == 1)
    }

    @Test func `services may take their time`() async throws {
        let (server, agent) = try await stage { $0.delay = .seconds(3) }
        try await bot(at: server)
            .serving { bot in
                _ = try await bot.ready()
                #expect(bot.loginFailures.isEmpty)
            }
        #expect(try await agent.aborts == 0)
    }

    @Test func `services that never answer are waited for ten seconds`() async throws {
        let (server, agent) = try await stage { $0.isSilent = true }
        try await bot(at: server, isRequired: false)
            .serving { bot in
                let start = ContinuousClock.now
                _ = try await bot.ready()
                #expect(ContinuousClock.now - start < .seconds(20))
                #expect(bot.loginFailures.count == 1)
                #expect(bot.loginFailures.first?.contains("did not answer the login") == true)
            }
        #expect(try await agent.aborts == 1)
    }
}

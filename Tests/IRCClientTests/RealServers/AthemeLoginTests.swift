import IRCClient
import IRCProtocol
import TestKit
import Testing

/// Logins to an account that real services keep.
@Suite(
    .serialized,
    .enabled(if: AccountServer.isInstalled, "needs inspircd, atheme-services"),
    .timeLimit(.minutes(1))
)
struct AthemeLoginTests {
    /// Whether others see the account on what the bot says.
    private func isAccountSeen(of bot: TestBot, at stage: AccountServer) async throws -> Bool {
        let epoch = try await bot.ready()
        let ana = try await RawClient("ana", at: stage.server, capabilities: ["account-tag"])
        bot.connection.say([action(1, "hello")], epoch: epoch)
        let line = try await ana.wait(for: "PRIVMSG ana :hello")
        return line.hasPrefix("@account=sweep ")
    }

    @Test(arguments: [LoginMechanism.plain, .external, .ecdsa])
    func `others see the account after a login`(by mechanism: LoginMechanism) async throws {
        let stage = try await AccountServer()
        try await stage.bot([mechanism])
            .serving { bot in
                let isSeen = try await isAccountSeen(of: bot, at: stage)
                #expect(isSeen)
                #expect(bot.loginFailures.isEmpty)
            }
    }

    @Test(arguments: [
        // Each needs that what comes before it is not offered, or refused, and the others wrong.
        ("pencil", false, [LoginMechanism.scramSHA512, .external, .plain]),
        ("wrong", true, [.scramSHA256, .plain, .external]),
        ("wrong", false, [.external, .plain, .ecdsa]),
    ])
    func `one is tried after the other, until one is good`(
        password: String,
        isCertificateKnown: Bool,
        mechanisms: [LoginMechanism]
    ) async throws {
        let stage = try await AccountServer()
        let bot = try stage.bot(
            mechanisms,
            password: password,
            isCertificateKnown: isCertificateKnown
        )
        let isSeen = try await bot.serving { try await isAccountSeen(of: $0, at: stage) }
        #expect(isSeen)
        #expect(bot.loginFailures.isEmpty)
    }

    @Test(arguments: [
        (LoginMechanism.plain, "wrong", "check sasl.account"),
        (.scramSHA256, "pencil", "none of sasl.mechanisms can be used here"),
    ])
    func `what cannot go better is given up, or done without`(
        mechanism: LoginMechanism,
        password: String,
        reason: String
    ) async throws {
        let stage = try await AccountServer()
        let strict = try stage.bot([mechanism], password: password)
        let end = await #expect(throws: GivenUp.self) { try await strict.connection.run() }
        #expect(end?.reason.contains(reason) == true)
        #expect(strict.heard.epochs.isEmpty)
        #expect(strict.errors == 1)

        let lenient = try stage.bot([mechanism], isRequired: false, password: password)
        let isSeen = try await lenient.serving { try await isAccountSeen(of: $0, at: stage) }
        #expect(!isSeen)
        #expect(lenient.loginFailures.count == 1)
        #expect(lenient.loginFailures.first?.contains(reason) == true)
        #expect(lenient.errors == 0)
    }

    @Test func `while services are away, who needs the account comes again until they are back`()
        async throws
    {
        let stage = try await AccountServer()
        try await stage.services.end()
        try await stage.bot([.plain])
            .serving { bot in
                try await bot.logged("login failed", times: 3)
                #expect(bot.heard.epochs.isEmpty)
                try await stage.services.start()
                #expect(try await isAccountSeen(of: bot, at: stage))
                #expect(bot.loginFailures.allSatisfy { $0.contains("services may be away") })
                #expect(bot.errors == 0)
            }
    }

    /// InspIRCd tells nobody when services come or go, unless what they offer is new to it: as when
    /// they come for the first time, or the module was loaded anew.
    @Test func `who can do without goes on, and logs in as soon as the server offers it`()
        async throws
    {
        let stage = try await AccountServer()
        let oper = try await stage.operate()
        try await stage.services.end()
        try await forgetOffer(oper)
        try await stage.bot([.plain], isRequired: false)
            .serving { bot in
                #expect(try await !isAccountSeen(of: bot, at: stage))
                #expect(bot.loginFailures.count == 1)
                try await stage.services.start()
                try await bot.logged("logged in")
                try await oper.ask("WHOIS sweep", until: " 330 oper sweep sweep ")

                // This time they log the bot out when they come back.
                try await forgetOffer(oper)
                try await stage.services.end()
                try await stage.services.start()
                try await bot.logged("logged in", times: 2)
                try await oper.ask("WHOIS sweep", until: " 330 oper sweep sweep ")
                #expect(bot.loginFailures.count == 1)
                #expect(bot.heard.epochs.count == 1)
            }
    }

    /// Has the server forget which mechanisms there were.
    private func forgetOffer(_ oper: RawClient) async throws {
        try await oper.ask("UNLOADMODULE sasl", until: " 973 ")
        try await oper.ask("LOADMODULE sasl", until: " 975 ")
    }
}

import Chat
import IRCClient
import IRCProtocol
import TestKit
import Testing

/// Logins that no services of ours can play: tied to the TLS connection, or claimed to be done.
@Suite(.timeLimit(.minutes(1)))
struct ScriptedLoginTests {
    private func bot(at server: ScriptedServer, _ mechanism: LoginMechanism) throws -> TestBot {
        try TestBot(at: server) { $0.login = .sample([mechanism], isRequired: true) }
    }

    @Test(arguments: [
        (LoginMechanism.scramSHA256Plus, SCRAMHash.sha256), (.scramSHA512Plus, .sha512),
    ])
    func `a login is tied to the connection, as the server sees it`(
        mechanism: LoginMechanism,
        hash: SCRAMHash
    ) async throws {
        let server = try await ScriptedServer()
        try await bot(at: server, mechanism)
            .serving { bot in
                let line = try await server.accept()
                let offer = "sasl=\(mechanism.rawValue)"
                let greeting = try await line.greet(capabilities: [offer])
                let account = SCRAMServer.Account()
                let isProved = try await line.logIn(by: hash, account: account, bindsChannel: true)
                #expect(isProved)
                try await line.expect("CAP END")
                line.welcome(greeting.nick)
                _ = try await bot.ready()
            }
    }

    @Test func `success that is claimed behind a forged proof is not believed`() async throws {
        let server = try await ScriptedServer()
        try await bot(at: server, .scramSHA256)
            .serving { bot in
                let line = try await server.accept()
                _ = try await line.greet(capabilities: ["sasl=SCRAM-SHA-256"])
                var account = SCRAMServer.Account()
                account.lie = .signature
                let isBelieved = try await line.logIn(by: .sha256, account: account)
                #expect(!isBelieved)
                // Not a second word about it, though the abort was answered twice.
                try await line.expect("QUIT :Cannot log in")
                line.closeCleanly()
                try await bot.heard.wait { !$0.all.isEmpty }
                #expect(
                    bot.heard.all == [.trouble(network: "demo", .banned(retryIn: .seconds(3_600)))]
                )
            }
    }
}

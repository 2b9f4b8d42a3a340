import Foundation
import IRCClient
import IRCProtocol
import TestKit
import Testing

/// A server that does not know the password, or wants us busy.
///
/// Source: RFC 5802, RFC 7677.
@Suite(.timeLimit(.minutes(1))) struct ScramTraps {
    private func loggingIn(
        _ mechanisms: [LoginMechanism] = [.scramSHA256],
        isRequired: Bool = false,
        _ play: (TestBot, ScriptedConnection) async throws -> Void
    ) async throws {
        try await TrapStage.connected(
            adjust: { $0.login = .sample(mechanisms, isRequired: isRequired) },
            play
        )
    }

    /// What the client says first, when the server has let it.
    private func first(_ line: ScriptedConnection) async throws -> String {
        _ = try await line.greet(capabilities: ["sasl=SCRAM-SHA-256"])
        try await line.expect("AUTHENTICATE SCRAM-SHA-256")
        line.send("AUTHENTICATE +")
        return String(decoding: try await line.expectAuthentication() ?? [], as: UTF8.self)
    }

    /// The rule "verify server signature before believing 903"; another nonce than ours.
    @Test(arguments: [SCRAMServer.Lie.signature, .nonce])
    func `the server lies`(lie: SCRAMServer.Lie) async throws {
        try await loggingIn { bot, line in
            _ = try await line.greet(capabilities: ["sasl=SCRAM-SHA-256"])
            var account = SCRAMServer.Account()
            account.lie = lie
            #expect(try await !line.logIn(by: .sha256, account: account))
            try await line.expect("CAP END")
            try await line.expectSilence()
        }
    }

    /// The bot stays away, and does not try the next mechanism with its password.
    @Test func `the server lies, and the login is required`() async throws {
        try await loggingIn([.scramSHA256, .plain], isRequired: true) { bot, line in
            _ = try await line.greet(capabilities: ["sasl=SCRAM-SHA-256,PLAIN"])
            var account = SCRAMServer.Account()
            account.lie = .signature
            #expect(try await !line.logIn(by: .sha256, account: account))
            try await line.expect("QUIT :Cannot log in")
            try await bot.heard.wait { _ in !bot.offlineReasons.isEmpty }
            #expect(bot.offlineReasons[0].contains("proof that it knows the account is forged"))
            #expect(bot.heard.all.count == 1)
        }
    }

    /// Success without any proof, at each step.
    @Test(arguments: 0...1) func `903 comes too early`(step: Int) async throws {
        try await loggingIn { _, line in
            if step == 0 {
                _ = try await line.greet(capabilities: ["sasl=SCRAM-SHA-256"])
                try await line.expect("AUTHENTICATE SCRAM-SHA-256")
            } else {
                _ = try await first(line)
            }
            line.send(":irc.test 900 * * sweep :You are now logged in", ":irc.test 903 * :Yes")
            try await line.expect("AUTHENTICATE *")
            line.send(":irc.test 903 * :Yes", ":irc.test 906 * :aborted")
            try await line.expect("CAP END")
        }
    }

    /// The rule "iteration floor and ceiling (DoS)".
    @Test(arguments: ["1", "4095", "1000001", "4294967296", "99999999999999999999", "-1", ""])
    func `the rounds are too few or too many`(count: String) async throws {
        try await loggingIn { _, line in
            let nonce = try await first(line).split(separator: "r=").last ?? ""
            line.send(authentication: Array("r=\(nonce)x,s=c2FsdHNhbHQ=,i=\(count)".utf8))
            try await line.expect("AUTHENTICATE *")
            line.send(":irc.test 906 * :aborted")
            try await line.expect("CAP END")
        }
    }

    /// RFC 5802 §7, `e=`: the numeric behind it tells what to do.
    @Test func `the server says that there is no such account`() async throws {
        try await loggingIn { _, line in
            let nonce = try await first(line).split(separator: "r=").last ?? ""
            line.send(authentication: Array("r=\(nonce)x,s=c2FsdHNhbHQ=,i=4096".utf8))
            _ = try await line.expectAuthentication()
            line.send(authentication: Array("e=unknown-user".utf8))
            line.send(":irc.test 904 * :SASL authentication failed")
            try await line.expect("CAP END")
        }
    }

    /// RFC 5802 §6: `y` only if we could bind and the server does not offer it.
    @Test(arguments: [(LoginMechanism.scramSHA256, "n,,n=sweep,r="), (.scramSHA256Plus, "y,,")])
    func `somebody takes the binding out of the offer`(
        configured: LoginMechanism,
        header: String
    ) async throws {
        try await loggingIn([configured, .scramSHA256]) { _, line in
            let first = try await first(line)
            #expect(first.hasPrefix(header))
        }
    }
}

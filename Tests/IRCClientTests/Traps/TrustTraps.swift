import IRCClient
import TestKit
import Testing

/// Certificates that are none of the server's.
///
/// Source: eggdrop#862, #1021; RFC 9525. Issuers that are not trusted, and pins, are in
/// `ServerTests` and the tests of TLS.
@Suite(.timeLimit(.minutes(1))) struct TrustTraps {
    /// Not a byte of IRC is said, however often it is tried.
    @Test(arguments: [
        CertificateRequest(subject: "localhost", names: ["DNS:irc.example"]),
        CertificateRequest(names: ["DNS:*"]), CertificateRequest(names: ["DNS:localhost.example"]),
        CertificateRequest(subject: "localhost", names: ["IP:127.0.0.1"]),
        CertificateRequest(usage: .client), CertificateRequest(validFrom: 3_600),
        CertificateRequest(validFrom: -7_200, validUntil: -3_600),
    ])
    func `the certificate is for somebody else, or for another time`(
        certificate: CertificateRequest
    ) async throws {
        let server = try await ScriptedServer(.tls(certificate: certificate))
        let bot = try TestBot(at: server)
        try await bot.serving { _ in
            for _ in 0..<2 {
                let line = try await server.accept()
                guard case .failed = try await line.expectEnd() else {
                    Issue.record("the handshake went well")
                    return
                }
            }
        }
        #expect(bot.offlineReasons[0].contains("certificate"))
    }

    /// The rule "min 1.2".
    @Test func `the server speaks an old TLS only`() async throws {
        let server = try await ScriptedServer(.tls(version: .tls11))
        let bot = try TestBot(at: server)
        try await bot.serving { _ in
            let line = try await server.accept()
            guard case .failed = try await line.expectEnd() else {
                Issue.record("the handshake went well")
                return
            }
        }
    }
}

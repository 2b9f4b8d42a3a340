import Foundation
import TestKit
import Testing

/// The services that the tests of logins rely on.
@Suite(
    .serialized,
    .enabled(if: InspIRCd.isInstalled && Atheme.isInstalled, "needs inspircd, atheme-services"),
    .timeLimit(.minutes(1))
)
struct ServicesTests {
    @Test func `an account can be logged in to by password and by certificate`() async throws {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        let identity = TestAuthority().issue(CertificateRequest(usage: .client))
        let folder = try TemporaryFolder("client")
        let certificate = try folder.write(identity.certificate + identity.key, to: "client.pem")
        try await services.register(
            "bot",
            password: "pencil",
            certificates: [identity.sha256],
            key: Data(identity.publicPoint).base64EncodedString()
        )
        // Each has a connection of its own: Atheme fails the second login of a connection.
        let first = try await RawClient(
            "first",
            at: server,
            capabilities: ["sasl"],
            certificate: certificate
        )
        try await first.ask("AUTHENTICATE EXTERNAL", until: "AUTHENTICATE ")
        try await first.ask("AUTHENTICATE +", until: " 903 ")
        let second = try await RawClient("second", at: server, capabilities: ["sasl"])
        try await second.ask("AUTHENTICATE ECDSA-NIST256P-CHALLENGE", until: "AUTHENTICATE :+")
        let name = Data("bot".utf8).base64EncodedString()
        let challenge = try await second.ask("AUTHENTICATE \(name)", until: "AUTHENTICATE :")
        #expect(challenge.count == 58)
        let third = try await RawClient("third", at: server, capabilities: ["sasl"])
        try await logInByPassword(third)
    }

    @Test func `accounts outlive services that go away for a while`() async throws {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        try await services.register("bot", password: "pencil")
        let client = try await RawClient("client", at: server, capabilities: ["sasl"])
        try await services.end()
        let offer = try await client.ask("CAP LS 302", until: " LS ")
        #expect(!offer.contains("sasl="))
        try await services.start()
        try await logInByPassword(client)
    }

    private func logInByPassword(_ client: RawClient) async throws {
        try await client.ask("AUTHENTICATE PLAIN", until: "AUTHENTICATE ")
        let login = Data("bot\0bot\0pencil".utf8).base64EncodedString()
        try await client.ask("AUTHENTICATE \(login)", until: " 903 ")
    }
}

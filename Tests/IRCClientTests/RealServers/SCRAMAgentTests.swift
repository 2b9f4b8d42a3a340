import Foundation
import TestKit
import Testing

/// The services that the tests of SCRAM rely on, against the example of RFC 7677 §3.
@Suite(
    .serialized,
    .enabled(if: InspIRCd.isInstalled, "needs inspircd"),
    .timeLimit(.minutes(1))
)
struct SCRAMAgentTests {
    private static let nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
    private static let first = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO"
    private static let challenge = "r=\(nonce),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
    private static let proof =
        "c=biws,r=\(nonce),p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
    private static let signature = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="

    private var account: SCRAMServer.Account {
        var account = SCRAMServer.Account()
        account.nonce = String(Self.nonce.dropFirst(20))
        account.salt = Array(Data(base64Encoded: "W22ZaJ0SNY7soEsUEjb6gQ==") ?? Data())
        return account
    }

    @Test func `it computes what the RFC says`() {
        var server = SCRAMServer(.sha256, account: account)
        #expect(server.receive(Array(Self.first.utf8)) == .challenge(Array(Self.challenge.utf8)))
        #expect(server.receive(Array(Self.proof.utf8)) == .challenge(Array(Self.signature.utf8)))
        #expect(server.receive([]) == .success)
    }

    @Test func `a wrong proof, and a first message again, are refused`() {
        var server = SCRAMServer(.sha256, account: account)
        _ = server.receive(Array(Self.first.utf8))
        #expect(server.receive(Array(Self.proof.replacing("dHzb", with: "dHzc").utf8)) == .failure)
        #expect(server.receive(Array(Self.first.utf8)) == .failure)
    }

    @Test func `a liar differs where it lies`() {
        var forged = account
        forged.lie = .signature
        var server = SCRAMServer(.sha256, account: forged)
        _ = server.receive(Array(Self.first.utf8))
        let answer = server.receive(Array(Self.proof.utf8))
        #expect(answer != .challenge(Array(Self.signature.utf8)))
        #expect(answer != .failure)
        #expect(server.receive([]) == .success)
    }

    @Test func `a client logs in through a server, or fails, or waits`() async throws {
        let server = try await InspIRCd()
        let agent = try await SCRAMAgent(
            at: server,
            accounts: [
                "user": .init { $0.scram = account }, "refused": .init { $0.isRefused = true },
                "silent": .init { $0.isSilent = true },
            ]
        )
        let client = try await RawClient("client", at: server, capabilities: ["sasl"])
        let offer = try await client.ask("CAP LS 302", until: " LS ")
        #expect(offer.contains(" sasl=SCRAM-SHA-256,SCRAM-SHA-512,PLAIN "))
        try await client.ask("AUTHENTICATE SCRAM-SHA-256", until: "AUTHENTICATE :+")
        try await say(Self.first, until: text(Self.challenge), client)
        try await say(Self.proof, until: text(Self.signature), client)
        try await client.ask("AUTHENTICATE +", until: " 903 ")
        try await client.wait(for: " 900 client client!client@127.0.0.1 user ")
        let plain = try await RawClient("plain", at: server, capabilities: ["sasl"])
        try await plain.ask("AUTHENTICATE PLAIN", until: "AUTHENTICATE :+")
        try await say("refused\0refused\0pencil", until: " 904 ", plain)
        try await plain.ask("AUTHENTICATE PLAIN", until: "AUTHENTICATE :+")
        plain.send("AUTHENTICATE \(text("silent\0silent\0pencil"))")
        try await plain.ask("AUTHENTICATE *", until: " 906 ")
        try await client.ask("AUTHENTICATE EXTERNAL", until: " 908 ")
        try await agent.end()
        let less = try await client.ask("CAP LS 302", until: " LS ")
        #expect(!less.contains("sasl="))
    }

    @Test func `a scripted server plays the same`() async throws {
        let server = try await ScriptedServer()
        async let connecting = RawClient("client", at: server, capabilities: ["sasl"])
        let line = try await server.accept()
        try await line.register(capabilities: ["sasl"])
        let client = try await connecting
        client.send("AUTHENTICATE SCRAM-SHA-256")
        async let isLoggedIn = line.logIn(by: .sha256, account: account)
        try await client.wait(for: "AUTHENTICATE +")
        try await say(Self.first, until: text(Self.challenge), client)
        try await say(Self.proof, until: text(Self.signature), client)
        try await client.ask("AUTHENTICATE +", until: " 903 ")
        #expect(try await isLoggedIn)
        // As long as a chunk may be, so that an empty one has to follow.
        let count = client.lines.count
        line.send(authentication: [UInt8](repeating: 7, count: 300))
        try await client.wait(for: "AUTHENTICATE +", after: count)
        #expect(client.lines[count].utf8.count == "AUTHENTICATE ".utf8.count + 400)
        for chunk in [client.lines[count], client.lines[count + 1]] { client.send(chunk) }
        #expect(try await line.expectAuthentication() == [UInt8](repeating: 7, count: 300))
    }

    @Test func `who lies claims success at once, and answers an abort twice`() async throws {
        let server = try await ScriptedServer()
        async let connecting = RawClient("client", at: server, capabilities: ["sasl"])
        let line = try await server.accept()
        try await line.register(capabilities: ["sasl"])
        let client = try await connecting
        var account = account
        account.lie = .signature
        client.send("AUTHENTICATE SCRAM-SHA-256")
        async let isLoggedIn = line.logIn(by: .sha256, account: account)
        try await client.wait(for: "AUTHENTICATE +")
        try await say(Self.first, until: text(Self.challenge), client)
        try await say(Self.proof, until: " 903 ", client)
        #expect(!client.lines.contains { $0.contains(text(Self.signature)) })
        try await client.ask("AUTHENTICATE *", until: " 904 ")
        try await client.wait(for: " 906 ")
        #expect(try await !isLoggedIn)
    }

    private func text(_ message: String) -> String {
        Data(message.utf8).base64EncodedString()
    }

    private func say(_ message: String, until words: String, _ client: RawClient) async throws {
        try await client.ask("AUTHENTICATE \(text(message))", until: words)
    }
}

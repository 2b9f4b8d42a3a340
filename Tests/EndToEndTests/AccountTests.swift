import Foundation
import TestKit
import Testing

/// The real program on a server with services.
@Suite(
    .timeLimit(.minutes(5)),
    .serialized,
    .enabled(if: InspIRCd.isInstalled && Atheme.isInstalled, "needs inspircd, atheme-services")
)
struct AccountTests {
    /// A network of the settings, with an account.
    private func network(
        _ name: String,
        at server: any TestServer,
        sasl: String,
        certificate: String = "null"
    ) -> String {
        """
          - name: \(name)
            host: localhost
            port: \(server.tlsPort)
            tls: {trust: \(server.authority), client-certificate: \(certificate)}
            sasl: \(sasl)
            channels: ["#running"]
            moderators: {accounts: [rob]}
            flood: {burst: 0, lines-per-second: 0}
            reconnect: {floor-seconds: 1, ceiling-seconds: 2}
        """
    }

    /// What a network says of itself whose password is wrong.
    private func wrongPassword(in folder: TemporaryFolder) throws -> String {
        let path = try folder.write("wrong", to: "password")
        return "{mechanisms: [PLAIN], account: sweep, password-file: \(path), required: true}"
    }

    @Test func `it logs in with a certificate of its own, advises runners and knows its moderator`()
        async throws
    {
        let server = try await InspIRCd { $0.hidesHosts = true }
        let services = try await Atheme(at: server)
        let folder = try TemporaryFolder("certificate")
        let path = "\(folder.path)/sweep.pem"
        let (code, text) = try SweepProcess.output(of: ["certificate", "--out", path])
        #expect(code == 0)
        let fingerprint = try #require(
            text.split(whereSeparator: \.isWhitespace)
                .first { $0.count == 64 && $0.allSatisfy(\.isHexDigit) }
        )
        try await services.register("sweep", certificates: [String(fingerprint)])
        let account = try await services.register("rob")
        let bot = try SweepProcess(
            networks: network(
                "demo",
                at: server,
                sasl: "{mechanisms: [EXTERNAL], account: sweep}",
                certificate: path
            )
        )
        let room = try await RawClient(
            "kim",
            at: server,
            channel: "#running",
            capabilities: ["extended-join"]
        )
        try bot.start()
        try await room.wait(for: " JOIN #running sweep ")

        let zoe = try await Runner("zoe", at: server)
        try await zoe.say(
            "mild ache at my desk since yesterday, goes away once I'm warmed up and running",
            until: "serious ones"
        )
        let advice = try await zoe.finish()
        #expect(advice.contains { $0.hasPrefix("You can go on running with care, zoe") })

        let impostor = try await Runner("rob", at: server)
        try await impostor.say("!status", until: "moderators")
        impostor.client.send("QUIT")
        try await impostor.client.wait(for: "ERROR ")
        let rob = try await Runner("bobby", at: server, account: account)
        let status = try await rob.say("!status", until: "Scripts: ")
        #expect(status.first?.hasPrefix("demo connected for ") == true, "\(status)")

        bot.signal(SIGTERM)
        #expect(try await bot.exitCode() == 0)
        #expect(!room.lines.contains { $0.hasPrefix(":sweep!") && $0.contains("127.0.0.1") })
        #expect(!bot.log.contains(" error ") && !bot.log.contains("zoe"))
    }

    @Test func `a password that is refused on the only network ends it, in one sentence`()
        async throws
    {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        try await services.register("sweep")
        let folder = try TemporaryFolder("password")
        let bot = try SweepProcess(
            networks: network("demo", at: server, sasl: wrongPassword(in: folder))
        )
        try bot.start()
        #expect(try await bot.exitCode() == 2)
        let sentences = bot.log.split(separator: "\n").filter { $0.hasPrefix("sweep: ") }
        #expect(
            sentences == [
                """
                sweep: no network is left: network demo: cannot log in: the server refused the \
                login by every mechanism that both sides know; check sasl.account and its \
                password, certificate or key. Mend the settings and start again.
                """
            ]
        )
        #expect(!bot.log.contains("wrong"))
    }

    @Test(.enabled(if: NgIRCd.isInstalled, "needs ngircd"))
    func `a password that is refused on one of two networks leaves the other`() async throws {
        let server = try await InspIRCd()
        let services = try await Atheme(at: server)
        try await services.register("sweep")
        let other = try await NgIRCd()
        let folder = try TemporaryFolder("password")
        let bot = try SweepProcess(
            networks: network("refused", at: server, sasl: wrongPassword(in: folder)) + "\n"
                + network("good", at: other, sasl: "null")
        )
        let mia = try await Runner("mia", at: other)
        try bot.start()
        try await bot.logged("give up")
        try await bot.logged("irc.network=good irc.next=serve in 1 of 1 channels")
        try await mia.say("hi", until: "serious ones")
        bot.signal(SIGTERM)
        #expect(try await bot.exitCode() == 0)
    }
}

import TestKit
import Testing

/// What the options of the server do, which other tests rely on.
@Suite(
    .serialized,
    .enabled(if: InspIRCd.isInstalled, "needs inspircd"),
    .timeLimit(.minutes(1))
)
struct InspIRCdOptionsTests {
    @Test func `it tells its policy for secure connections, and hides hosts`() async throws {
        let server = try await InspIRCd {
            $0.stsHost = "localhost"
            $0.hidesHosts = true
            $0.casemapping = "ascii"
        }
        let client = try await RawClient("client", at: server)
        try await client.wait(for: " 396 client hidden-")
        #expect(client.lines.contains { $0.contains(" CASEMAPPING=ascii ") })
        try await client.ask("CAP LS 302", until: " sts=duration=60 ")
        try await client.close()
    }

    @Test func `it reads whoever sends fast slowly, and drops whoever goes on`() async throws {
        let server = try await InspIRCd {
            $0.hasFakelag = true
            $0.maxReceiveQueue = 8_192
        }
        let client = try await RawClient("client", at: server)
        let start = ContinuousClock.now
        let lines = (1...13).map { "PING \($0)\r\n" }
        client.send(bytes: Array(lines.joined().utf8))
        try await client.wait(for: "PONG irc.test.local :13", "PONG irc.test.local 13")
        #expect(ContinuousClock.now - start > .milliseconds(900))
        let flood = [String](repeating: "PING \(String(repeating: "x", count: 300))\r\n", count: 90)
        client.send(bytes: Array(flood.joined().utf8))
        try await client.wait(for: "RecvQ exceeded")
    }
}

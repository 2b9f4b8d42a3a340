import TestKit
import Testing

@Suite(.timeLimit(.minutes(5)), .serialized, .enabled(if: InspIRCd.isInstalled && Atheme.isInstalled, "needs inspircd, atheme-services"))
struct EveningTests {
    @Test func `two servers are linked and split`() async throws {
        let hub = try await InspIRCd { $0.hidesHosts = true }
        let services = try await Atheme(at: hub)
        let rob = try await services.register("rob")
        let leaf = try await hub.leaf()
        let here = try await RawClient("ann", at: hub, channel: "#running", capabilities: ["account-tag"])
        let there = try await RawClient("bobby", at: leaf, account: rob, channel: "#running")
        there.send("PRIVMSG #running :hello from there")
        print(try await here.wait(for: "hello from there"))
        leaf.stop()
        print(try await here.wait(for: " QUIT "))
    }
}

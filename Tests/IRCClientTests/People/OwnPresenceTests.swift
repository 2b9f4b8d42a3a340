import IRCClient
import Testing

/// The bot itself is nobody to wait for, whatever account it has.
@Suite struct OwnPresenceTests {
    @Test func `the bot does not wait for itself, but for others of its account`() throws {
        let line = try TestLine.people(TestLine.tracked, channels: ["#run"])
        line.waitFor(["account:ana": "sweep"])
        try line.server(":sweep!s@h ACCOUNT ana", ":eve!e@h JOIN #run eve :Eve")
        line.waitFor(["account:ana": "sweep", "account:hal": "hal"])
        #expect(line.heard.arrivals.isEmpty)
        try line.server(":phone!a@h JOIN #run ana :Ana")
        #expect(line.heard.arrivals == ["account:ana"])
    }
}

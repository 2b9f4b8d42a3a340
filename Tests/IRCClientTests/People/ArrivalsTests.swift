import Chat
import IRCClient
import IRCProtocol
import Testing

@Suite struct ArrivalsTests {
    private func people(
        _ names: [String: String],
        on network: String = "demo"
    ) -> [MemberID: String] {
        Dictionary(
            uniqueKeysWithValues: names.map { (MemberID(network: network, key: $0), $1) }
        )
    }

    @Test func `each is told once, until they leave or are named anew`() {
        var arrivals = Arrivals()
        #expect(arrivals.arrives("account:ana") == false && !arrivals.isOpen)
        arrivals.waitFor(people(["account:ana": "ana", "account:bob": "bob"]), on: "demo")
        #expect(arrivals.arrives("account:ana") == true)
        #expect(
            arrivals.arrives("account:ana") == false && arrivals.arrives("account:eve") == false
        )
        #expect(arrivals.missing.map(\.person) == ["account:bob"])
        // Who is still waited for is not told again.
        arrivals.waitFor(people(["account:ana": "ana"]), on: "demo")
        #expect(arrivals.arrives("account:ana") == false && !arrivals.isOpen)
        #expect(arrivals.leaves("account:ana") == true)
        #expect(arrivals.arrives("account:ana") == true)
        arrivals.waitFor([:], on: "demo")
        arrivals.waitFor(people(["account:ana": "ana"]), on: "demo")
        #expect(arrivals.arrives("account:ana") == true)
    }

    @Test func `people are found by the nick they had, as the network compares nicks`() {
        var arrivals = Arrivals()
        arrivals.waitFor(people(["account:ana": "Ana[x]", "account:bob": "ana{x}"]), on: "demo")
        #expect(arrivals.isMissing(Nick("ANA{x}")))
        arrivals.rekey(.ascii)
        #expect(!arrivals.isMissing(Nick("bob")) && arrivals.isMissing(Nick("ana[X]")))
        _ = arrivals.arrives("account:ana")
        #expect(!arrivals.isMissing(Nick("ana[x]")) && arrivals.isMissing(Nick("ana{x}")))
    }

    @Test func `people of other networks, and too many, are left out`() {
        var arrivals = Arrivals()
        arrivals.waitFor(people(["account:ana": "ana"], on: "other"), on: "demo")
        #expect(!arrivals.isOpen)
        let many = (10_000..<20_000).map { ("account:\($0)", "n\($0)") }
        arrivals.waitFor(people(Dictionary(uniqueKeysWithValues: many)), on: "demo")
        #expect(arrivals.missing.count == Arrivals.capacity)
        #expect(arrivals.missing.first?.person == "account:10000")
        #expect(arrivals.arrives("account:19999") == false)
    }
}

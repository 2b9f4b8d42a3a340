import IRCClient
import IRCProtocol
import Testing

@Suite struct RouteTests {
    private let policy = STSPolicy(port: 6_697, duration: 60, expiry: 100)

    /// What the settings say, what the server demanded, whether a policy holds, and the way then.
    private static let ways: [(isSecure: Bool, demand: Int?, hasPolicy: Bool, way: Route)] = [
        (true, nil, false, Route(port: 6_000, isSecure: true, origin: .settings)),
        (true, 7_000, true, Route(port: 6_000, isSecure: true, origin: .settings)),
        (false, nil, false, Route(port: 6_000, isSecure: false, origin: .settings)),
        (false, nil, true, Route(port: 6_697, isSecure: true, origin: .policy)),
        (false, 7_000, false, Route(port: 7_000, isSecure: true, origin: .demand)),
        (false, 7_000, true, Route(port: 6_697, isSecure: true, origin: .policy)),
    ]

    @Test(arguments: ways)
    func `the way follows settings, policy and demand`(
        isSecure: Bool,
        demand: Int?,
        hasPolicy: Bool,
        way: Route
    ) {
        var choice = RouteChoice(port: 6_000, isSecure: isSecure)
        if let demand { choice.demand(port: demand) }
        // However often it fails.
        for _ in 0..<3 { #expect(choice.next(policy: hasPolicy ? policy : nil) == way) }
    }

    @Test func `only the server takes its demand back`() {
        var choice = RouteChoice(port: 6_000, isSecure: false)
        choice.demand(port: 7_000)
        choice.demand(port: 8_000)
        #expect(choice.next(policy: nil).port == 8_000)
        choice.withdraw()
        #expect(choice.next(policy: nil) == Route(port: 6_000, isSecure: false, origin: .settings))
    }
}

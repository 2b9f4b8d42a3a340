import IRCClient
import Testing

@Suite struct BackoffTests {
    private static let failure = Ending(reason: "refused")

    private func waits(
        _ endings: [Ending],
        floor: Duration = .seconds(20),
        ceiling: Duration = .seconds(600),
        chance: UInt64
    ) -> [Duration] {
        var backoff = Backoff(floor: floor, ceiling: ceiling)
        var random = ConstantGenerator(value: chance)
        return endings.map { backoff.wait(after: $0, random: &random) }
    }

    @Test func `the widest wait doubles up to the ceiling`() {
        let waits = waits(Array(repeating: Self.failure, count: 7), chance: .max)
        let expected = [40.0, 80, 160, 320, 600, 600, 600]
        for (wait, seconds) in zip(waits, expected) {
            #expect(abs(wait / .seconds(1) - seconds) < 0.01)
        }
    }

    @Test func `chance never goes below the floor`() {
        let waits = waits(Array(repeating: Self.failure, count: 7), chance: 0)
        #expect(waits == Array(repeating: .seconds(20), count: 7))
    }

    @Test(arguments: [(299, 160.0), (300, 40.0), (100_000, 40.0)])
    func `only a long registration begins anew`(held: Int, expected: Double) {
        let good = Ending(reason: "cut", registeredFor: .seconds(held))
        let waits = waits([Self.failure, Self.failure, good], chance: .max)
        #expect(abs(waits[2] / .seconds(1) - expected) < 0.01)
    }

    @Test func `a ban keeps us away for an hour and is no step`() {
        let ban = Ending(reason: "K-lined", verdict: .banned)
        let waits = waits([ban, Self.failure], chance: .max)
        #expect(waits[0] == .seconds(3_600))
        #expect(abs(waits[1] / .seconds(1) - 40) < 0.01)
    }

    @Test func `a ceiling below the floor counts as the floor`() {
        let waits = waits([Self.failure], ceiling: .seconds(1), chance: .max)
        #expect(waits == [.seconds(20)])
    }
}

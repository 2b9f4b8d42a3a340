import Chat
import Testing

@testable import Bot

/// When the database is written anew, and when who was not heard for long is forgotten.
@Suite struct ScrubbingTests {
    private let farewell = Farewell(
        member: MemberID(network: "demo", key: "account:mia"),
        name: "mia",
        texts: ["Done."]
    )

    @Test func `it is done at once, once, and tells all who wait`() {
        var scrubbing = Scrubbing()
        let before = scrubbing.isDue(isStill: true, at: 0)
        scrubbing.add([farewell, farewell])
        let wanted = scrubbing.isDue(isStill: false, at: 0)
        let told = scrubbing.noteDone(took: .milliseconds(5))
        let after = scrubbing.isDue(isStill: true, at: 0)
        #expect(!before && wanted && !after)
        #expect(told.count == 2)
    }

    @Test func `where it took long, it waits for a still moment, at most a minute`() {
        var scrubbing = Scrubbing()
        _ = scrubbing.noteDone(took: .seconds(3))
        scrubbing.add([farewell])
        let busy = [100, 159, 160].map { scrubbing.isDue(isStill: false, at: $0) }
        #expect(busy == [false, false, true])
        let still = scrubbing.isDue(isStill: true, at: 101)
        #expect(still)
    }

    @Test func `where it fails, it is tried again every minute, and nobody is told before`() {
        var scrubbing = Scrubbing()
        scrubbing.add([farewell])
        let first = scrubbing.noteFailed(at: 100)
        let due = [100, 159, 160].map { scrubbing.isDue(isStill: true, at: $0) }
        let second = scrubbing.noteFailed(at: 160)
        let told = scrubbing.noteDone(took: .zero)
        #expect(first && !second)
        #expect(due == [false, false, true])
        #expect(told.count == 1)
    }

    @Test func `a day counts when the clock has shown it for ten minutes, and then once`() {
        var retention = Retention()
        let first = [0, 599, 600].map { retention.isDue(on: 1, at: $0) }
        #expect(first == [false, false, true])
        retention.noteDone(on: 1)
        let again = retention.isDue(on: 1, at: 900)
        // One that only flashes by does not count.
        let flash = retention.isDue(on: 400, at: 34_000_000)
        let next = [86_400, 87_000].map { retention.isDue(on: 2, at: $0) }
        #expect(!again && !flash)
        #expect(next == [false, true])
    }
}

package import NIOCore

/// A limit on what goes out: some at once, then at a steady rate.
///
/// All it remembers is the moment at which everything spent so far will have been earned. This is
/// the generic cell rate algorithm of ITU-T I.371, a token bucket that needs no refilling.
package struct RateLimit: Sendable {
    private let burst: Int64
    private var nanosecondsPerUnit: Int64
    private var slack: TimeAmount { .nanoseconds(nanosecondsPerUnit * (burst - 1)) }
    private var earnedAt = NIODeadline.uptimeNanoseconds(0)

    /// Begins with nothing spent.
    ///
    /// - Parameters:
    ///   - burst: How many units may go at once when none went for long; at least 1.
    ///   - unitsPerSecond: The steady rate; anything below one unit in a thousand seconds counts
    ///     as that.
    package init(burst: Int, unitsPerSecond: Double) {
        self.burst = Int64(min(max(burst, 1), 1 << 20))
        nanosecondsPerUnit = Self.nanoseconds(perUnitAt: unitsPerSecond)
    }

    private static func nanoseconds(perUnitAt unitsPerSecond: Double) -> Int64 {
        // From 1 ns to 1000 s per unit and at most 2^20 units, so nothing here overflows.
        Int64(1e9 / min(max(unitsPerSecond, 0.001), 1e9))
    }

    /// Goes on at another rate: what is not earned yet takes longer, or less long, to be.
    package mutating func setRate(_ unitsPerSecond: Double, at now: NIODeadline) {
        let new = Self.nanoseconds(perUnitAt: unitsPerSecond)
        guard new != nanosecondsPerUnit else { return }
        if earnedAt > now {
            let factor = Double(new) / Double(nanosecondsPerUnit)
            let debt = Double((earnedAt - now).nanoseconds) * factor
            earnedAt = now + .nanoseconds(Int64(min(debt, 1e18)))
        }
        nanosecondsPerUnit = new
    }

    /// Whether something may go.
    package func isOpen(at now: NIODeadline) -> Bool {
        earnedAt <= now + slack
    }

    /// The first moment, not before `now`, at which something may go.
    package func opens(after now: NIODeadline) -> NIODeadline {
        max(now, earnedAt - slack)
    }

    /// Notes that something went.
    ///
    /// - Parameters:
    ///   - units: At most 2^16; more than is left of the burst has to be earned before the next may
    ///     go.
    ///   - now: This moment.
    package mutating func spend(_ units: Int = 1, at now: NIODeadline) {
        let cost = nanosecondsPerUnit * Int64(min(max(units, 0), 1 << 16))
        earnedAt = max(earnedAt, now) + .nanoseconds(cost)
    }

    /// Spends one unit if that is allowed, and gives whether it was.
    package mutating func trySpend(at now: NIODeadline) -> Bool {
        guard isOpen(at: now) else { return false }
        spend(at: now)
        return true
    }
}

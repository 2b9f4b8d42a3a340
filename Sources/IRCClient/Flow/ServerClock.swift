package import IRCProtocol
package import NIOCore

/// What time it is by the server's own clock, as far as it told.
///
/// A bouncer, or a server that keeps history, tells what was said while we were away as if it were
/// said now, but for the time it bears. That is compared with the server's own clock, so it does
/// not matter whether that clock, or ours, is right.
package struct ServerClock: Sendable {
    /// How much older than now a message may be and still be answered.
    package static let tolerance = TimeAmount.minutes(5)

    /// How long it is trusted without being heard again once something looks old by it.
    private static let trust = TimeAmount.minutes(1)

    private var heard: (time: ServerTime, at: NIODeadline)?
    private var askedAt: NIODeadline?

    /// Begins without knowing the time.
    package init() {}

    /// Takes the time of something that the server says of itself, and that is not played back.
    package mutating func hear(_ time: ServerTime?, at now: NIODeadline) {
        if let time { heard = (time, now) }
    }

    /// Whether something was said so long ago that it is not to be answered.
    package func isPast(_ time: ServerTime?, at now: NIODeadline) -> Bool {
        guard let time, let heard else { return false }
        let elapsed = (now - heard.at).nanoseconds / 1_000_000
        let limit = Self.tolerance.nanoseconds / 1_000_000
        let (age, isTooLong) = (heard.time.millisecondsSince1970 + elapsed)
            .subtractingReportingOverflow(time.millisecondsSince1970)
        return isTooLong || age > limit
    }

    /// Whether the server should be asked for the time now; not again for a while then.
    package mutating func shouldAsk(at now: NIODeadline) -> Bool {
        if let last = [heard?.at, askedAt].compactMap(\.self).max(), now - last <= Self.trust {
            return false
        }
        askedAt = now
        return true
    }
}

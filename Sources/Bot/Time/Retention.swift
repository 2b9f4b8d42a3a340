/// When people who were not heard for long are forgotten: once a day.
///
/// A clock that is wrong must not delete anybody. A day counts only once the clock has shown it for a
/// while; and where the clock has jumped, or shows a time long after anybody was heard when the program
/// starts, only once it has gone on for a day without another jump.
struct Retention {
    /// For how long a day is shown, in seconds.
    private static let patience: Int64 = 600
    /// What no clock passes over from one tick to the next, in seconds.
    private static let jump: Int64 = 2 * 86_400
    /// For how long nobody is heard at most where the clock is right, as far as can be told.
    private static let silence: Int64 = 30 * 86_400
    /// For how long a clock goes on until it is trusted again, in seconds.
    private static let probation: Int64 = 86_400

    private var done: Int?
    private var seen: (day: Int, since: Int64)?
    private var last: Int64?
    private var trustedFrom: Int64?

    /// Whether the clock was never looked at.
    var isNew: Bool { last == nil }

    /// Looks at the clock.
    ///
    /// - Parameters:
    ///   - now: What it shows.
    ///   - heard: When anybody was heard last; counts at the first time.
    /// - Returns: Whether it is not trusted from now on.
    mutating func look(at now: Int64, lastHeard heard: Int64? = nil) -> Bool {
        let passed = last.map { abs(now - $0) > Self.jump } ?? heard.map { now - $0 > Self.silence }
        last = now
        guard passed == true else { return false }
        defer { trustedFrom = now + Self.probation }
        return trustedFrom.map { $0 <= now } ?? true
    }

    /// Whether it is to be done now.
    mutating func isDue(on day: Int, at now: Int64) -> Bool {
        if let trustedFrom, now < trustedFrom { return false }
        guard day != done else { return false }
        guard let seen, seen.day == day, seen.since <= now else {
            seen = (day, now)
            return false
        }
        return now - seen.since >= Self.patience
    }

    /// Notes that it was done.
    mutating func noteDone(on day: Int) {
        done = day
    }
}

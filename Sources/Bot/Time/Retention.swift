/// When people who were not heard for long are forgotten: once a day.
///
/// A clock that jumps for a moment must not delete anybody, so a day counts only once the clock has
/// shown it for a while.
struct Retention {
    /// For how long, in seconds.
    private static let patience: Int64 = 600

    private var done: Int?
    private var seen: (day: Int, since: Int64)?

    /// Whether it is to be done now.
    mutating func isDue(on day: Int, at now: Int64) -> Bool {
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

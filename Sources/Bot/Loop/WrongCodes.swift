internal import Chat

/// How often resume codes may be tried.
///
/// Each person has their own tries, so that nobody's guesses keep others out. Who guesses under ever
/// new names has those of as many people as are remembered, and one a second beside: codes have 45
/// bits, so that a guesser would need a dozen years to open one of ten thousand conversations. Somebody
/// with a typo has several tries, and more after some minutes.
struct WrongCodes {
    /// Tries that come back with time.
    private struct Allowance {
        var left: Int
        var since: Int64
    }

    /// Wrong tries in a row of one person.
    private static let perPerson = 5
    /// When a person has one more, in seconds.
    private static let personPause: Int64 = 180
    /// Wrong tries in a row of all together who are not remembered.
    private static let inAll = 60
    /// When those have one more, in seconds.
    private static let pause: Int64 = 1
    /// How many people are remembered.
    private static let limit = 1_024

    private var people: [MemberID: Allowance] = [:]
    private var all = Allowance(left: inAll, since: 0)

    /// Whether somebody may try a code.
    func mayTry(_ member: MemberID, at now: Int64) -> Bool {
        let own = Self.refilled(
            people[member],
            limit: Self.perPerson,
            pause: Self.personPause,
            at: now
        )
        guard people[member] == nil, people.count >= Self.limit else { return own.left > 0 }
        return Self.refilled(all, limit: Self.inAll, pause: Self.pause, at: now).left > 0
    }

    /// Counts a wrong code.
    mutating func note(_ member: MemberID, at now: Int64) {
        var own = Self.refilled(
            people[member],
            limit: Self.perPerson,
            pause: Self.personPause,
            at: now
        )
        own.left -= 1
        if people.count >= Self.limit { people = people.filter { $0.value.since + 3_600 > now } }
        if people.count < Self.limit || people[member] != nil {
            people[member] = own
            return
        }
        // Where so many guess at a time, what the others may try together is what holds.
        all = Self.refilled(all, limit: Self.inAll, pause: Self.pause, at: now)
        all.left -= 1
    }

    private static func refilled(
        _ allowance: Allowance?,
        limit: Int,
        pause: Int64,
        at now: Int64
    ) -> Allowance {
        guard let allowance else { return Allowance(left: limit, since: now) }
        // A clock that was put back gives nothing, and takes nothing.
        let passed = max(0, now - allowance.since)
        let more = Int(min(passed / pause, Int64(limit)))
        let left = min(limit, allowance.left + more)
        guard left < limit else { return Allowance(left: limit, since: now) }
        return Allowance(left: left, since: min(now, allowance.since + Int64(more) * pause))
    }
}

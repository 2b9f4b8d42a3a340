internal import BotStore
internal import Chat

/// What is known of timers without the store: when the next one may ring, and who has any.
struct TimerClock {
    /// When the next one rings; nil when none does.
    private var next: Int64?
    /// Whose timers are remembered at most; of others it is not known that they have any.
    static let limit = 4_096

    /// Whether it is known who has timers.
    private(set) var knowsPeople = false
    /// Whether ``next`` has to be read from the store.
    private(set) var isStale = true
    /// When the last one of each rings.
    private var people: [MemberID: Int64] = [:]

    /// Whether one is to ring by now, for all that is known.
    func mayBeDue(at now: Int64) -> Bool {
        isStale || next.map { $0 <= now } ?? false
    }

    /// Whether somebody has timers that are to ring yet.
    func has(_ member: MemberID, at now: Int64) -> Bool {
        people[member].map { $0 > now } ?? false
    }

    /// Notes who has timers.
    mutating func note(_ timers: [DueTimer]) {
        knowsPeople = true
        for timer in timers { people[timer.member] = max(people[timer.member] ?? 0, timer.at) }
    }

    /// Notes when the store says that the next one rings.
    mutating func noteNext(_ time: Int64?) {
        next = time
        isStale = false
    }

    /// Notes that some have rung, so that the next is another one.
    mutating func noteRung(at now: Int64) {
        isStale = true
        people = people.filter { $0.value > now }
    }

    /// Notes one that was set.
    mutating func noteSet(by member: MemberID, at time: Int64) {
        next = min(next ?? time, time)
        guard people.count < Self.limit || people[member] != nil else { return }
        people[member] = max(people[member] ?? time, time)
    }

    /// Notes that somebody has none any more.
    mutating func noteDropped(by member: MemberID) {
        people[member] = nil
    }

    /// Notes that somebody is known by another id.
    mutating func move(from old: MemberID, to new: MemberID) {
        people[new] = people.removeValue(forKey: old)
    }
}

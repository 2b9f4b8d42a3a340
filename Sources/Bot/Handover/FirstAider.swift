public import Chat
internal import Understanding

/// Somebody of the club's first aid, and when they are on duty.
public struct FirstAider: Equatable, Sendable {
    /// Who, by an account: nothing else proves it.
    public let member: MemberID
    /// What they are likely to be called, until they are seen.
    public let name: String
    /// When they are on duty.
    public let duty: [DutyHours]

    /// Makes a first aider.
    public init(member: MemberID, name: String, duty: [DutyHours] = [DutyHours()]) {
        self.member = member
        self.name = name
        self.duty = duty
    }
}

/// When somebody is on duty, by the club's local time.
public struct DutyHours: Equatable, Sendable {
    /// The days of the week, Monday 1 to Sunday 7.
    public let days: Set<Int>
    /// When duty begins.
    public let from: WallTime
    /// When it is over, on the next day where that is not later than ``from``.
    public let until: WallTime

    /// Makes hours; without any they are always on duty.
    public init(
        days: Set<Int> = Set(1...7),
        from: WallTime = WallTime(hour: 0),
        until: WallTime = WallTime(hour: 0)
    ) {
        self.days = days
        self.from = from
        self.until = until
    }

    /// Whether they are on duty at a moment; a night belongs to the day on which it began.
    func contains(_ moment: LocalMoment) -> Bool {
        let time = WallTime(hour: moment.hour, minute: moment.minute)
        let dayBefore = moment.weekday == 1 ? 7 : moment.weekday - 1
        guard from >= until else {
            return days.contains(moment.weekday) && from <= time && time < until
        }
        return days.contains(moment.weekday) && from <= time
            || days.contains(dayBefore) && time < until
    }
}

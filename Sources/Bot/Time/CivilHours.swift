internal import Dialogue
internal import Understanding

/// When the bot may write to people of its own accord.
public struct CivilHours: Equatable, Sendable {
    /// From when on people are asked on their day.
    public let checkIn: WallTime
    /// When it becomes quiet.
    public let quietFrom: WallTime
    /// When it is not quiet any more; nothing is quiet where this is ``quietFrom``.
    public let quietUntil: WallTime

    /// Makes hours.
    ///
    /// - Parameters:
    ///   - checkIn: From when on people are asked on their day.
    ///   - quietFrom: When it becomes quiet.
    ///   - quietUntil: When it is not quiet any more, on the next day where that is earlier.
    public init(
        checkIn: WallTime = WallTime(hour: 18),
        quietFrom: WallTime = WallTime(hour: 22),
        quietUntil: WallTime = WallTime(hour: 8)
    ) {
        self.checkIn = checkIn
        self.quietFrom = quietFrom
        self.quietUntil = quietUntil
    }

    /// Whether nobody is written to unasked.
    func isQuiet(at moment: LocalMoment) -> Bool {
        let time = moment.time
        return quietFrom <= quietUntil
            ? quietFrom <= time && time < quietUntil
            : quietFrom <= time || time < quietUntil
    }

    /// The moment at which a timer rings that was wished for one: a reminder of a run waits until it is
    /// not quiet any more, the others keep to their time.
    func civil(_ moment: LocalMoment, _ kind: SelfCareTimer.Kind) -> LocalMoment {
        guard kind == .returnRun, isQuiet(at: moment) else { return moment }
        return LocalMoment(
            year: moment.year,
            month: moment.month,
            day: moment.day,
            hour: quietUntil.hour,
            minute: quietUntil.minute
        )
    }

    /// The last local day whose check-ins may be sent at a moment; nil while it is quiet.
    ///
    /// Today's wait for their hour; what is late need not.
    func dueDay(at moment: LocalMoment) -> Int? {
        guard !isQuiet(at: moment) else { return nil }
        return moment.time >= checkIn ? moment.dayNumber : moment.dayNumber - 1
    }
}

extension LocalMoment {
    /// Its time without the day.
    fileprivate var time: WallTime { WallTime(hour: hour, minute: minute) }
}

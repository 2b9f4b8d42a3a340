public import Foundation
public import Understanding

/// Tells the club's local time.
public struct LocalClock: Sendable {
    private let calendar: Calendar

    /// The time zone.
    public var timeZone: TimeZone { calendar.timeZone }

    /// A clock for a time zone.
    public init(timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    /// What the clock on the wall shows at a moment.
    public func moment(_ date: Date) -> LocalMoment {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        return LocalMoment(
            year: parts.year ?? 1970,
            month: parts.month ?? 1,
            day: parts.day ?? 1,
            hour: parts.hour ?? 0,
            minute: parts.minute ?? 0
        )
    }

    /// When the clock on the wall shows a moment.
    ///
    /// Where it shows it twice, the first time; where it passes it over, the moment after the gap.
    func date(_ moment: LocalMoment) -> Date {
        let parts = DateComponents(
            year: moment.year,
            month: moment.month,
            day: moment.day,
            hour: moment.hour,
            minute: moment.minute
        )
        return calendar.date(from: parts) ?? .distantPast
    }

    /// When the part of a day ends in which people may be written to: with the day, or as soon as it
    /// becomes quiet.
    func endOfCivilDay(_ date: Date, _ hours: CivilHours) -> Date {
        let end = calendar.dateInterval(of: .day, for: date)?.end ?? date.addingTimeInterval(86_400)
        guard hours.quietFrom != hours.quietUntil else { return end }
        let quiet = calendar.nextDate(
            after: date,
            matching: DateComponents(hour: hours.quietFrom.hour, minute: hours.quietFrom.minute),
            matchingPolicy: .nextTime
        )
        return min(end, quiet ?? end)
    }
}

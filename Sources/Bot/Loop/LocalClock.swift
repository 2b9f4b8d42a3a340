public import Foundation
public import Understanding

/// Tells the club's local time.
public struct LocalClock: Sendable {
    private let calendar: Calendar

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
}

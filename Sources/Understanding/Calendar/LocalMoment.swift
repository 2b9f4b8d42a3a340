/// A moment as the person's own wall clock and calendar show it.
///
/// Pure: whoever has a clock and a time zone makes it. Gregorian calendar.
public struct LocalMoment: Hashable, Sendable {
    /// The year, such as 2025.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int

    /// Makes a moment; each part outside its range is moved to the nearest end of it.
    ///
    /// - Parameters:
    ///   - year: The year, from 1 to 9999.
    ///   - month: The month, from 1 to 12.
    ///   - day: The day of the month, from 1 to 31.
    ///   - hour: The hour, from 0 to 23.
    ///   - minute: The minute, from 0 to 59.
    public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0) {
        self.year = min(max(year, 1), 9999)
        self.month = min(max(month, 1), 12)
        self.day = min(max(day, 1), 31)
        self.hour = min(max(hour, 0), 23)
        self.minute = min(max(minute, 0), 59)
    }

    /// Whole days since 1970-01-01.
    public var dayNumber: Int {
        Self.dayNumber(year: year, month: month, day: day)
    }

    /// The day of the week: 1 for Monday to 7 for Sunday.
    public var weekday: Int {
        // 1970-01-01 was a Thursday.
        ((dayNumber + 3) % 7 + 7) % 7 + 1
    }

    /// How many days a month has in that year.
    static func length(of month: Int, in year: Int) -> Int {
        let isDecember = month == 12
        let next = dayNumber(
            year: isDecember ? year + 1 : year,
            month: isDecember ? 1 : month + 1,
            day: 1
        )
        return next - dayNumber(year: year, month: month, day: 1)
    }

    /// Whole days from 1970-01-01 to that date of the Gregorian calendar.
    ///
    /// Counts years from 1 March, so that the leap day is the last day of a year.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let sinceMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * sinceMarch + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}

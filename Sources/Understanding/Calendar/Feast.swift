/// A day that comes once a year, and that people tell the time by: "since Easter".
///
/// Some have a date, some hang on Easter, and some are such and such a Monday of a month.
public enum Feast: Hashable, Sendable {
    /// The same date each year: Christmas.
    case date(month: Int, day: Int)
    /// That many days after Easter Sunday, or before it: Good Friday is -2.
    case easter(days: Int)
    /// A weekday of a month, 1 for the first and 5 for the last of it: the last Monday of May.
    case weekday(Int, place: Int, month: Int)

    /// The place that stands for the last such weekday of a month.
    public static let last = 5

    /// Its day in that year, in whole days since 1970-01-01.
    func dayNumber(in year: Int) -> Int {
        switch self {
        case .date(let month, let day):
            return LocalMoment.dayNumber(year: year, month: month, day: day)
        case .easter(let days):
            return Self.easterSunday(of: year) + days
        case .weekday(let weekday, Self.last, let month):
            let length = LocalMoment.length(of: month, in: year)
            let end = LocalMoment(year: year, month: month, day: length)
            return end.dayNumber - (end.weekday - weekday + 7) % 7
        case .weekday(let weekday, let place, let month):
            let start = LocalMoment(year: year, month: month, day: 1)
            return start.dayNumber + (weekday - start.weekday + 7) % 7 + (place - 1) * 7
        }
    }

    /// Whole days from its last day, today or before, to that moment.
    func days(before now: LocalMoment) -> Int {
        let thisYear = now.dayNumber - dayNumber(in: now.year)
        return thisYear >= 0 ? thisYear : now.dayNumber - dayNumber(in: now.year - 1)
    }

    /// Easter Sunday of the Western churches: the Sunday after the first full moon of spring.
    ///
    /// The moon is that of the church, which repeats every 19 years but for the corrections that
    /// the Gregorian calendar makes once in a century.
    private static func easterSunday(of year: Int) -> Int {
        let century = year / 100
        let golden = year % 19
        let moon =
            (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30
        // Days from 21 March to the full moon, which is never as late as 19 April.
        let isLate = moon == 29 || moon == 28 && golden > 10
        let full = LocalMoment.dayNumber(year: year, month: 3, day: 21) + moon - (isLate ? 1 : 0)
        // 1970-01-01 was a Thursday, so day 3 a Sunday; at the latest a week after the full moon.
        return full + 7 - ((full - 3) % 7 + 7) % 7
    }
}

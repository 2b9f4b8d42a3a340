internal import Foundation
internal import Understanding

/// Days and times of the club's clock, as moderators type and read them.
extension LocalClock {
    /// The end of a day that is typed as `2026-12-31`, in seconds since 1970; nil where there is no
    /// such day.
    func endOfDay(typed text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        let end = date(.init(year: year, month: month, day: day, hour: 23, minute: 59))
        let shown = moment(end)
        guard shown.year == year, shown.month == month, shown.day == day else { return nil }
        return Int64(end.timeIntervalSince1970) + 60
    }

    /// A time in seconds since 1970 as the club's clock shows it: "2026-03-01 18:00".
    func text(_ time: Int64) -> String {
        let moment = moment(Date(timeIntervalSince1970: Double(time)))
        return "\(day(of: time)) \(Self.two(moment.hour)):\(Self.two(moment.minute))"
    }

    /// The day of a time in seconds since 1970: "2026-03-01".
    func day(of time: Int64) -> String {
        let moment = moment(Date(timeIntervalSince1970: Double(time)))
        return "\(moment.year)-\(Self.two(moment.month))-\(Self.two(moment.day))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

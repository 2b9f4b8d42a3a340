internal import Foundation
internal import Understanding

/// A length of time, as moderators type and read it.
struct Span: Equatable {
    /// In seconds.
    let seconds: Int64

    init(seconds: Int64) {
        self.seconds = max(seconds, 0)
    }

    static func days(_ count: Int64) -> Span { Span(seconds: count * 86_400) }

    /// Reads "90m", "12 hours" or "1d"; nil where it is no such length.
    init?(typed text: some StringProtocol) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).lowercased().filter { !$0.isWhitespace }
        guard let count = Int64(digits), (1...99_999).contains(count) else { return nil }
        switch unit {
        case "m", "min", "minute", "minutes": self.init(seconds: count * 60)
        case "h", "hour", "hours": self.init(seconds: count * 3_600)
        case "d", "day", "days": self.init(seconds: count * 86_400)
        default: return nil
        }
    }
}

extension Span: CustomStringConvertible {
    /// In its largest unit, rounded down: "45 seconds", "1 day".
    var description: String {
        let units: [(Int64, String)] = [(86_400, "day"), (3_600, "hour"), (60, "minute")]
        let (length, name) = units.first { seconds >= $0.0 } ?? (1, "second")
        let count = seconds / length
        return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
}

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
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(moment.year)-\(two(moment.month))-\(two(moment.day)) "
            + "\(two(moment.hour)):\(two(moment.minute))"
    }
}

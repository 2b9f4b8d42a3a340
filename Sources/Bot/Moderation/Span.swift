/// A length of time, as moderators type and read it.
struct Span: Equatable {
    /// In seconds.
    let seconds: Int64

    init(seconds: Int64) {
        self.seconds = max(seconds, 0)
    }

    /// Up to the next minute, and from an hour on to the next hour: what is left of a span that began
    /// a moment ago is shown as the whole of it.
    var roundedUp: Span {
        let unit: Int64 = seconds > 3_600 ? 3_600 : 60
        return Span(seconds: (seconds + unit - 1) / unit * unit)
    }

    /// So many days of 24 hours.
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

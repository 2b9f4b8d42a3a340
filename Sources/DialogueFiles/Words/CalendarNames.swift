internal import Understanding

/// The names by which words files call the days and months of a year, in any language.
enum CalendarNames {
    static let weekend = "weekend"
    static let all = weekdays + [weekend] + months

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]
    private static let places = ["first", "second", "third", "fourth", "last"]

    /// 1 for Monday to 7 for Sunday, or nil.
    static func weekday(_ name: some StringProtocol) -> Int? {
        weekdays.firstIndex { $0 == name }.map { $0 + 1 }
    }

    /// 1 to 12, or nil.
    static func month(_ name: some StringProtocol) -> Int? {
        months.firstIndex { $0 == name }.map { $0 + 1 }
    }

    /// "25 december", "easter", "2 days before easter", "first monday of june", or nil.
    static func feast(_ name: String) -> Feast? {
        let parts = name.split(separator: " ")
        switch parts.count {
        case 1 where name == "easter": return .easter(days: 0)
        case 2:
            guard let day = Int(parts[0]), (1...31).contains(day), let month = month(parts[1])
            else { return nil }
            return .date(month: month, day: day)
        case 4 where parts[3] == "easter":
            guard let days = Int(parts[0]), (1...99).contains(days), parts[1].hasPrefix("day"),
                parts[2] == "before" || parts[2] == "after"
            else { return nil }
            return .easter(days: parts[2] == "before" ? -days : days)
        case 4 where parts[2] == "of":
            guard let place = places.firstIndex(where: { $0 == parts[0] }),
                let weekday = weekday(parts[1]), let month = month(parts[3])
            else { return nil }
            return .weekday(weekday, place: place + 1, month: month)
        default: return nil
        }
    }
}

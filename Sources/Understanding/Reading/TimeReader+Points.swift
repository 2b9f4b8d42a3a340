/// Points in time: "yesterday", "since Tuesday", "3rd of May", "since Easter".
extension TimeReader {
    func point(at index: Int) -> Time? {
        if let date = date(at: index) { return date }
        let found = message.first(at: index) { days(ago: $0, at: index) }
        if var found {
            if let weekday = message.first(at: index, \.weekday) {
                if let last = message.end(of: .last, at: found.end) {
                    found = (Self.lastWeek(found.value), last)
                } else if let last = beforeLast(from: found.end) {
                    let days = lastDays(.weekday(weekday.value)) ?? found.value
                    found = ((days.lowerBound + 7)...(days.upperBound + 7), last)
                } else if let week = lastWeek(from: found.end) {
                    // "The Tuesday of last week": counted from Monday to Sunday.
                    let days = now.weekday - weekday.value + 7
                    found = (days...days, week)
                }
            } else if let weekend = message.first(at: index, { $0 == .weekend ? true : nil }),
                let last = beforeLast(from: weekend.end)
            {
                found = ((found.value.lowerBound + 7)...(found.value.upperBound + 7), last)
            }
            let isDay = message.first(at: index) { if case .daysAgo = $0 { true } else { nil } }
            return Time(
                days: found.value,
                tokens: index..<found.end,
                isPast: isDay != nil
            )
        }
        return year(at: index)
    }

    /// How many days ago a day, a weekday, a date or a month was; nil for other meanings.
    private func days(ago meaning: Meaning, at index: Int) -> ClosedRange<Int>? {
        switch meaning {
        case .daysAgo(let days): return days
        case .weekday:
            guard let days = lastDays(meaning) else { return nil }
            return message.has(.last, endingBefore: index) ? Self.lastWeek(days) : days
        case .weekend: return lastDays(meaning)
        case .yearly(let feast):
            let ago = feast.days(before: now)
            return ago...ago
        case .month(let month) where isPlacedInTime(index):
            let first = Feast.date(month: month, day: 1).days(before: now)
            let length = LocalMoment.length(of: month, in: now.year)
            return (month == now.month ? 0 : max(0, first - length + 1))...first
        default: return nil
        }
    }

    /// How many days ago the last such weekday, or the last weekend, was.
    func lastDays(_ meaning: Meaning) -> ClosedRange<Int>? {
        switch meaning {
        case .weekday(let day):
            let ago = (now.weekday - day + 6) % 7 + 1
            return ago...ago
        // On a Saturday it is that one or the one before.
        case .weekend where now.weekday == 6: return 0...7
        case .weekend where now.weekday == 7: return 0...1
        case .weekend: return now.weekday...(now.weekday + 1)
        default: return nil
        }
    }

    /// The end of "before last" at that token, or nil.
    private func beforeLast(from index: Int) -> Int? {
        message.end(of: .beforeOtherTime, at: index).flatMap { message.end(of: .last, at: $0) }
    }

    /// The end of "last week" at that token or behind skipped ones, or nil.
    private func lastWeek(from start: Int) -> Int? {
        for index in start..<max(start, message.tokens.count) {
            guard message.tokens[index].pause == .none else { return nil }
            let week = message.first(at: index) { $0 == .daysAgo(7...13) ? true : nil }
            if let week { return week.end }
            guard message.tokens[index].isSkipped else { return nil }
        }
        return nil
    }

    /// "Last Tuesday", said on a Thursday, is one of two.
    private static func lastWeek(_ days: ClosedRange<Int>) -> ClosedRange<Int> {
        days.lowerBound...(days.upperBound < 4 ? days.upperBound + 7 : days.upperBound)
    }

    /// Names of months are other words too ("may"), so they need a word in front.
    private func isPlacedInTime(_ index: Int) -> Bool {
        index == 0 || message.has(.since, endingBefore: index)
            || message.has(.on, endingBefore: index)
            || message.has(.last, endingBefore: index)
    }

    private func date(at index: Int) -> Time? {
        if let day = dayOfMonth(at: index), let month = month(at: skip(day.end)) {
            let ago = Feast.date(month: month.number, day: day.number).days(before: now)
            return Time(days: ago...ago, tokens: index..<month.end)
        }
        if let month = month(at: index), let day = dayOfMonth(at: skip(month.end)),
            message.tokens[month.end].pause == .none
        {
            let ago = Feast.date(month: month.number, day: day.number).days(before: now)
            return Time(days: ago...ago, tokens: index..<day.end)
        }
        return dayAlone(at: index)
    }

    /// "Since the 3rd", of this month or the one before; "el 3" when asked.
    private func dayAlone(at index: Int) -> Time? {
        let isNumber = isAsked && index > 0 && message.tokens[index - 1].isSkipped
        guard message.has(.since, endingBefore: index),
            let day = isNumber ? dayOfMonth(at: index) : ordinal(at: index),
            (1...31).contains(day.number), endsDate(day.end)
        else { return nil }
        let before = now.adding(days: -now.day)
        let length = LocalMoment.length(of: before.month, in: before.year)
        let ago =
            day.number <= now.day
            ? now.day - day.number : now.day + length - min(day.number, length)
        return Time(days: ago...ago, tokens: index..<day.end)
    }

    /// Whether nothing follows that the number may be one of: "the 3rd mile".
    private func endsDate(_ index: Int) -> Bool {
        message.isBreak(before: index)
            || [Cue.and, .terminator, .subject, .firstPerson, .pain]
                .contains { message.contains($0, from: index) }
    }

    private func year(at index: Int) -> Time? {
        let token = message.tokens[index]
        guard token.kind == .number, message.has(.since, endingBefore: index),
            (1950...now.year).contains(token.number)
        else { return nil }
        let today = now.dayNumber
        let first = LocalMoment.dayNumber(year: token.number, month: 1, day: 1)
        let last = LocalMoment.dayNumber(year: token.number, month: 12, day: 31)
        return Time(days: max(0, today - last)...max(0, today - first), tokens: index..<(index + 1))
    }
}

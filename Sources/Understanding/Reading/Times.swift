/// A time in a message: how many whole days lie between it and the message.
struct Time {
    /// The least and the most days; nil where the words do not say.
    var days: ClosedRange<Int>?
    var tokens: Range<Int>
    /// Whether it belongs to something else: "3 weeks to go", "next Tuesday".
    var isElsewhere = false
    /// Whether it is a day that is past in itself: "yesterday".
    var isPast = false
}

/// Reads the times of a message.
struct TimeReader {
    let message: Message
    let now: LocalMoment
    /// Whether "how long" was asked: a bare "week" is one week then.
    let isAsked: Bool

    /// Every time in the message, in its order.
    func times() -> [Time] {
        guard message.hasTime else { return [] }
        var result: [Time] = []
        var index = 0
        while index < message.tokens.count {
            guard
                var time = span(at: index) ?? point(at: index) ?? vague(at: index)
                    ?? bareUnit(at: index)
            else {
                index += 1
                continue
            }
            time.isElsewhere =
                time.isElsewhere || !time.isPast && isElsewhere(time.tokens)
            result.append(time)
            index = max(index + 1, time.tokens.upperBound)
        }
        return result
    }

    // MARK: - Lengths: "two weeks", "2-3 days", "third week"

    private func span(at start: Int) -> Time? {
        if let time = underWay(at: start) { return time }
        guard let amount = amount(at: start), let unit = unit(at: amount.end) else { return nil }
        var low = amount.low
        var high = amount.high
        var end = unit.end
        if let more = moreAmount(at: end) {
            low += amount.low == amount.high ? 0 : more.half
            high = more.half > 0 ? high + more.half : max(high, more.high)
            if more.half > 0, amount.low == amount.high { low = high }
            end = more.end
        }
        let size = unit.unit.days ?? 0
        var days =
            unit.unit == .hour
            ? (low / 48)...(high / 48)
            : Self.ordered(
                low * size / 2,
                high * size / 2
            )
        if message.has(.nearly, endingBefore: start) {
            days = max(0, days.lowerBound - 1)...max(0, days.upperBound - 1)
        } else if message.has(.over, endingBefore: start) {
            days = (days.lowerBound + 1)...(days.upperBound + 1)
        }
        if let shift = comingWeekday(at: end) {
            days = Self.ordered(days.lowerBound - shift.days, days.upperBound - shift.days)
            end = shift.end
        }
        return Time(
            days: days,
            tokens: start..<end,
            isElsewhere: isRate(start, amount: amount, unit: unit.unit)
                || unit.unit.days == nil && !isHowLong(start..<end)
        )
    }

    /// "Week and a half", when asked.
    private func bareUnit(at index: Int) -> Time? {
        guard isAsked, index == 0 || message.has(.since, endingBefore: index),
            let unit = unit(at: index), let size = unit.unit.days
        else { return nil }
        let more = moreAmount(at: unit.end)
        let low = size + (more?.half ?? 0) * size / 2
        let high = max(low, (more?.high ?? 0) * size / 2)
        return Time(days: low...high, tokens: index..<(more?.end ?? unit.end))
    }

    private struct Amount {
        /// In halves, so that one and a half is a whole number.
        var low: Int
        var high: Int
        var end: Int
        var isOne = false
    }

    private static func ordered(_ one: Int, _ other: Int) -> ClosedRange<Int> {
        max(0, min(one, other))...max(0, max(one, other))
    }

    private func amount(at index: Int) -> Amount? {
        guard index < message.tokens.count else { return nil }
        for (cue, halves) in [(Cue.couple, 4), (.few, 6), (.half, 1)] {
            if let end = message.end(of: cue, at: index) {
                return Amount(low: halves, high: halves, end: skip(end))
            }
        }
        let token = message.tokens[index]
        if token.kind == .number {
            let decimal = message.decimal(at: index)
            let low = token.number * 2 + (token.hasFraction || decimal?.hasFraction == true ? 1 : 0)
            var end = decimal?.end ?? index + 1
            guard end < message.tokens.count else { return nil }
            var next = end
            if message.tokens[end].joint != UInt8(ascii: "-") {
                next = message.end(of: .or, at: end) ?? end
            }
            if next < message.tokens.count, message.tokens[next].kind == .number,
                next > end || message.tokens[next].joint == UInt8(ascii: "-")
            {
                end = next + 1
                return Amount(low: low, high: message.tokens[next].number * 2, end: skip(end))
            }
            return Amount(low: low, high: low, end: skip(end))
        }
        if let end = message.end(of: .one, at: index) {
            // "Una o dos semanas".
            if let next = message.end(of: .or, at: end), next < message.tokens.count,
                message.tokens[next].kind == .number
            {
                return Amount(low: 2, high: message.tokens[next].number * 2, end: skip(next + 1))
            }
            return Amount(low: 2, high: 2, end: end, isOne: true)
        }
        return nil
    }

    /// What follows a unit: "or two", "and a half".
    private func moreAmount(at index: Int) -> (half: Int, high: Int, end: Int)? {
        if let next = message.end(of: .or, at: index), next < message.tokens.count {
            if message.tokens[next].kind == .number, unit(at: skip(next + 1)) == nil {
                return (0, message.tokens[next].number * 2, next + 1)
            }
            if let end = message.end(of: .couple, at: next) { return (0, 4, end) }
        }
        if let next = message.end(of: .and, at: index),
            let end = message.end(of: .half, at: skip(next))
        {
            return (1, 0, end)
        }
        return nil
    }

    /// "third week", "week three", "day 5": one that is under way, not over.
    private func underWay(at index: Int) -> Time? {
        if let ordinal = ordinal(at: index), let unit = unit(at: ordinal.end) {
            return Self.underWay(ordinal.number, unit.unit, tokens: index..<unit.end)
        }
        guard let unit = unit(at: index), unit.end < message.tokens.count,
            message.tokens[unit.end].kind == .number, message.tokens[unit.end].pause == .none,
            (1...99).contains(message.tokens[unit.end].number)
        else { return nil }
        let number = message.tokens[unit.end].number
        return Self.underWay(number, unit.unit, tokens: index..<(unit.end + 1))
    }

    private static func underWay(_ number: Int, _ unit: TimeUnit, tokens: Range<Int>) -> Time? {
        guard unit == .day || unit == .week, let size = unit.days else { return nil }
        return Time(days: ((number - 1) * size)...(number * size - 1), tokens: tokens)
    }

    /// "on Sunday" behind a length: that many days are still to come.
    private func comingWeekday(at index: Int) -> (days: Int, end: Int)? {
        guard let next = message.end(of: .on, at: index), next < message.tokens.count else {
            return nil
        }
        return message.first(at: next, \.weekday)
            .map {
                (days: ($0.value - now.weekday + 7) % 7, end: $0.end)
            }
    }

    /// Minutes and hours are most often parts of a run; "an hour ago" is not.
    private func isHowLong(_ tokens: Range<Int>) -> Bool {
        isAsked || message.contains(.ago, from: tokens.upperBound)
    }

    /// "50 miles a week": how often, not how long.
    private func isRate(_ start: Int, amount: Amount, unit: TimeUnit) -> Bool {
        guard amount.isOne, start > 0, message.tokens[start].pause == .none else { return false }
        let before = message.tokens[start - 1]
        let isCounted =
            before.kind == .number
            || message.hits.contains { hit in
                guard hit.end == start else { return false }
                if case .unit = hit.meaning { return true }
                return hit.meaning == .cue(.measure)
            }
        return isCounted
    }

    // MARK: - Points: "yesterday", "since Tuesday", "3rd of May"

    private func point(at index: Int) -> Time? {
        if let date = date(at: index) { return date }
        let found = message.first(at: index) { days(ago: $0, at: index) }
        if var found {
            if let weekday = message.first(at: index, \.weekday) {
                if let last = message.end(of: .last, at: found.end) {
                    found = (Self.lastWeek(found.value), last)
                } else if let week = lastWeek(from: found.end) {
                    // "The Tuesday of last week": counted from Monday to Sunday.
                    let days = now.weekday - weekday.value + 7
                    found = (days...days, week)
                }
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
        case .weekday(let day):
            let ago = (now.weekday - day + 6) % 7 + 1
            let isLast = message.has(.last, endingBefore: index)
            return isLast ? Self.lastWeek(ago...ago) : ago...ago
        case .yearly(let month, let day):
            let ago = daysSince(month: month, day: day)
            return ago...ago
        case .month(let month) where isPlacedInTime(index):
            let first = daysSince(month: month, day: 1)
            return (month == now.month ? 0 : max(0, first - Self.length(of: month) + 1))...first
        default: return nil
        }
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
            let ago = daysSince(month: month.number, day: day.number)
            return Time(days: ago...ago, tokens: index..<month.end)
        }
        if let month = month(at: index), let day = dayOfMonth(at: skip(month.end)),
            message.tokens[month.end].pause == .none
        {
            let ago = daysSince(month: month.number, day: day.number)
            return Time(days: ago...ago, tokens: index..<day.end)
        }
        if let day = ordinal(at: index), message.has(.since, endingBefore: index),
            (1...31).contains(day.number), unit(at: day.end) == nil
        {
            let ago = (now.day - day.number + 31) % 31
            return Time(days: ago...ago, tokens: index..<day.end)
        }
        return nil
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

    /// Whole days since the last such date, today or before.
    private func daysSince(month: Int, day: Int) -> Int {
        let today = now.dayNumber
        let thisYear = LocalMoment.dayNumber(year: now.year, month: month, day: day)
        if thisYear <= today { return today - thisYear }
        return today - LocalMoment.dayNumber(year: now.year - 1, month: month, day: day)
    }

    private static func length(of month: Int) -> Int {
        switch month {
        case 2: 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // MARK: - Words

    private func vague(at index: Int) -> Time? {
        message.end(of: .vagueTime, at: index).map { Time(days: nil, tokens: index..<$0) }
    }

    private func unit(at index: Int) -> (unit: TimeUnit, end: Int)? {
        guard index < message.tokens.count, message.tokens[index].pause == .none || index == 0
        else { return nil }
        return message.first(at: index, \.unit).map { (unit: $0.value, end: $0.end) }
    }

    private func month(at index: Int) -> (number: Int, end: Int)? {
        message.first(at: index, \.month).map { (number: $0.value, end: $0.end) }
    }

    private func ordinal(at index: Int) -> (number: Int, end: Int)? {
        message.first(at: index, \.ordinal).map { (number: $0.value, end: $0.end) }
    }

    private func dayOfMonth(at index: Int) -> (number: Int, end: Int)? {
        if let ordinal = ordinal(at: index), (1...31).contains(ordinal.number) { return ordinal }
        guard index < message.tokens.count, message.tokens[index].kind == .number,
            (1...31).contains(message.tokens[index].number)
        else { return nil }
        return (message.tokens[index].number, index + 1)
    }

    /// The next token that is not skipped.
    private func skip(_ index: Int) -> Int {
        var index = index
        while index < message.tokens.count, message.tokens[index].isSkipped,
            !message.contains(.one, from: index) || message.contains(.half, from: index + 1)
        { index += 1 }
        return index
    }

    private func isElsewhere(_ tokens: Range<Int>) -> Bool {
        // "Since before Christmas" is at least since then.
        message.has(.beforeOtherTime, endingBefore: tokens.lowerBound)
            && !message.hits(.beforeOtherTime)
                .contains {
                    $0.end == tokens.lowerBound
                        && message.has(.since, endingBefore: $0.start)
                }
            || message.contains(.otherTime, from: tokens.upperBound)
    }
}

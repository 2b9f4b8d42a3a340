/// Lengths of time: "two weeks", "2-3 days", "third week", "two Sundays ago".
extension TimeReader {
    func length(at start: Int) -> Time? {
        if let time = underWay(at: start) ?? countedDays(at: start) { return time }
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
        if let past = message.end(of: .over, at: end) {
            // "A week and a bit".
            days = (days.lowerBound + 1)...(days.upperBound + 1)
            end = past
        }
        if let shift = pastDay(at: end) {
            days = (days.lowerBound + shift.days)...(days.upperBound + shift.days)
            end = shift.end
        } else if let shift = comingWeekday(at: end) {
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

    /// "Week and a half", and a mere "week" when asked.
    func bareUnit(at index: Int) -> Time? {
        guard let unit = unit(at: index), let size = unit.unit.days else { return nil }
        let more = moreAmount(at: unit.end)
        let isAnswer =
            isAsked && (index == 0 || message.has(.since, endingBefore: index))
            && (more != nil || message.endsClause(unit.end) || message.has(.ago, at: unit.end))
        guard isAnswer || (more?.half ?? 0) > 0 else { return nil }
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
            var low = token.number * 2 + (token.hasFraction || decimal?.hasFraction == true ? 1 : 0)
            var end = decimal?.end ?? index + 1
            if let half = message.end(of: .half, at: end) {
                // "Three and a half weeks".
                low += 1
                end = half
            }
            guard end < message.tokens.count else { return nil }
            var next = end
            if message.tokens[end].joint != UInt8(ascii: "-") {
                next = message.end(of: .or, at: end) ?? end
                // "Between five and ten days".
                if next == end, message.has(.since, endingBefore: index),
                    let other = message.end(of: .and, at: end), other < message.tokens.count,
                    message.tokens[other].number > token.number
                {
                    next = other
                }
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

    /// "Two Sundays ago", "hace dos findes".
    private func countedDays(at index: Int) -> Time? {
        guard let amount = amount(at: index), amount.low == amount.high, amount.low % 2 == 0,
            amount.low > 2, amount.end < message.tokens.count,
            let day = message.first(at: amount.end, lastDays),
            message.has(.ago, at: day.end) || message.has(.since, endingBefore: index)
        else { return nil }
        let weeks = (amount.low / 2 - 1) * 7
        return Time(
            days: (day.value.lowerBound + weeks)...(day.value.upperBound + weeks),
            tokens: index..<day.end
        )
    }

    /// "Today" or "yesterday" behind a length: "three weeks ago today".
    private func pastDay(at index: Int) -> (days: Int, end: Int)? {
        for start in [index, message.end(of: .ago, at: index) ?? index] {
            let day = message.first(at: start) { meaning in
                if case .daysAgo(let days) = meaning, days.upperBound <= 1 { days } else { nil }
            }
            if let day { return (day.value.upperBound, day.end) }
        }
        return nil
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
}

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

    /// More than anybody tells in one message; bounds the work on hostile text.
    private static let maxTimes = 32
    /// "Since before Christmas": how much longer nobody knows.
    private static let unboundedDays = 400

    /// The times in the message, in their order.
    func times() -> [Time] {
        guard message.hasTime else { return [] }
        var result: [Time] = []
        var index = 0
        while index < message.tokens.count, result.count < Self.maxTimes {
            guard
                var time = length(at: index) ?? point(at: index) ?? vague(at: index)
                    ?? bareUnit(at: index)
            else {
                index += 1
                continue
            }
            if let days = time.days, isBefore(time.tokens) {
                time.days = days.lowerBound...(days.upperBound + Self.unboundedDays)
            }
            time.isElsewhere =
                time.isElsewhere || !time.isPast && isElsewhere(time.tokens)
            result.append(time)
            index = max(index + 1, time.tokens.upperBound)
        }
        return result
    }

    // MARK: - Words

    private func vague(at index: Int) -> Time? {
        message.end(of: .vagueTime, at: index).map { Time(days: nil, tokens: index..<$0) }
    }

    func unit(at index: Int) -> (unit: TimeUnit, end: Int)? {
        guard index < message.tokens.count, message.tokens[index].pause == .none || index == 0
        else { return nil }
        return message.first(at: index, \.unit).map { (unit: $0.value, end: $0.end) }
    }

    func month(at index: Int) -> (number: Int, end: Int)? {
        message.first(at: index, \.month).map { (number: $0.value, end: $0.end) }
    }

    func ordinal(at index: Int) -> (number: Int, end: Int)? {
        message.first(at: index, \.ordinal).map { (number: $0.value, end: $0.end) }
    }

    func dayOfMonth(at index: Int) -> (number: Int, end: Int)? {
        if let ordinal = ordinal(at: index), (1...31).contains(ordinal.number) { return ordinal }
        guard index < message.tokens.count, message.tokens[index].kind == .number,
            (1...31).contains(message.tokens[index].number)
        else { return nil }
        return (message.tokens[index].number, index + 1)
    }

    /// The next token that is not skipped.
    func skip(_ index: Int) -> Int {
        var index = index
        while index < message.tokens.count, message.tokens[index].isSkipped,
            !message.contains(.one, from: index) || message.contains(.half, from: index + 1)
        { index += 1 }
        return index
    }

    /// "Since before Christmas" is at least since then.
    private func isBefore(_ tokens: Range<Int>) -> Bool {
        // "On in today's reps" is no "before".
        guard !message.has(.on, endingBefore: tokens.lowerBound) else { return false }
        return message.hits(.beforeOtherTime)
            .contains {
                $0.end == tokens.lowerBound && message.has(.since, endingBefore: $0.start)
            }
    }

    private func isElsewhere(_ tokens: Range<Int>) -> Bool {
        message.has(.beforeOtherTime, endingBefore: tokens.lowerBound) && !isBefore(tokens)
            || message.contains(.otherTime, from: tokens.upperBound)
    }
}

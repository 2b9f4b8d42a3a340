/// The score from 0 to 10 that a message gives its pain.
enum Scores: Equatable {
    case none
    /// One score, or the higher end of a range.
    case score(Int, tokens: Range<Int>)
    /// Several that differ: they are for different situations.
    case several

    /// Reads "7/10", "7-8 out of 10", "between a 6 and a 7", and bare numbers when asked.
    init(_ message: Message, scopes: Scopes, isAsked: Bool) {
        var found: [(score: Int, tokens: Range<Int>)] = []
        // "Effort 7/10" is none of the pain.
        let ignored = Set(message.hits(.ignored).flatMap(\.match.tokens))
        var index = 0
        while index < message.tokens.count {
            guard
                let next = Self.score(at: index, in: message, isAsked: isAsked),
                !scopes.others[index], !scopes.unreal[index], !ignored.contains(index)
            else {
                index += 1
                continue
            }
            index = next.tokens.upperBound
            if message.has(.negation, endingBefore: next.tokens.lowerBound) { continue }
            let hasCorrection = message.hits(.correction)
                .contains {
                    $0.start < next.tokens.lowerBound
                        && $0.start > (found.last?.tokens.lowerBound ?? 0)
                }
            if hasCorrection { found.removeAll() }
            found.append(next)
        }
        if let first = found.first {
            self =
                found.contains { $0.score != first.score }
                ? .several : .score(first.score, tokens: first.tokens)
        } else {
            self = .none
        }
    }

    /// A score, or a range of them, that begins at that token.
    private static func score(
        at index: Int,
        in message: Message,
        isAsked: Bool
    ) -> (score: Int, tokens: Range<Int>)? {
        guard !(index > 0 && message.has(.outOfTen, endingBefore: index + 1)),
            var score = value(at: index, in: message)
        else { return nil }
        var end = index + 1
        var isRange = false
        if let decimal = message.decimal(at: index),
            isAsked || isScored(decimal.end, in: message)
        {
            score = min(10, score + (decimal.hasFraction ? 1 : 0))
            end = decimal.end
        }
        if end < message.tokens.count {
            var next = end
            if message.tokens[next].joint != UInt8(ascii: "-") {
                next = message.end(of: .or, at: next) ?? message.end(of: .and, at: next) ?? next
                if next > end {
                    while next < message.tokens.count, message.tokens[next].isSkipped {
                        next += 1
                    }
                }
            }
            if next > end || message.tokens[next].joint == UInt8(ascii: "-"),
                let other = value(at: next, in: message)
            {
                score = max(score, other)
                end = next + 1
                isRange = true
            }
        }
        if let end = scoreEnd(end, in: message) ?? roughScoreEnd(end, in: message) {
            // "8 out of 10 reps" are reps.
            return isMeasured(end, in: message) ? nil : (score, index..<end)
        }
        let isFree = !isMeasured(end, in: message)
        let isSaid = isAsked || message.has(.score, endingBefore: index) && !isRange
        return isSaid && isFree ? (score, index..<end) : nil
    }

    /// The end of "/10" or "out of ten" at that token, or nil.
    private static func scoreEnd(_ end: Int, in message: Message) -> Int? {
        let isOverTen =
            end < message.tokens.count && message.tokens[end].joint == UInt8(ascii: "/")
            && message.tokens[end].kind == .number && message.tokens[end].number == 10
        return isOverTen ? end + 1 : message.end(of: .outOfTen, at: end)
    }

    /// The same behind "ish" or "or so".
    private static func roughScoreEnd(_ end: Int, in message: Message) -> Int? {
        message.end(of: .ago, at: end).flatMap { scoreEnd($0, in: message) }
    }

    /// Whether "/10" or "out of ten" stands there.
    private static func isScored(_ end: Int, in message: Message) -> Bool {
        scoreEnd(end, in: message) != nil
    }

    private static func value(at index: Int, in message: Message) -> Int? {
        guard index < message.tokens.count, message.tokens[index].kind == .number,
            message.tokens[index].number <= 10
        else { return nil }
        let token = message.tokens[index]
        return min(10, token.number + (token.hasFraction ? 1 : 0))
    }

    /// Whether what follows makes the number one of days, miles and the like.
    private static func isMeasured(_ end: Int, in message: Message) -> Bool {
        guard end < message.tokens.count, message.tokens[end].pause == .none else { return false }
        return message.first(at: end, \.unit) != nil
            || message.contains(.measure, from: end)
    }
}

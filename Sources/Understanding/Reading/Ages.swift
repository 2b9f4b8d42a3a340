import RulesCore

/// Reads the age that a message gives its writer.
///
/// "I'm 67", "aged 45", "16 years old", "accountant, 47, sore back", "F53"; a bare number when
/// asked. "17 on Saturday" is 16 today. The age of a car, years of running and measures are none.
struct Ages {
    let message: Message
    let scopes: Scopes
    let isAsked: Bool

    /// The age in years and its tokens, or nil.
    static func age(
        in message: Message,
        scopes: Scopes,
        isAsked: Bool
    ) -> (years: Int, tokens: Range<Int>)? {
        let ages = Ages(message: message, scopes: scopes, isAsked: isAsked)
        for index in message.tokens.indices {
            guard let end = ages.end(at: index) else { continue }
            let years = message.tokens[index].number
            if let birthday = ages.birthday(after: index) {
                return (years - 1, index..<max(end, birthday))
            }
            return (years - (message.has(.nearly, endingBefore: index) ? 1 : 0), index..<end)
        }
        return nil
    }

    /// Where the age ends that the number at that token is; nil where it is none.
    private func end(at index: Int) -> Int? {
        let token = message.tokens[index]
        guard token.kind == .number, (5...99).contains(token.number), !token.hasFraction,
            !scopes.others[index], !scopes.unreal[index],
            !message.has(.negation, endingBefore: index)
        else { return nil }
        let next = index + 1
        let hasCue = message.has(.age, endingBefore: index) && !isOfEvent(index)
        if let end = message.end(of: .yearsOld, at: next),
            isLength(next, end)
                ? isAsked || hasCue && endsClause(end)
                    || isGrown(token.number) && message.isWholeClause(index..<end)
                : isAsked || hasCue || message.contains(.pain) && isOfSpeaker(index)
        {
            return end
        }
        if let date = date(after: index), isAsked || hasCue { return date }
        guard !isMeasured(next) else { return nil }
        if hasCue && endsClause(next) || isAsked && index < 3 { return next }
        guard speaksOfHealth, isGrown(token.number) else { return nil }
        if isApposition(index) { return date(after: index) ?? next }
        return isBehindSex(index) ? next : nil
    }

    // MARK: - What stands beside the number

    /// Where the date ends of a birthday still to come: "17 on Saturday", not "turned 60 in May".
    private func birthday(after index: Int) -> Int? {
        message.has(.over, endingBefore: index) ? nil : date(after: index)
    }

    /// "On Saturday", "in August", "next birthday" behind the number: where it ends, or nil.
    private func date(after index: Int) -> Int? {
        guard let coming = message.end(of: .on, at: index + 1) else { return nil }
        if let end = message.end(of: .yearsOld, at: index + 1), end > coming { return end }
        let day = message.first(at: coming) { meaning in
            switch meaning {
            case .weekday, .month, .yearly, .weekend: true
            case .unit(let unit): unit.days != nil
            default: nil
            }
        }
        return day?.end
    }

    /// A number between two pauses, and no list: "accountant, 47, sore back".
    private func isApposition(_ index: Int) -> Bool {
        let end = date(after: index) ?? index + 1
        let neighbours = [index - 2, index - 1, end, end + 1]
            .filter(message.tokens.indices.contains)
        // "Shivering. 39." is a temperature.
        let isFever =
            (35...42).contains(message.tokens[index].number)
            && message.hits.contains { $0.fact == .feverUnwell }
        return message.isWholeClause(index..<end) && end - index < message.tokens.count
            && !isFever
            && !neighbours.contains {
                message.tokens[$0].kind == .number && message.isWholeClause($0..<($0 + 1))
            }
    }

    /// Whether any words are about health, so that a mere number may be an age.
    private var speaksOfHealth: Bool {
        message.contains(.pain) || message.contains(.health)
            || message.hits.contains { $0.fact != nil }
    }

    /// "F53", "M 61 here".
    private func isBehindSex(_ index: Int) -> Bool {
        index > 0 && message.has(.yearsOld, endingBefore: index)
            && message.beginsClause(index - 1)
    }

    /// Whether "12 years old" behind these words is said of the speaker: not "my 12 year old", "the
    /// car is 15 years old".
    private func isOfSpeaker(_ index: Int) -> Bool {
        if index > 0, message.contains(.firstPerson, from: index - 1) { return false }
        return message.beginsClause(index)
            || message.hits.contains {
                ($0.meaning == .cue(.pain) || $0.meaning == .cue(.firstPerson))
                    && message.clauses[$0.start] == message.clauses[index]
            }
    }

    /// "Fell out of a tree aged nine" is how old one was then.
    private func isOfEvent(_ index: Int) -> Bool {
        message.hits.contains {
            $0.fact == .trauma && $0.end < index
                && message.clauses[$0.start] == message.clauses[index]
        }
    }

    /// A child does not write just a number.
    private func isGrown(_ years: Int) -> Bool { (14...99).contains(years) }

    /// Whether the words for an age are those for a length of time too: "20 años".
    private func isLength(_ index: Int, _ end: Int) -> Bool {
        message.first(at: index, \.unit)?.end == end
    }

    private func endsClause(_ index: Int) -> Bool {
        guard !message.isBreak(before: index), !message.tokens[index].isGlued else {
            return index >= message.tokens.count || message.tokens[index].pause != .none
        }
        return [Cue.and, .terminator, .subject, .firstPerson, .pain, .or, .since, .on]
            .contains { message.contains($0, from: index) } || message.isIdle[index]
            || message.hits(.pain)
                .contains {
                    // "I'm 62 with a bad back".
                    (index...(index + 2)).contains($0.start)
                        && message.clauses[$0.start] == message.clauses[index]
                }
    }

    private func isMeasured(_ index: Int) -> Bool {
        guard index < message.tokens.count, message.tokens[index].pause == .none else {
            return false
        }
        if message.tokens[index].joint == UInt8(ascii: "/") { return true }
        return message.first(at: index, \.unit) != nil
            || message.contains(.measure, from: index)
            || message.contains(.outOfTen, from: index)
    }
}

import RulesCore

/// How far the words reach that turn the meaning of others: one flag per token.
struct Scopes {
    /// Under a negation.
    private(set) var denied: [Bool]
    /// Under a "maybe".
    private(set) var doubted: [Bool]
    /// In a what-if or a question for advice.
    private(set) var unreal: [Bool]
    /// About somebody else.
    private(set) var others: [Bool]
    /// Clauses that speak of the past.
    private(set) var past: [Bool]
    /// Clauses about an event weeks ago.
    private(set) var old: [Bool]
    /// First tokens of a "no" that is an answer and denies nothing behind it.
    private(set) var answers: Set<Int> = []

    /// How many words a negation reaches over; dialogue rule 3.
    private static let reach = 6

    init(_ message: Message, times: [Time]) {
        let none = Array(repeating: false, count: message.tokens.count)
        denied = none
        doubted = none
        unreal = none
        others = none
        past = none
        old = none
        markNegation(message)
        for hit in message.hits(.doubt) + message.hits(.weakNo) {
            Self.mark(&doubted, from: hit.end, in: message) { index, count in
                count >= Self.reach || message.isBreak(before: index)
            }
            if hit.meaning == .cue(.doubt) { markDoubtBefore(hit, in: message) }
        }
        for hit in message.hits(.hypothetical) {
            Self.mark(&unreal, from: hit.start, in: message) { index, _ in
                message.isBreak(before: index) && index > hit.start
            }
        }
        markOthers(message)
        markPast(message)
        markOldEvents(message, times: times)
    }

    /// "Numb down there, maybe?": a doubt by itself is about the clause before it.
    private mutating func markDoubtBefore(_ hit: Message.Hit, in message: Message) {
        guard hit.start > 0, message.tokens[hit.start].pause == .comma,
            message.beginsClause(hit.start), message.endsClause(hit.end)
        else { return }
        let clause = message.clauses[hit.start - 1]
        for index in doubted.indices where message.clauses[index] == clause {
            doubted[index] = true
        }
    }

    // MARK: - Marking

    /// Sets flags from a token on, up to a word such as "but" or where `ends` says so.
    ///
    /// `ends` is given the token and how many words that count came before it.
    private static func mark(
        _ flags: inout [Bool],
        from start: Int,
        in message: Message,
        until ends: (Int, Int) -> Bool
    ) {
        var count = 0
        for index in start..<max(start, message.tokens.count) {
            if message.contains(.terminator, from: index) || ends(index, count) { return }
            flags[index] = true
            if !message.tokens[index].isSkipped { count += 1 }
        }
    }

    private mutating func markNegation(_ message: Message) {
        for hit in message.hits {
            switch hit.meaning {
            case .cue(.negation) where !isSwallowed(hit, in: message):
                Self.mark(&denied, from: hit.end, in: message) { index, count in
                    count >= Self.reach || message.isBreak(before: index)
                        || message.contains(.and, from: index)
                }
            case .cue(.absence) where !isSwallowed(hit, in: message):
                guard !isAnswer(hit, in: message) else {
                    answers.insert(hit.start)
                    continue
                }
                markAbsence(from: hit.end, in: message)
            default: break
            }
        }
    }

    /// A "no" reaches over a list; each comma or "or" begins a new item.
    private mutating func markAbsence(from start: Int, in message: Message) {
        // "Stretched, and zero, it goes on": nothing is denied behind a pause.
        guard !message.isBreak(before: start) else { return }
        var itemStart = 0
        Self.mark(&denied, from: start, in: message) { index, count in
            let isItem =
                message.tokens[index].pause == .comma || message.contains(.or, from: index)
            if isItem { itemStart = count }
            return message.tokens[index].pause == .stop
                || count - itemStart >= Self.reach
                || index > start && message.tokens[index].pause == .comma
                    && (message.contains(.subject, from: index)
                        || message.contains(.firstPerson, from: index))
                || Self.beginsClause(at: index, in: message)
        }
    }

    /// Whether "and I", "and the" and the like begin there.
    private static func beginsClause(at index: Int, in message: Message) -> Bool {
        guard let end = message.end(of: .and, at: index) else { return false }
        return message.contains(.subject, from: end)
    }

    /// Whether a longer phrase says what the negation means: "can't pee", "not only".
    private func isSwallowed(_ hit: Message.Hit, in message: Message) -> Bool {
        message.hits.contains { other in
            switch other.meaning {
            case .value(let value, _):
                // "No pain in my legs" denies the legs; "no pain." says it is gone.
                hit.match.isInside(other.match)
                    && (value != value.fact.values[0] || value.fact != .trend
                        || message.endsClause(other.end))
            case .unclear: hit.match.isInside(other.match)
            case .cue(.falseNegation), .cue(.weakNo), .cue(.notSure), .cue(.none), .cue(.past),
                .cue(.ignored), .cue(.doubt):
                hit.match.isInside(other.match)
            default: false
            }
        }
    }

    /// Whether a "no" stands by itself: before a pause, a "but" or a clause with its own subject.
    private func isAnswer(_ hit: Message.Hit, in message: Message) -> Bool {
        guard message.contains(.no, from: hit.start) else { return false }
        let next = hit.end
        if message.isBreak(before: next) || message.contains(.terminator, from: next) {
            return true
        }
        guard message.beginsClause(hit.start) else { return false }
        let clause = message.clauses[hit.start]
        let isFine = message.hits(.fine)
            .contains { fine in
                fine.start > next && message.clauses[fine.start] == clause
                    && !(next..<fine.start)
                        .contains {
                            message.contains(.and, from: $0) || message.contains(.or, from: $0)
                        }
            }
        if isFine { return true }
        return [Cue.subject, .correction, .no, .weakNo, .notSure, .none, .negation, .absence]
            .contains { message.contains($0, from: next) }
    }

    private mutating func markOthers(_ message: Message) {
        if message.contains(.proxy) {
            others = others.map { _ in true }
            return
        }
        var isOther = false
        // "My brother's bike" is a thing, and no "my brother".
        let told = message.hits(.reporting)
        // "A girl in my group" is one cue, and its "my" no sign of the speaker.
        var cueEnd = 0
        for index in message.tokens.indices {
            if message.tokens[index].pause == .stop { isOther = false }
            if let end = message.end(of: .other, at: index) {
                isOther =
                    !message.has(.reporting, at: end)
                    && !told.contains { $0.start < index && $0.match.covers(index) }
                cueEnd = end
            } else if index >= cueEnd, message.contains(.firstPerson, from: index),
                !message.contains(.other, from: index + 1)
            {
                isOther = false
            }
            others[index] = isOther
        }
    }

    /// A clause with a time weeks ago, and not a word of the pain, is about something else.
    private mutating func markOldEvents(_ message: Message, times: [Time]) {
        for time in times where (time.days?.lowerBound ?? 0) > Self.oldAfterDays {
            // "Not since I was four" is how long it never was.
            guard !denied[time.tokens.lowerBound] else { continue }
            // "Numb since Easter" is still so.
            guard !message.has(.sinceThen, endingBefore: time.tokens.lowerBound) else { continue }
            // "At 40 years" is an age.
            guard !message.has(.age, endingBefore: time.tokens.lowerBound) else { continue }
            let clause = message.clauses[time.tokens.lowerBound]
            let isOfPain = message.hits.contains {
                $0.meaning == .cue(.pain) && message.clauses[$0.start] == clause
            }
            guard !isOfPain else { continue }
            for index in past.indices where message.clauses[index] == clause {
                past[index] = true
                old[index] = true
            }
        }
    }

    /// Past the last band that ends.
    private static let oldAfterDays = 21

    private mutating func markPast(_ message: Message) {
        var sentence = 0
        var sentences: [Int] = []
        for token in message.tokens {
            if token.pause == .stop { sentence += 1 }
            sentences.append(sentence)
        }
        for hit in message.hits(.past) where sentences.indices.contains(hit.start) {
            for index in past.indices where sentences[index] == sentences[hit.start] {
                past[index] = true
            }
        }
    }
}

extension Message {
    /// Whether nothing that counts stands between that token and the end of the clause.
    func endsClause(_ token: Int) -> Bool {
        var index = token
        while index < tokens.count, index == 0 || clauses[index] == clauses[index - 1] {
            guard isIdle[index] else { return false }
            index += 1
        }
        return true
    }

    /// Whether those tokens are all that counts in their clause.
    func isWholeClause(_ range: Range<Int>) -> Bool {
        beginsClause(range.lowerBound) && endsClause(range.upperBound)
    }

    /// Whether nothing that counts stands between the beginning of the clause and that token.
    func beginsClause(_ token: Int) -> Bool {
        var index = token
        while index > 0, clauses[index - 1] == clauses[token] {
            index -= 1
            guard isIdle[index] else { return false }
        }
        return true
    }
}

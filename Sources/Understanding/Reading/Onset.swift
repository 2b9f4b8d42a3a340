import RulesCore

/// When the pain began, as a message says it.
enum Onset: Equatable {
    /// Nothing is said.
    case none
    /// Something is said that does not settle it; the days that it leaves possible, if it tells.
    case open(ClosedRange<Int>?)
    /// That many whole days ago, all in one band.
    case days(ClosedRange<Int>, tokens: Range<Int>)

    /// Picks from the times of a message the one at which the pain began.
    ///
    /// When asked, every time counts that does not belong to something else. Unasked, the clause
    /// must speak of the back, of a fall, or of nothing but the time.
    init(
        _ times: [Time],
        message: Message,
        scopes: Scopes,
        asked: FactSet
    ) {
        var found: [Time] = []
        var isOpen = false
        let isAsked = asked.contains(.duration)
        var lastWasBack =
            message.contains(.pain) || asked.contains { $0.module == .course }
            || message.contains(.health) && message.owners.allSatisfy { scopes.denied[$0.start] }
            || message.hits.contains { $0.fact.map(Message.ofTheBack.contains) ?? false }
        let recalled = Self.recalled(times, in: message, scopes: scopes)
        for time in times where !scopes.others[time.tokens.lowerBound] {
            let isNegated =
                message.has(.negation, endingBefore: time.tokens.lowerBound)
                && !message.has(.nearly, endingBefore: time.tokens.lowerBound)
            guard !time.isElsewhere, !scopes.unreal[time.tokens.lowerBound], !isNegated
            else { continue }
            let isOld = scopes.past[time.tokens.lowerBound] && !isAsked && !message.contains(.pain)
            guard !isOld else { continue }
            let owner =
                lastWasBack && recalled.contains(time.tokens.lowerBound)
                ? .back
                : Self.owner(
                    of: time,
                    in: message,
                    isAsked: isAsked,
                    wasAsked: !asked.isEmpty,
                    after: lastWasBack
                )
            switch owner {
            case .back:
                lastWasBack = true
                if message.hits(.correction)
                    .contains(where: { hit in
                        hit.start < time.tokens.lowerBound
                            && found.last.map { $0.tokens.lowerBound < hit.start } ?? false
                    })
                {
                    found.removeAll()
                }
                found.append(time)
            case .symptom:
                lastWasBack = false
                isOpen = true
            case .other: break
            }
        }
        // "Since yesterday, is it ok to do Tuesday's intervals?": what is planned is a day to come.
        let told = found.filter {
            !scopes.intended[$0.tokens.lowerBound]
                || message.has(.since, endingBefore: $0.tokens.lowerBound)
        }
        if !told.isEmpty { found = told }
        // "Since the half three weeks ago": what is exact tells when the vague was.
        found = found.filter { time in
            time.days != nil
                || !found.contains {
                    $0.days != nil
                        && message.clauses[$0.tokens.lowerBound]
                            == message.clauses[time.tokens.lowerBound]
                }
        }
        let bands = Set(
            found.flatMap { time -> [DurationBand] in
                guard let days = time.days else { return [.unknown] }
                return [DurationBand(days: days.lowerBound), DurationBand(days: days.upperBound)]
            }
        )
        if let time = found.first, let days = time.days, bands.count == 1 {
            self = .days(days, tokens: time.tokens)
        } else {
            let isSinceEvent = lastWasBack && Self.isSinceEvent(message, scopes: scopes)
            self =
                found.isEmpty && !isOpen && !isSinceEvent
                ? .none : .open(found.count == 1 ? found[0].days : nil)
        }
    }

    /// Where the times begin that a later "ever since" means: "ran on Sunday, sore ever since".
    private static func recalled(
        _ times: [Time],
        in message: Message,
        scopes: Scopes
    ) -> Set<Int> {
        Set(
            message.hits(.sinceThen)
                .compactMap { since in
                    guard message.endsClause(since.end), !scopes.others[since.start],
                        message.owner(at: since.start) != .symptom
                    else { return nil }
                    return times.last {
                        $0.tokens.upperBound <= since.start && !$0.isElsewhere && $0.days != nil
                    }?
                    .tokens.lowerBound
                }
        )
    }

    /// "Since the ten-miler": a day, but not which.
    private static func isSinceEvent(_ message: Message, scopes: Scopes) -> Bool {
        message.hits.contains { hit in
            hit.meaning == .unclear(.runRelation, .always)
                && message.contains(.since, from: hit.start)
                && !scopes.others[hit.start] && !scopes.unreal[hit.start]
        }
    }

    private enum Owner {
        /// The pain in the back.
        case back
        /// Another symptom.
        case symptom
        /// Something past, planned or not about health.
        case other
    }

    /// What the clause of a time is about.
    private static func owner(
        of time: Time,
        in message: Message,
        isAsked: Bool,
        wasAsked: Bool,
        after lastWasBack: Bool
    ) -> Owner {
        let clause = message.clauses[time.tokens.lowerBound]
        let hits = message.hits.filter { message.clauses[$0.start] == clause }
        let facts = FactSet(hits.compactMap(\.fact))
        let hasOnset = hits.contains { $0.meaning == .cue(.onset) }
        if isOfHistory(time, in: message, hits: hits) && !isAsked { return .other }
        if isAsked { return .back }
        if let owner = message.owner(at: time.tokens.lowerBound) {
            guard owner == .back else { return .symptom }
            return isOnset(time, in: message, hits: hits) ? .back : .other
        }
        let isCourse = !facts.isDisjoint(with: courseOfPain)
        if wasAsked, facts.contains(.runRelation) {
            return isOnset(time, in: message, hits: hits) ? .back : .other
        }
        if !facts.isEmpty, !isCourse || !lastWasBack { return .other }
        if hasOnset, lastWasBack { return .back }
        // "Better today" says how it goes.
        let isState = hits.contains { $0.fact == .trend || $0.meaning == .cue(.fine) }
        if isState, !isOnset(time, in: message, hits: hits) { return .other }
        return lastWasBack && isAlone(time, in: message, hits: hits) ? .back : .other
    }

    /// Whether a time is that of an event beside the pain, or of its end.
    ///
    /// "Operated in May", "gone since Sunday". In "it has hurt for three weeks and I saw a doctor
    /// last week" the first time stands nearer to the pain.
    private static func isOfHistory(
        _ time: Time,
        in message: Message,
        hits: [Message.Hit]
    ) -> Bool {
        if hits.contains(where: { $0.meaning.isResolution }) { return true }
        let events = hits.filter { $0.fact.map(history.contains) ?? false }
        let pains = hits.filter { hit in
            hit.meaning == .cue(.pain) && !events.contains { $0.match.overlaps(hit.match) }
        }
        // "For" and "since" are of the time.
        let isSince = message.has(.since, endingBefore: time.tokens.lowerBound)
        let start = time.tokens.lowerBound - (isSince ? 1 : 0)
        func distance(to hits: [Message.Hit]) -> Int? {
            hits.map { max(0, $0.start - time.tokens.upperBound, start - $0.end) }
                .min()
        }
        guard let event = distance(to: events) else { return false }
        return distance(to: pains).map { event < $0 } ?? true
    }

    private static let courseOfPain: FactSet = [.runRelation, .severity, .trend, .duration]
    /// Facts whose times are those of the event itself.
    private static let history: FactSet = [
        .cancerWeight, .riskHistory, .spineSurgery, .clearance, .pregnancy, .age,
    ]

    /// Whether a time may be a beginning: "8 out of 10 today" and "it woke me last night" are none.
    private static func isOnset(_ time: Time, in message: Message, hits: [Message.Hit]) -> Bool {
        let isOfTheNight = time.isPast && hits.contains { $0.fact == .nightConstant }
        guard time.days == 0...0 || isOfTheNight,
            !message.has(.since, endingBefore: time.tokens.lowerBound)
        else { return true }
        return hits.contains { hit in
            hit.meaning == .cue(.onset) || hit.fact == .trauma || hit.fact == .runRelation
        }
    }

    /// Whether the clause of a time holds nothing else.
    private static func isAlone(_ time: Time, in message: Message, hits: [Message.Hit]) -> Bool {
        message.clauses.indices
            .filter {
                message.clauses[$0] == message.clauses[time.tokens.lowerBound]
            }
            .allSatisfy { index in
                time.tokens.contains(index) || message.tokens[index].isSkipped
                    || message.tokens[index].kind == .number
                    || hits.contains { $0.match.covers(index) && $0.fact == nil }
            }
    }
}

extension Meaning {
    /// Whether it says that the pain is gone.
    fileprivate var isResolution: Bool {
        guard case .value(let value, _) = self else { return false }
        return value.fact == .trend && value.index == Trend.resolved.rawValue
    }
}

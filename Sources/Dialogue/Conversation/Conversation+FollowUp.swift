public import RulesCore

/// Which check-in fits a day; it follows from the decision that was told and the days since.
extension Conversation {
    /// The local day on which the bot writes next of its own accord; nil where it does not: nobody
    /// agreed, or there is nothing to ask.
    public var dueDay: Int? {
        guard agreement == .agreed, stage == .interview || stage == .decided else { return nil }
        return checkIn?.day
    }

    /// The check-in that fell due last by that day, else the first one that is still to come.
    ///
    /// Where no decision was told, the schedule of "stop and rest" counts.
    public func followUp(on day: Int) -> FollowUp.Kind {
        if let checkIn, checkIn.sent > 0, checkIn.followUp.kind != .gotHelp {
            return checkIn.followUp.kind
        }
        let level = told?.level ?? .stopRestSelfCare
        let last = told?.day ?? entries.last?.day ?? day
        let first = painDay(on: last)
        guard let next = FollowUp.next(after: nil, level: level, today: first) else {
            return .day21
        }
        var due = CheckIn(followUp: next, day: last + max(1, next.day - first))
        due.catchUp(to: day, level: level)
        return due.followUp.kind
    }

    /// The day of the pain by which check-ins are planned.
    ///
    /// Where its first day was never clear, the days count from when it was asked for; where it was
    /// never asked for, from the first thing that was said.
    func painDay(on day: Int) -> Int {
        for entry in entries.reversed() {
            guard case .learnt(let value, _, let days) = entry.kind, value.fact == .duration else {
                continue
            }
            return Entry.count(days ?? 0...0, after: day - entry.day)
        }
        return max(0, day - (entries.first?.day ?? day))
    }

    /// The days that the pain has lasted at least; where that was never clear, since it was told of.
    public func leastPainDays(on day: Int) -> Int {
        painDays(on: day)?.lowerBound ?? painDay(on: day)
    }
}

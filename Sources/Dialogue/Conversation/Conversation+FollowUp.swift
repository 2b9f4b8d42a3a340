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
    /// Where no decision was told, the schedule of "stop and rest" counts, from the last thing that
    /// was said.
    public func followUp(on day: Int) -> FollowUp.Kind {
        let level = told?.level ?? .stopRestSelfCare
        let painDay = painDays(on: lastHeard(by: day))?.upperBound ?? 0
        let today = painDay + max(0, day - lastHeard(by: day))
        guard var due = FollowUp.next(after: nil, level: level, today: painDay) else {
            return .day21
        }
        while let next = FollowUp.next(after: due, level: level, today: due.day),
            next.kind != due.kind, next.day <= today
        {
            due = next
        }
        return due.kind
    }

    /// The days that the pain has lasted at least; where that was never clear, since it was told of.
    public func leastPainDays(on day: Int) -> Int {
        painDays(on: day)?.lowerBound ?? max(0, day - lastHeard(by: day))
    }

    /// The day of the last decision, else of the last thing that was said.
    private func lastHeard(by day: Int) -> Int {
        told?.day ?? entries.last?.day ?? day
    }
}

public import RulesCore

/// The way back to running; it follows from the entries, and nothing else is kept of it.
extension Conversation {
    /// A way back that has begun.
    public struct Returning: Equatable, Sendable {
        /// Its days and steps.
        public internal(set) var plan: ReturnPlan
        /// Whether the bot may remind of it; nil before that was answered.
        public internal(set) var reminds: Bool?
        /// Whether it began when the pain was gone: then any pain ends it.
        let wasGone: Bool

        /// Whether a decision lets it go on.
        ///
        /// What a decision lets a runner begin, a later one can end: the core says so, each time.
        public func isAllowed(by decision: Decision) -> Bool {
            decision.allowsReturn && (!wasGone || decision.items.contains(.gradualReturn))
        }
    }

    /// The way back that the runner is on; nil where none has begun, or one has ended.
    public var returning: Returning? {
        var returning: Returning?
        var trend: FactValue?
        for entry in entries {
            switch entry.kind {
            case .learnt(let value, _, _) where value.fact == .trend: trend = value
            case .returning(.began):
                returning = Returning(
                    plan: ReturnPlan(firstDay: entry.day + 1),
                    reminds: nil,
                    wasGone: trend.map { $0 == FactValue(.trend, named: "resolved") } ?? false
                )
            case .returning(.mayRemind): returning?.reminds = true
            case .returning(.mayNotRemind): returning?.reminds = false
            case .returning(.wentWell): returning?.plan.noteWell(on: entry.day)
            case .learnt, .askAlone, .reopened: break
            }
        }
        return returning
    }

    /// The runs to come of the way back from a day on, as far as the core would still allow each on
    /// its day; none where it does not, now.
    ///
    /// The length of the pain moves with the calendar, and with it the advice.
    func runs(of returning: Returning, from day: Int) -> [ReturnPlan.Run] {
        guard returning.isAllowed(by: known(on: day).decision) else { return [] }
        return Array(
            returning.plan.runs(from: day)
                .prefix { returning.isAllowed(by: known(on: $0.day).decision) }
        )
    }
}

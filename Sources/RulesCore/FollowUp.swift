/// One check-in: what is asked, and on which day.
///
/// Days are whole local calendar days since the pain began. Pure data: the clock and the person's
/// answers are the caller's.
public struct FollowUp: Hashable, Sendable {
    /// What is asked.
    public let kind: Kind
    /// The day on which the message goes out.
    public let day: Int
    /// The how-manyth check-in of this kind in a row it is, from 1.
    public let round: Int

    /// A check-in, such as one that a store kept.
    public init(kind: Kind, day: Int, round: Int = 1) {
        self.kind = kind
        self.day = day
        self.round = round
    }

    /// The main question of a check-in.
    public enum Kind: UInt8, Vocabulary {
        /// The day after the first advice to stop: eased since?
        ///
        /// Source: S1-S4.
        case nextDay
        /// After the next run: did pain start during it?
        ///
        /// Source: S1, S6.
        case nextRun
        /// After the three rest days: gone, better, same, worse?
        ///
        /// Source: S3, S4.
        case day3
        /// After a week: tried self-care, better?
        ///
        /// Source: S18, S22.
        case day7
        /// After two weeks: still there?
        ///
        /// Source: S19, S22, S24.
        case day14
        /// After three weeks: booked or seen?
        ///
        /// Source: S22, S24.
        case day21
        /// A week after the advice to see a professional: were you seen?
        ///
        /// Source: S19.
        case seenProfessional
        /// The day after the advice to get help the same day: were you seen?
        ///
        /// Source: A7-A13.
        case seenSameDay
        /// The day after an emergency: did you get help? Nothing else.
        ///
        /// Source: A1-A6.
        case gotHelp

        /// The fixed name, as scripts and commands write it.
        public var name: String {
            switch self {
            case .nextDay: "nextDay"
            case .nextRun: "nextRun"
            case .day3: "day3"
            case .day7: "day7"
            case .day14: "day14"
            case .day21: "day21"
            case .seenProfessional: "seenProfessional"
            case .seenSameDay: "seenSameDay"
            case .gotHelp: "gotHelp"
            }
        }
    }

    /// The check-in that follows a decision, or nil when there is none any more.
    ///
    /// - Parameters:
    ///   - last: The check-in at which the decision was made; nil at the first decision.
    ///   - level: The level of the decision.
    ///   - today: The day of the decision.
    /// - Returns: The check-in and its day.
    public static func next(after last: FollowUp?, level: Level, today: Int) -> FollowUp? {
        switch level {
        case .emergencyNow:
            repeated(.gotHelp, after: last, on: today + 1, atMost: 3)
        case .urgentSameDay:
            repeated(.seenSameDay, after: last, on: today + 1, atMost: 3)
        case .seeProfessionalHoldTraining:
            repeated(.seenProfessional, after: last, on: today + 7, atMost: 3)
        case .stopRestSelfCare:
            if last == nil, today + 1 < ladder[0].day {
                FollowUp(kind: .nextDay, day: today + 1)
            } else {
                ladder.first { $0.day > today }
            }
        case .runWithPrecautions:
            if last == nil {
                FollowUp(kind: .nextRun, day: today + daysToNextRun)
            } else {
                ladder.first { $0.day > today && ($0.kind == .day7 || $0.kind == .day14) }
            }
        }
    }

    /// The fixed days.
    ///
    /// A message goes out when the duration band has moved: on day 4 about three
    /// days of rest, on day 8 about the first week, on day 22 about three weeks.
    private static let ladder = [
        FollowUp(kind: .day3, day: 4),
        FollowUp(kind: .day7, day: 8),
        FollowUp(kind: .day14, day: Parameters.evaluationDay),
        FollowUp(kind: .day21, day: Parameters.overThreeWeeksDay),
    ]

    /// When a runner who may run is asked how the next run went [ours].
    private static let daysToNextRun = 2

    /// The check-in before this one, as far as it matters for what comes next; nil where this one was
    /// the first.
    ///
    /// For a decision that is made before this one has been asked.
    public var previous: FollowUp? {
        switch kind {
        case .nextDay, .nextRun: nil
        // On the fixed days only the day counts.
        case .day3, .day7, .day14, .day21: self
        case .seenProfessional, .seenSameDay, .gotHelp:
            round > 1 ? FollowUp(kind: kind, day: day, round: round - 1) : nil
        }
    }

    private static func repeated(
        _ kind: Kind,
        after last: FollowUp?,
        on day: Int,
        atMost limit: Int
    ) -> FollowUp? {
        guard let last, last.kind == kind else { return FollowUp(kind: kind, day: day) }
        guard last.round < limit else { return nil }
        return FollowUp(kind: kind, day: day, round: last.round + 1)
    }
}

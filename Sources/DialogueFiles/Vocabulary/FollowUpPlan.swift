internal import RulesCore

/// The check-ins of a runner who stays at one level, from the first decision on.
struct FollowUpPlan {
    /// The check-ins in order, as the core gives them for a decision on day 0.
    let steps: [FollowUp]

    init(for level: Level) {
        var steps: [FollowUp] = []
        // The core ends every row of check-ins; no plan is as long as this.
        while steps.count < 20,
            let next = FollowUp.next(after: steps.last, level: level, today: steps.last?.day ?? 0)
        {
            steps.append(next)
        }
        self.steps = steps
    }

    /// The check-ins in words: "day 4 day3, day 8 day7".
    var words: String {
        steps.map { "day \($0.day): \($0.kind.title)" }.joined(separator: "; ")
    }
}

extension FollowUp.Kind {
    /// What is asked, in a few words.
    var title: String {
        switch self {
        case .nextDay: "eased since you stopped?"
        case .nextRun: "how was the next run?"
        case .day3: "after the rest days: gone, better, same, worse?"
        case .day7: "after a week: tried something, better?"
        case .day14: "after two weeks: still there?"
        case .day21: "after three weeks: booked or seen?"
        case .seenProfessional: "were you seen?"
        case .seenSameDay: "were you seen?"
        case .gotHelp: "did you get help?"
        }
    }
}

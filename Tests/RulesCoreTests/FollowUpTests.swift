import RulesCore
import Testing

/// Section 5 of the rules.
@Suite struct FollowUpTests {
    /// The check-ins that follow when the level stays.
    private func course(_ level: Level, from day: Int) -> [String] {
        var found: [String] = []
        var last = FollowUp.next(after: nil, level: level, today: day)
        while let next = last, found.count < 20 {
            found.append("\(next.kind.name) \(next.day)")
            last = FollowUp.next(after: next, level: level, today: next.day)
        }
        return found
    }

    @Test(arguments: [
        (Level.stopRestSelfCare, 0, ["nextDay 1", "day3 4", "day7 8", "day14 14", "day21 22"]),
        (.stopRestSelfCare, 2, ["nextDay 3", "day3 4", "day7 8", "day14 14", "day21 22"]),
        (.stopRestSelfCare, 3, ["day3 4", "day7 8", "day14 14", "day21 22"]),
        (.stopRestSelfCare, 9, ["day14 14", "day21 22"]),
        (.stopRestSelfCare, 30, []),
        (.runWithPrecautions, 1, ["nextRun 3", "day7 8", "day14 14"]),
        (.runWithPrecautions, 10, ["nextRun 12", "day14 14"]),
        (.runWithPrecautions, 20, ["nextRun 22"]),
        (
            .seeProfessionalHoldTraining, 14,
            ["seenProfessional 21", "seenProfessional 28", "seenProfessional 35"]
        ),
        (.urgentSameDay, 2, ["seenSameDay 3", "seenSameDay 4", "seenSameDay 5"]),
        (.emergencyNow, 5, ["gotHelp 6", "gotHelp 7", "gotHelp 8"]),
    ])
    func `check-ins come on the days of the schedule`(
        level: Level,
        day: Int,
        expected: [String]
    ) {
        #expect(course(level, from: day) == expected)
    }

    @Test func `a new level begins its own row of check-ins`() {
        let last = FollowUp(kind: .day7, day: 8)
        #expect(
            FollowUp.next(after: last, level: .seeProfessionalHoldTraining, today: 8)
                == FollowUp(kind: .seenProfessional, day: 15)
        )
        let seen = FollowUp(kind: .seenProfessional, day: 15)
        #expect(
            FollowUp.next(after: seen, level: .stopRestSelfCare, today: 15)
                == FollowUp(kind: .day21, day: 22)
        )
    }

    @Test(arguments: Level.allCases, 0...30)
    func `planning anew before a check-in has been asked comes to the same one`(
        level: Level,
        day: Int
    ) {
        var last: FollowUp?
        var today = day
        while let next = FollowUp.next(after: last, level: level, today: today) {
            #expect(next.day > today)
            #expect(FollowUp.next(after: next.previous, level: level, today: today) == next)
            (last, today) = (next, next.day)
        }
    }

    @Test func `messages go out when the duration band has moved`() {
        #expect(DurationBand(days: Parameters.restDays) == .d0to3)
        #expect(DurationBand(days: Parameters.restDays + 1) == .d4to7)
        #expect(DurationBand(days: Parameters.noResponseDay - 1) == .d4to7)
        #expect(DurationBand(days: Parameters.noResponseDay) == .d8to13)
        #expect(DurationBand(days: Parameters.evaluationDay - 1) == .d8to13)
        #expect(DurationBand(days: Parameters.evaluationDay) == .d14to21)
        #expect(DurationBand(days: Parameters.overThreeWeeksDay - 1) == .d14to21)
        #expect(DurationBand(days: Parameters.overThreeWeeksDay) == .over21)
        #expect(DurationBand(days: -1) == .d0to3 && DurationBand(days: .max) == .over21)
        #expect(Parameters.heatAfterHours == 24 * Parameters.restDays)
    }
}

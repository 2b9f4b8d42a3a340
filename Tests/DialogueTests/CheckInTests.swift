import RulesCore
import Testing

@testable import Dialogue

/// What becomes of a check-in that nobody was there for, or has answered.
@Suite struct CheckInTests {
    @Test(arguments: [
        // Pain day and local day of the check-in, today, what is asked.
        (FollowUp.Kind.nextDay, 1, 101, 103, FollowUp.Kind.nextDay),
        (.nextDay, 1, 101, 104, .day3), (.nextDay, 1, 101, 107, .day3),
        (.nextDay, 1, 101, 108, .day7), (.day3, 4, 104, 114, .day14), (.day3, 4, 104, 500, .day21),
        (.day14, 14, 114, 113, .day14),
    ])
    func `who was away is asked what counts by now`(
        kind: FollowUp.Kind,
        painDay: Int,
        day: Int,
        today: Int,
        expected: FollowUp.Kind
    ) {
        var checkIn = CheckIn(followUp: FollowUp(kind: kind, day: painDay), day: day)
        checkIn.catchUp(to: today, level: .stopRestSelfCare)
        #expect(checkIn.followUp.kind == expected)
        #expect(checkIn.day - day == checkIn.followUp.day - painDay)
    }

    @Test(arguments: [
        (Level.urgentSameDay, FollowUp.Kind.seenSameDay),
        (.seeProfessionalHoldTraining, .seenProfessional), (.emergencyNow, .gotHelp),
    ])
    func `whether somebody was seen is counted by how often it was asked`(
        level: Level,
        kind: FollowUp.Kind
    ) {
        var checkIn = CheckIn(followUp: FollowUp(kind: kind, day: 3), day: 103)
        checkIn.catchUp(to: 200, level: level)
        #expect(checkIn.followUp.round == 1 && checkIn.day == 103)
    }

    @Test func `any word leaves one message without an answer, from today`() {
        var checkIn = CheckIn(followUp: FollowUp(kind: .day7, day: 8), day: 108)
        checkIn.breakSilence(on: 105)
        #expect(checkIn.sent == 0 && checkIn.day == 108)
        #expect(checkIn.reached == FollowUp(kind: .day7, day: 8))
        checkIn.noteSent(on: 108)
        checkIn.noteSent(on: 109)
        #expect(checkIn.sent == 2 && checkIn.day == 110)
        checkIn.breakSilence(on: 109)
        #expect(checkIn.sent == 1 && checkIn.day == 110)
        #expect(checkIn.reached == FollowUp(kind: .day7, day: 8))
    }

    @Test func `a round that was not asked yet is planned again`() {
        let second = FollowUp(kind: .seenProfessional, day: 21, round: 2)
        #expect(CheckIn(followUp: second, day: 121).reached?.round == 1)
        #expect(CheckIn(followUp: second, day: 121, sent: 1).reached == second)
        let first = FollowUp(kind: .seenProfessional, day: 14)
        #expect(CheckIn(followUp: first, day: 114).reached == nil)
        #expect(CheckIn(followUp: FollowUp(kind: .nextDay, day: 1), day: 101).reached == nil)
    }

    @Test(arguments: [
        // Least and most days when it was told, days passed, the day that is planned by.
        (0...0, 0, 0), (1...1, 13, 14), (0...3, 0, 0), (0...3, 4, 4), (0...3, 5, 8), (4...7, 0, 4),
        (4...7, 1, 8), (8...13, 1, 14), (22...22, 5, 27), (2...2, -4, 2),
    ])
    func `the day that is planned by is the one that the band moves by`(
        told: ClosedRange<Int>,
        passed: Int,
        expected: Int
    ) throws {
        var talk = Conversation(seed: 0)
        let value = try #require(FactValue(.duration, named: "d0to3"))
        talk.entries = [Entry(turn: 1, day: 100, kind: .learnt(value, how: .answered, days: told))]
        #expect(talk.painDay(on: 100 + passed) == expected)
        let band = FactValue(.duration, index: DurationBand(days: expected).rawValue)
        #expect(talk.known(on: 100 + passed).facts[.duration] == band)
    }

    @Test func `where the first day is unknown, the days count from when it was asked for`() {
        var talk = Conversation(seed: 0)
        #expect(talk.painDay(on: 100) == 0)
        talk.entries = [
            Entry(turn: 1, day: 90, kind: .learnt(.unknown(.trend), how: .answered, days: nil)),
            Entry(turn: 2, day: 92, kind: .learnt(.unknown(.duration), how: .answered, days: nil)),
            Entry(turn: 3, day: 99, kind: .learnt(.unknown(.trend), how: .answered, days: nil)),
        ]
        #expect(talk.painDay(on: 100) == 8)
        talk.entries.remove(at: 1)
        #expect(talk.painDay(on: 100) == 10)
    }

    @Test(arguments: [
        (Conversation.Agreement.agreed, Conversation.Stage.decided, 105 as Int?),
        (.agreed, .interview, 105),
        (.agreed, .stopped, nil), (.agreed, .forgotten, nil), (.agreed, .new, nil),
        (.declined, .decided, nil), (.notAsked, .decided, nil), (.unanswered, .interview, nil),
    ])
    func `only who has agreed and goes on is written to`(
        agreement: Conversation.Agreement,
        stage: Conversation.Stage,
        due: Int?
    ) {
        var talk = Conversation(seed: 0)
        talk.agreement = agreement
        talk.stage = stage
        talk.checkIn = CheckIn(followUp: FollowUp(kind: .day7, day: 8), day: 105)
        #expect(talk.dueDay == due)
    }
}

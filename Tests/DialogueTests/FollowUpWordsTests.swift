import Dialogue
import RulesCore
import Testing

/// Which check-in is said to somebody who is back.
@Suite struct FollowUpWordsTests {
    func talk(_ level: Level?, painDays: ClosedRange<Int>?) throws -> Conversation {
        var talk = Conversation(seed: 0)
        let duration = try #require(FactValue(.duration, named: "d0to3"))
        talk.entries = [
            Entry(turn: 1, day: 100, kind: .learnt(duration, how: .answered, days: painDays))
        ]
        talk.told = level.map { Conversation.Told(level: $0, day: 100) }
        return talk
    }

    @Test(arguments: [
        // Level told on day 100, most days of pain by then, days passed, what is said.
        (Level.stopRestSelfCare, 0, 1, FollowUp.Kind.nextDay), (.stopRestSelfCare, 0, 3, .nextDay),
        (.stopRestSelfCare, 0, 4, .day3), (.stopRestSelfCare, 1, 3, .day3),
        (.stopRestSelfCare, 3, 1, .day3), (.stopRestSelfCare, 0, 7, .day3),
        (.stopRestSelfCare, 0, 8, .day7), (.stopRestSelfCare, 5, 1, .day7),
        (.stopRestSelfCare, 0, 14, .day14), (.stopRestSelfCare, 10, 12, .day21),
        (.stopRestSelfCare, 0, 400, .day21), (.stopRestSelfCare, 22, 1, .day21),
        (.runWithPrecautions, 0, 1, .nextRun), (.runWithPrecautions, 0, 5, .nextRun),
        (.runWithPrecautions, 0, 8, .day7), (.runWithPrecautions, 0, 30, .day14),
        (.seeProfessionalHoldTraining, 0, 1, .seenProfessional),
        (.seeProfessionalHoldTraining, 20, 40, .seenProfessional),
        (.urgentSameDay, 0, 1, .seenSameDay), (.urgentSameDay, 0, 9, .seenSameDay),
        (.emergencyNow, 0, 1, .gotHelp),
    ])
    func `what is said follows from the advice and the days`(
        level: Level,
        painDays: Int,
        passed: Int,
        kind: FollowUp.Kind
    ) throws {
        let talk = try talk(level, painDays: painDays...painDays)
        #expect(talk.followUp(on: 100 + passed) == kind)
    }

    @Test(arguments: [
        (1, FollowUp.Kind.nextDay), (4, .day3), (8, .day7), (14, .day14), (30, .day21),
    ])
    func `without advice the days since the talk count`(passed: Int, kind: FollowUp.Kind) throws {
        #expect(try talk(nil, painDays: nil).followUp(on: 100 + passed) == kind)
        var empty = Conversation(seed: 0)
        empty.stage = .interview
        #expect(empty.followUp(on: 100 + passed) == .nextDay)
    }

    @Test func `the days of pain are never said to be more than they are`() throws {
        let told = try talk(.stopRestSelfCare, painDays: 2...5)
        #expect(told.leastPainDays(on: 104) == 6)
        let unclear = try talk(.stopRestSelfCare, painDays: nil)
        #expect(unclear.leastPainDays(on: 104) == 4)
        #expect(unclear.leastPainDays(on: 90) == 0)
    }
}

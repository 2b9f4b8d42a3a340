import Dialogue
import RulesCore
import Testing

/// What somebody said before their code brought them back.
@Suite struct MergingTests {
    private static let day = 100

    /// A talk that knows some facts, by chance.
    private func talk(_ random: inout some RandomNumberGenerator, on day: Int) -> Conversation {
        let facts = Fact.allCases.shuffled(using: &random)
        var talk = Conversation(seed: 0)
        for fact in facts.prefix(Int.random(in: 0...facts.count, using: &random)) {
            guard let value = fact.values.randomElement(using: &random) else { continue }
            talk.turn += 1
            talk.entries.append(
                Entry(
                    turn: talk.turn,
                    day: day,
                    kind: .learnt(value, how: .answered, days: nil)
                )
            )
        }
        talk.stage = .interview
        return talk
    }

    @Test func `of two talks the more urgent level stays`() {
        var random = SystemRandomNumberGenerator()
        var kept = 0
        for _ in 0..<2_000 {
            let owner = talk(&random, on: Self.day - 3)
            let later = talk(&random, on: Self.day)
            let merged = owner.taking(later, on: Self.day)
            let levels = [owner, later].map { $0.known(on: Self.day).leastLevel }
            let level = merged.known(on: Self.day).leastLevel
            #expect(level >= max(levels[0], levels[1]))
            if levels[0] > levels[1] { kept += 1 }
            #expect(merged.entries.prefix(owner.entries.count) == owner.entries[...])
            #expect(merged.entries.map(\.turn) == merged.entries.map(\.turn).sorted())
            #expect(merged.turn == owner.turn + later.turn)
        }
        #expect(kept > 0)
    }

    @Test func `what was said later holds, an answer and a higher level too`() throws {
        let mild = try #require(FactValue(.severity, named: "mild"))
        let severe = try #require(FactValue(.severity, named: "severe"))
        var owner = Conversation(seed: 1)
        owner.entries = [
            Entry(turn: 1, day: 1, kind: .learnt(mild, how: .answered, days: nil))
        ]
        owner.turn = 1
        owner.agreement = .agreed
        owner.told = .init(level: .stopRestSelfCare, day: 1)
        owner.checkIn = CheckIn(followUp: FollowUp(kind: .nextDay, day: 1), day: 2)
        var later = Conversation(seed: 2)
        later.entries = [
            Entry(turn: 1, day: 3, kind: .learnt(severe, how: .volunteered, days: nil))
        ]
        later.turn = 1
        var merged = owner.taking(later, on: 3)
        #expect(merged.known(on: 3).facts[.severity] == severe)
        #expect(merged.entries.last?.turn == 2 && merged.entries.last?.day == 3)
        #expect(merged.agreement == .agreed && merged.told == owner.told)
        #expect(merged.checkIn == owner.checkIn && merged.seed == 1)
        later.agreement = .declined
        later.told = .init(level: .urgentSameDay, day: 3)
        merged = owner.taking(later, on: 3)
        #expect(merged.agreement == .declined && merged.told == later.told)
        #expect(merged.checkIn == nil)
    }
}

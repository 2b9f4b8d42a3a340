import RulesCore
import Testing

@Suite struct ProspectTests {
    /// Interviews that begin somewhere and answer some of what matters.
    private static func random(_ facts: Facts, _ generator: inout SeededGenerator) -> KnownFacts {
        var known = KnownFacts()
        for _ in 0..<generator.below(24) {
            let questions = Array(known.openQuestions)
            guard !questions.isEmpty else { break }
            known.settle(facts[questions[generator.below(questions.count)]])
        }
        return known
    }

    @Test(arguments: 1...2)
    func `states with equal prospects go on alike, whatever is answered`(walk: UInt64) {
        var generator = SeededGenerator(seed: 500 + walk)
        var facts = Facts.calmest
        var first: [Prospect: KnownFacts] = [:]
        var compared = 0
        for _ in 0..<(isOptimised ? 200_000 : 3_000) {
            facts.stir(&generator, steps: 6)
            let known = Self.random(facts, &generator)
            let prospect = known.prospect
            guard let other = first[prospect] else {
                first[prospect] = known
                continue
            }
            guard other != known else { continue }
            compared += 1
            #expect(known.openQuestions == other.openQuestions)
            #expect(known.leastLevel == other.leastLevel)
            for fact in known.openQuestions {
                for value in fact.values {
                    var (one, two) = (known, other)
                    one.settle(value)
                    two.settle(value)
                    guard one.prospect != two.prospect else { continue }
                    Issue.record("\(known) and \(other) part at \(value)")
                    return
                }
            }
        }
        #expect(compared > 300)
    }

    @Test func `a prospect tells states apart that ask something else later`() {
        var one = KnownFacts(facts: .calmest, asked: .all)
        one.reopen(.nsaidRisk)
        var two = one
        two.settle(.of(.runRelation, "nuisance"))
        #expect(one.prospect != two.prospect)
        #expect(KnownFacts().prospect == KnownFacts().prospect)
        #expect(KnownFacts().prospect.openQuestions == .all)
    }

    @Test func `all emergencies go on alike: they do not go on`() {
        var one = KnownFacts()
        one.settle(.of(.saddle, "yes"))
        var two = KnownFacts(facts: .calmest, asked: .all)
        two.settle(.of(.trauma, "major"))
        #expect(one.prospect == two.prospect)
        #expect(one.prospect.openQuestions.isEmpty && one.prospect.leastLevel == .emergencyNow)
    }
}

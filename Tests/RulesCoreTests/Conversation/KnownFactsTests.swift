import RulesCore
import Testing

@Suite struct KnownFactsTests {
    @Test(arguments: 1...2)
    func `C5: skipped questions change nothing, whatever their answers had been`(walk: UInt64) {
        var generator = SeededGenerator(seed: 400 + walk)
        var facts = Facts.calmest
        for _ in 0..<(isOptimised ? 50_000 : 700) {
            facts.stir(&generator, steps: 6)
            var known = KnownFacts()
            // An interview, broken off here and there.
            let patience = generator.below(60)
            for _ in 0..<patience {
                let questions = Array(known.openQuestions)
                guard !questions.isEmpty else { break }
                known.settle(facts[questions[generator.below(questions.count)]])
            }
            let decision = known.decision
            let skipped = known.open.subtracting(known.openQuestions)
            var completed = known.facts
            if !known.isEmergency {
                for fact in skipped {
                    let clear = fact.clearValues
                    completed.set(clear[generator.below(clear.count)])
                }
                #expect(decision.clarify.isDisjoint(with: skipped))
            }
            #expect(decision == Decision(for: completed))
            #expect(decision.level >= known.leastLevel)
        }
    }

    @Test func `an unclear answer is told from a question that was skipped`() {
        var known = KnownFacts(facts: .calmest, asked: .all)
        known.settle(.of(.cancerWeight, "yes"))
        known.reopen(.duration)
        #expect(known.openQuestions.isEmpty)
        #expect(known.decision.clarify.isEmpty)
        known.settle(.unknown(.duration))
        #expect(known.decision.clarify == [.duration])
    }

    @Test func `an interview that was broken off counts what still matters as unknown`() {
        #expect(KnownFacts().decision == Decision(for: Facts()))
        #expect(KnownFacts().decision.level == .urgentSameDay)
    }

    @Test func `C6: the order of the answers makes no difference, and undo and redo none`() {
        var generator = SeededGenerator(seed: 5)
        var facts = Facts.calmest
        for _ in 0..<200 {
            facts.stir(&generator, steps: 8)
            var known = KnownFacts()
            for fact in allFacts.shuffled(using: &generator) { known.settle(facts[fact]) }
            #expect(known == KnownFacts(facts: facts, asked: .all))
            #expect(known.open.isEmpty && known.openQuestions.isEmpty)
            #expect(known.decision == Decision(for: facts))
            let fact = allFacts[generator.below(24)]
            let before = known
            known.reopen(fact)
            #expect(known.facts[fact].isUnknown && known.open == [fact])
            known.settle(facts[fact])
            #expect(known == before)
        }
    }

    @Test func `values of open facts are not kept`() {
        let known = KnownFacts(facts: .calmest, asked: [.legs])
        #expect(known.facts.screen.legs == .none)
        #expect(known.facts.screen.saddle == .unknown)
        #expect(known.asked == [.legs])
    }

    @Test(arguments: [
        ([FactValue.of(.runRelation, "startsDuringRun")], false),
        ([.of(.runRelation, "startsDuringRun"), .of(.trend, "unchanged")], true),
        ([.of(.runRelation, "startsDuringRun"), .of(.trend, "resolved")], false),
        ([.of(.runRelation, "startsDuringRun"), .of(.duration, "d0to3")], true),
        ([.of(.runRelation, "settlesWithWarmup"), .of(.trend, "unchanged")], false),
        ([.unknown(.saddle)], true), ([.of(.riskHistory, "yes")], true), ([], false),
    ])
    func `stop running is said at once exactly when it is certain`(
        values: [FactValue],
        expected: Bool
    ) {
        var known = KnownFacts()
        for value in values { known.settle(value) }
        #expect(known.mustStopRunning == expected)
    }

    @Test func `the least level is the least of all completions`() {
        var generator = SeededGenerator(seed: 6)
        var facts = Facts.calmest
        for _ in 0..<400 {
            facts.stir(&generator, steps: 6)
            var known = KnownFacts(facts: facts, asked: .all)
            let open = (0..<3).map { _ in allFacts[generator.below(24)] }
            for fact in open { known.reopen(fact) }
            var least = Level.emergencyNow
            var completed = facts
            for one in open[0].values {
                completed.set(one)
                for two in open[1].values {
                    completed.set(two)
                    for three in open[2].values {
                        completed.set(three)
                        least = min(least, Decision(for: completed).level)
                    }
                }
            }
            #expect(known.leastLevel == least)
        }
    }
}

import RulesCore
import Testing

@Suite struct RelevanceTests {
    /// The open facts that matter, by trying all completions.
    private static func bruteForce(_ known: KnownFacts) -> FactSet {
        let open = Array(known.open)
        let sizes = open.map { allValues[Int($0.rawValue)].count }
        let count = sizes.reduce(1, *)
        var decisions: [Decision] = []
        decisions.reserveCapacity(count)
        var facts = known.facts
        for index in 0..<count {
            var rest = index
            for (place, fact) in open.enumerated() {
                facts.set(allValues[Int(fact.rawValue)][rest % sizes[place]])
                rest /= sizes[place]
            }
            decisions.append(Decision(for: facts))
        }
        if decisions.allSatisfy({ $0.level == .emergencyNow }) { return [] }

        var found = FactSet()
        var stride = 1
        for (place, fact) in open.enumerated() {
            let unknown = Int(FactValue.unknown(fact).index)
            let clear = (0..<sizes[place]).filter { $0 != unknown }
            for index in 0..<count where index / stride % sizes[place] == clear[0] {
                let base = index - clear[0] * stride
                let one = decisions[index]
                for value in clear.dropFirst() {
                    let other = decisions[base + value * stride]
                    if one.level != other.level || one.rows != other.rows
                        || one.items != other.items || one.suppressed != other.suppressed
                    {
                        found.insert(fact)
                    }
                }
                if found.contains(fact) { break }
            }
            stride *= sizes[place]
        }
        return found
    }

    /// A state with facts as they come up, some open.
    private static func random(
        _ facts: Facts,
        _ generator: inout SeededGenerator,
        atMost limit: Int
    ) -> KnownFacts {
        var known = KnownFacts(facts: facts, asked: .all)
        var completions = 1
        let target = 1 + generator.below(limit)
        for _ in 0..<24 {
            let fact = allFacts[generator.below(24)]
            let size = allValues[Int(fact.rawValue)].count
            guard !known.open.contains(fact), completions * size <= target else { continue }
            known.reopen(fact)
            completions *= size
        }
        return known
    }

    @Test(arguments: 1...4)
    func `what still matters is what brute force finds`(walk: UInt64) {
        var generator = SeededGenerator(seed: 200 + walk)
        var facts = Facts.calmest
        var work = isOptimised ? 5_000_000 : 60_000
        var mattering = 0
        var skipped = 0
        while work > 0 {
            facts.stir(&generator, steps: 6)
            let known = Self.random(facts, &generator, atMost: 800)
            let expected = Self.bruteForce(known)
            work -= known.open.reduce(1) { $0 * allValues[Int($1.rawValue)].count }
            let actual = known.openQuestions
            mattering += actual.count
            skipped += known.open.count - actual.count
            guard actual != expected else { continue }
            Issue.record("\(known): \(actual.map(\.name)), not \(expected.map(\.name))")
            return
        }
        #expect(mattering > 100 && skipped > 100)
    }

    /// With the test above for states with few open facts, this one proves the many.
    ///
    /// A fact matters exactly when it matters for some value of any one other open fact.
    @Test(arguments: 1...4)
    func `what matters is what matters for some value of another open fact`(walk: UInt64) {
        var generator = SeededGenerator(seed: 300 + walk)
        var facts = Facts.calmest
        for _ in 0..<(isOptimised ? 500_000 : 1_000) {
            facts.stir(&generator, steps: 6)
            var known = KnownFacts(facts: facts, asked: .all)
            let openness = 1 + generator.below(24)
            for fact in allFacts where generator.below(24) < openness { known.reopen(fact) }
            let open = known.open
            guard open.count > 1, !known.isEmergency else { continue }
            let split = Array(open)[generator.below(open.count)]
            var expected = FactSet()
            for value in allValues[Int(split.rawValue)] {
                var part = known
                part.settle(value)
                expected.formUnion(part.openQuestions)
            }
            var actual = known.openQuestions
            actual.remove(split)
            guard actual != expected else { continue }
            Issue.record("\(known), \(split): \(actual.map(\.name)), \(expected.map(\.name))")
            return
        }
    }

    @Test func `at the start everything matters`() {
        #expect(KnownFacts().openQuestions == .all)
        #expect(KnownFacts().leastLevel == .runWithPrecautions)
    }

    @Test(arguments: [
        FactValue.of(.saddle, "yes"), .of(.bladderBowel, "yes"), .of(.chestCollapse, "yes"),
        .of(.legs, "bothLegs"), .of(.trauma, "major"),
    ])
    func `invariant 35: an emergency yes ends the interview at once`(value: FactValue) {
        var known = KnownFacts()
        #expect(!known.isEmergency)
        known.settle(value)
        #expect(known.isEmergency && known.openQuestions.isEmpty)
        #expect(known.decision.level == .emergencyNow)
        #expect(known.decision.items == Decision(for: known.facts).items)
    }

    @Test func `invariant 35: fever with a weak leg ends it too, and neither alone`() {
        var known = KnownFacts()
        known.settle(.of(.feverUnwell, "yes"))
        #expect(!known.isEmergency)
        known.settle(.of(.legs, "oneLegWeak"))
        #expect(known.isEmergency && known.openQuestions.isEmpty)
        #expect(known.decision.rows == [.r06])
    }

    @Test func `an urgent flag leaves the rest of the screen and the person`() {
        var known = KnownFacts()
        known.settle(.of(.cancerWeight, "yes"))
        #expect(
            known.openQuestions == [
                .saddle, .bladderBowel, .chestCollapse, .legs, .trauma, .feverUnwell,
                .nightConstant, .otherUrgent, .riskHistory, .severity, .age, .pregnancy,
            ]
        )
    }

    @Test func `cautions are asked only when a self-care list can be shown`() {
        let cautions = FactSet(allFacts.filter { $0.module == .cautions })
        let calm = KnownFacts(facts: .calmest, asked: FactSet.all.subtracting(cautions))
        #expect(calm.openQuestions.isEmpty)
        #expect(calm.decision.level == .runWithPrecautions)
        var nuisance = calm
        nuisance.settle(.of(.runRelation, "nuisance"))
        #expect(nuisance.openQuestions == cautions)
    }
}

import RulesCore
import Testing

/// A26: a short, easy return, step by step.
@Suite struct ReturnPlanTests {
    @Test func `each run takes the same time, with more running and less walking each time`() {
        let steps = Parameters.returnSteps
        #expect(steps.allSatisfy { $0.minutes == Parameters.returnMinutes })
        for (earlier, later) in zip(steps, steps.dropFirst()) {
            #expect(later.rounds * later.runMinutes > earlier.rounds * earlier.runMinutes)
            #expect(later.walkMinutes < earlier.walkMinutes)
        }
        #expect(steps.first?.walkMinutes ?? 0 > 0 && steps.last?.walkMinutes == 0)
    }

    @Test func `the runs are days apart, and each is the next step`() {
        let runs = ReturnPlan(firstDay: 100).runs(from: 99)
        #expect(runs.map(\.day) == [100, 102, 104, 106])
        #expect(runs.map(\.number) == [1, 3, 5, 7])
        #expect(runs.map(\.step) == Parameters.returnSteps)
    }

    @Test func `nobody goes on to the next step without having said that the last went well`() {
        var plan = ReturnPlan(firstDay: 100)
        // The second run is told of with the question how the first one went.
        #expect(plan.run(on: 102)?.step == Parameters.returnSteps[1])
        #expect(plan.run(on: 104)?.step == Parameters.returnSteps[1])
        plan.noteWell(on: 104)
        #expect(plan.run(on: 104)?.step == Parameters.returnSteps[1])
        #expect(plan.run(on: 106)?.step == Parameters.returnSteps[2])
        #expect(plan.run(on: 105) == nil && plan.run(on: 108) == nil)
        #expect(plan.runs(from: 107).isEmpty)
    }

    @Test func `however often it went well, the last step is the last`() {
        var plan = ReturnPlan(firstDay: 0)
        for day in -3...9 { plan.noteWell(on: day) }
        for day in 0...9 {
            #expect(plan.runs(from: day).allSatisfy { Parameters.returnSteps.contains($0.step) })
        }
    }

    @Test func `nobody may begin with a red flag, or with one that is not known`() {
        let screen = allFacts.filter { $0.module == .screen }
        for basis in [FactValue.of(.trend, "resolved"), .of(.clearance, "cleared")] {
            var facts = Facts(.of(.duration, "d4to7"), basis)
            #expect(Decision(for: facts).allowsReturn)
            // Every safety screen there is: a number of many digits that is counted up.
            var digits = Array(repeating: 0, count: screen.count)
            var allowed = 0
            var place = 0
            while place < digits.count {
                if Decision(for: facts).allowsReturn {
                    allowed += 1
                    #expect(screen.allSatisfy { facts[$0] == $0.calmValue })
                }
                place = 0
                while place < digits.count {
                    let values = allValues[Int(screen[place].rawValue)]
                    digits[place] = (digits[place] + 1) % values.count
                    facts.set(values[digits[place]])
                    if digits[place] > 0 { break }
                    place += 1
                }
            }
            #expect(allowed == 1)
        }
    }

    @Test func `whatever is known, only the lowest level allows it, gone or cleared`() {
        var random = SeededGenerator(seed: 26)
        var facts = Facts.calmest
        var allowed = 0
        for _ in 0..<200_000 {
            facts.stir(&random)
            let decision = Decision(for: facts)
            guard decision.allowsReturn else { continue }
            allowed += 1
            #expect(decision.level == .runWithPrecautions)
            #expect(decision.items.isDisjoint(with: [.stopRunning, .holdTraining]))
            #expect(
                facts[.trend] == .of(.trend, "resolved")
                    || facts[.clearance] == .of(.clearance, "cleared")
            )
        }
        #expect(allowed > 100)
    }
}

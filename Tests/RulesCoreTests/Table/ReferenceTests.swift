import RulesCore
import Testing

@Suite struct ReferenceTests {
    /// Four walks: a million fact sets in an optimised build, a part of that otherwise.
    @Test(arguments: 1...4)
    func `random facts are decided as the plain reference does`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var facts = Facts.calmest
        var levels = [Int](repeating: 0, count: 5)
        for _ in 0..<(isOptimised ? 260_000 : 40_000) {
            facts.stir(&generator)
            let decision = Decision(for: facts)
            levels[Int(decision.level.rawValue)] += 1
            guard decision != Reference.shared.decide(facts) else { continue }
            Issue.record("\(facts)")
            return
        }
        #expect(levels.allSatisfy { $0 > 500 }, "\(levels)")
    }
}

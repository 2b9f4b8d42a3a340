import RulesCore
import Testing

/// The invariants that look at whole decisions, on random full fact sets: 200,000 in an
/// optimised build, a part of that otherwise.
@Suite struct RandomTests {
    private let treatments: EnumSet<Item> = [
        .stretching, .ice, .heatPack, .heatPackAfter72h, .hotTubSauna, .hotTubSaunaAfter72h,
        .acetaminophen, .nsaid, .followLabel,
    ]
    private let actions: EnumSet<Item> = [
        .callEmergency, .sameDayCare, .seeProfessional, .restFewDays, .runPrecautions,
    ]
    private let seen: EnumSet<Item> = [
        .callEmergency, .sameDayCare, .seeProfessional, .followClinicianPlan,
    ]

    @Test(arguments: 1...4)
    func `invariants 23 and 26 to 33 hold`(walk: UInt64) {
        var generator = SeededGenerator(seed: 100 + walk)
        var facts = Facts.calmest
        var broken: [Int: Facts] = [:]
        for _ in 0..<(isOptimised ? 50_000 : 20_000) {
            facts.stir(&generator)
            let decision = Decision(for: facts)
            let items = decision.items

            // 23, 26
            let isNamed = items.contains(.nsaid) || items.contains(.acetaminophen)
            if isNamed, !(items.contains(.followLabel) && items.contains(.noPainkillersToRun)) {
                broken[23] = facts
            }
            if items.contains(.lowImpact) != items.contains(.treadmillWalking) {
                broken[26] = facts
            }
            // 27: one caution made worse
            var worse = facts
            let caution = allFacts[19 + generator.below(5)]
            worse.set(allValues[Int(caution.rawValue)][1 + generator.below(2)])
            if facts[caution].index < worse[caution].index {
                let other = Decision(for: worse)
                let gained = other.items.subtracting(items)
                let lost = items.subtracting(other.items)
                if other.level != decision.level || other.rows != decision.rows
                    || !gained.isSubset(of: [.askPharmacist]) || !lost.isSubset(of: treatments)
                {
                    broken[27] = facts
                }
            }
            // 28 to 32
            if items.intersection(actions).count != 1 { broken[28] = facts }
            if items.contains(.runPrecautions) == items.contains(.stopRunning) {
                broken[29] = facts
            }
            if !items.contains(.disclaimer) { broken[30] = facts }
            if items.contains(.watchFor) != (decision.level < .emergencyNow) {
                broken[30] = facts
            }
            let duration = facts.course.duration
            if duration == .d14to21 || duration == .over21, items.isDisjoint(with: seen) {
                broken[31] = facts
            }
            if items.contains(.expectRecovery),
                decision.level > .stopRestSelfCare || duration == .d14to21
                    || duration == .over21 || !Reference.shared.unclear(facts).isEmpty
            {
                broken[32] = facts
            }
            // 33: each module by itself, the others calm
            var screen = Facts.calmest
            screen.screen = facts.screen
            screen.person.age = facts.person.age
            var course = Facts.calmest
            course.course = facts.course
            var person = Facts.calmest
            person.person = facts.person
            let table = RowTable.standard
            let joined = max(
                table.deciding(in: ValueSet(screen)).level,
                table.deciding(in: ValueSet(course)).level,
                table.deciding(in: ValueSet(person)).level
            )
            if decision.level != joined { broken[33] = facts }
        }
        #expect(broken.isEmpty)
    }
}

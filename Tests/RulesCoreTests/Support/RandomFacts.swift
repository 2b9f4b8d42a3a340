import RulesCore

/// A small generator with a seed, so that every run sees the same facts (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below the bound, near enough to uniform.
    mutating func below(_ bound: Int) -> Int {
        Int(((next() >> 32) * UInt64(bound)) >> 32)
    }
}

/// Whether this build is fast enough for the largest comparisons; the smaller ones of the other
/// build are samples of them.
#if DEBUG
let isOptimised = false
#else
let isOptimised = true
#endif

/// The values of each fact, made once: loops over them must not allocate.
let allValues: [[FactValue]] = Fact.allCases.map(\.values)
let allFacts: [Fact] = Fact.allCases
let allLevels: [Level] = Level.allCases

extension Facts {
    /// The background on which nothing asks for more than precautions.
    static let calmest: Facts = {
        var facts = Facts()
        for fact in Fact.allCases { facts.set(fact.calmValue ?? fact.values[0]) }
        facts.course.runRelation = .settlesWithWarmup
        facts.course.trend = .unchanged
        return facts
    }()

    init(_ values: FactValue...) {
        self = .calmest
        for value in values { set(value) }
    }

    /// Gives some facts another value; a long walk of such steps visits all levels often, which
    /// facts drawn evenly would not: nearly all of those are an emergency.
    mutating func stir(_ generator: inout SeededGenerator, steps: Int = 3) {
        for _ in 0..<steps {
            let fact = allFacts[generator.below(allFacts.count)]
            let values = allValues[Int(fact.rawValue)]
            let chance = fact.module == .course ? 55 : fact.module == .cautions ? 40 : 10
            if generator.below(100) < chance {
                set(values[generator.below(values.count)])
            } else {
                set(fact.calmValue ?? values[0])
            }
        }
    }
}

extension FactValue {
    /// The value of that name; a test that misspells it stops.
    static func of(_ fact: Fact, _ name: String) -> FactValue { FactValue(fact, named: name)! }
}

/// A condition on what it may see: one module, a module and the age, or all facts.
///
/// Conditions are made from single facts (`.legs(.none, .oneLegSensory)`) by `&`, `|` and `!`. The
/// type decides which facts can be named at all: a ``Condition`` of ``Course`` cannot mention the
/// legs. It is data, not code: what it reads is known, and can be changed in a test.
package struct Condition<Seen>: Sendable {
    /// Holds when one of these does.
    package let alternatives: [ValueSet]

    package init(anyOf alternatives: [ValueSet]) {
        self.alternatives = alternatives
    }

    /// Holds always.
    static var always: Self { Self(anyOf: [.everything]) }

    /// The facts that it reads.
    package var reads: FactSet { alternatives.reduce([]) { $0.union($1.reads) } }

    static func & (one: Self, other: Self) -> Self {
        Self(anyOf: one.alternatives.flatMap { left in other.alternatives.map { left & $0 } })
    }

    static func | (one: Self, other: Self) -> Self {
        Self(anyOf: one.alternatives + other.alternatives)
    }

    package static prefix func ! (condition: Self) -> Self {
        condition.alternatives.reduce(.always) { $0 & Self(anyOf: $1.contraries) }
    }

    private static func only(_ fact: Fact, _ values: [some RawRepresentable<UInt8>]) -> Self {
        Self(anyOf: [.only(fact, values)])
    }
}

// MARK: - Who sees what

/// Sees the safety screen, module R.
package protocol SeesScreen {}
/// Sees the course, module C.
package protocol SeesCourse {}
/// Sees the age, of module P.
package protocol SeesAge {}
/// Sees whether the person is pregnant, of module P.
package protocol SeesPregnancy {}
/// Sees what to leave out, module X.
package protocol SeesCautions {}

extension SafetyScreen: SeesScreen {}
extension Course: SeesCourse {}
extension Person: SeesAge, SeesPregnancy {}
extension Facts: SeesScreen, SeesCourse, SeesAge, SeesPregnancy, SeesCautions {}

/// What the two rows on a small fall may read.
package enum ScreenAndAge: SeesScreen, SeesAge {}

extension Condition where Seen: SeesScreen {
    static func saddle(_ values: YesNo...) -> Self { only(.saddle, values) }

    static func bladderBowel(_ values: YesNo...) -> Self { only(.bladderBowel, values) }

    static func chestCollapse(_ values: YesNo...) -> Self { only(.chestCollapse, values) }

    static func legs(_ values: Legs...) -> Self { only(.legs, values) }

    static func trauma(_ values: Trauma...) -> Self { only(.trauma, values) }

    static func feverUnwell(_ values: YesNo...) -> Self { only(.feverUnwell, values) }

    static func cancerWeight(_ values: YesNo...) -> Self { only(.cancerWeight, values) }

    static func nightConstant(_ values: YesNo...) -> Self { only(.nightConstant, values) }

    static func otherUrgent(_ values: YesNo...) -> Self { only(.otherUrgent, values) }

    static func riskHistory(_ values: YesNo...) -> Self { only(.riskHistory, values) }
}

extension Condition where Seen: SeesCourse {
    static func runRelation(_ values: RunRelation...) -> Self { only(.runRelation, values) }

    static func severity(_ values: Severity...) -> Self { only(.severity, values) }

    static func duration(_ values: DurationBand...) -> Self { only(.duration, values) }

    static func trend(_ values: Trend...) -> Self { only(.trend, values) }

    static func selfCare(_ values: SelfCare...) -> Self { only(.selfCare, values) }

    static func spineSurgery(_ values: YesNo...) -> Self { only(.spineSurgery, values) }

    static func clearance(_ values: Clearance...) -> Self { only(.clearance, values) }
}

extension Condition where Seen: SeesAge {
    static func age(_ values: Age...) -> Self { only(.age, values) }
}

extension Condition where Seen: SeesPregnancy {
    static func pregnancy(_ values: YesNo...) -> Self { only(.pregnancy, values) }
}

extension Condition where Seen: SeesCautions {
    static func nsaidRisk(_ values: YesNo...) -> Self { only(.nsaidRisk, values) }

    static func acetaminophenRisk(_ values: YesNo...) -> Self { only(.acetaminophenRisk, values) }

    static func skinRisk(_ values: YesNo...) -> Self { only(.skinRisk, values) }

    static func coldIntolerance(_ values: YesNo...) -> Self { only(.coldIntolerance, values) }

    static func heatStrainRisk(_ values: YesNo...) -> Self { only(.heatStrainRisk, values) }
}

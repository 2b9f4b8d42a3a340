/// For each of the 24 facts, a set of its values.
///
/// Serves twice: as a condition ("the legs are `none`, and the severity mild or moderate") and as
/// what is known ("the legs are `none`, the rest may be anything"). The set that holds one value
/// of each fact is one full ``Facts``.
///
/// 85 bits, one for each value; the values of one fact lie side by side, in the order of the
/// facts. Screen and course fill the low word, person and cautions begin the high one.
package struct ValueSet: Hashable, Sendable {
    package private(set) var bits: UInt128

    private init(bits: UInt128) {
        self.bits = bits
    }

    /// Every value of every fact: a condition that always holds; nothing is known.
    package static let everything = Fact.allCases.reduce(into: Self(bits: 0)) { set, fact in
        set[fact] = fact.everyValue
    }

    /// The one value of each fact.
    package init(_ facts: Facts) {
        let screen = facts.screen
        let course = facts.course
        let person = facts.person
        let cautions = facts.cautions
        let low: UInt64 =
            Self.bit(.saddle, screen.saddle) | Self.bit(.bladderBowel, screen.bladderBowel)
            | Self.bit(.chestCollapse, screen.chestCollapse) | Self.bit(.legs, screen.legs)
            | Self.bit(.trauma, screen.trauma) | Self.bit(.feverUnwell, screen.feverUnwell)
            | Self.bit(.cancerWeight, screen.cancerWeight)
            | Self.bit(.nightConstant, screen.nightConstant)
            | Self.bit(.otherUrgent, screen.otherUrgent)
            | Self.bit(.riskHistory, screen.riskHistory)
            | Self.bit(.runRelation, course.runRelation) | Self.bit(.severity, course.severity)
            | Self.bit(.duration, course.duration) | Self.bit(.trend, course.trend)
            | Self.bit(.selfCare, course.selfCare) | Self.bit(.spineSurgery, course.spineSurgery)
            | Self.bit(.clearance, course.clearance)
        let high: UInt64 =
            Self.bit(.age, person.age) | Self.bit(.pregnancy, person.pregnancy)
            | Self.bit(.nsaidRisk, cautions.nsaidRisk)
            | Self.bit(.acetaminophenRisk, cautions.acetaminophenRisk)
            | Self.bit(.skinRisk, cautions.skinRisk)
            | Self.bit(.coldIntolerance, cautions.coldIntolerance)
            | Self.bit(.heatStrainRisk, cautions.heatStrainRisk)
        bits = UInt128(high) &<< 64 | UInt128(low)
    }

    /// The bit of that value within its word.
    @inline(__always)
    private static func bit(_ fact: Fact, _ value: some RawRepresentable<UInt8>) -> UInt64 {
        1 &<< UInt64(fact.firstBit & 63 &+ value.rawValue)
    }

    /// The values of one fact, bit n for the value at place n.
    package subscript(fact: Fact) -> UInt8 {
        get { UInt8(truncatingIfNeeded: bits &>> UInt128(fact.firstBit)) & fact.everyValue }
        set {
            bits &= ~(UInt128(fact.everyValue) &<< UInt128(fact.firstBit))
            bits |= UInt128(newValue & fact.everyValue) &<< UInt128(fact.firstBit)
        }
    }

    // MARK: - As a condition

    /// The facts that the condition reads: those of which it allows some values only.
    package var reads: FactSet {
        var facts = FactSet()
        for fact in Fact.allCases where self[fact] != fact.everyValue { facts.insert(fact) }
        return facts
    }

    /// Whether the other, in which each fact has one value, meets the condition.
    package func allows(_ state: ValueSet) -> Bool { state.bits & ~bits == 0 }

    /// Both conditions.
    package static func & (one: ValueSet, other: ValueSet) -> ValueSet {
        ValueSet(bits: one.bits & other.bits)
    }

    /// The conditions of which one holds exactly when this one does not: one for each fact that it
    /// reads.
    package var contraries: [ValueSet] {
        reads.map { fact in
            var contrary = ValueSet.everything
            contrary[fact] = ~self[fact]
            return contrary
        }
    }

    /// The fact unknown; all others with any value.
    static func unknown(_ fact: Fact) -> ValueSet {
        var set = everything
        set[fact] = 1 &<< fact.unknownIndex
        return set
    }

    /// The fact with one of those values, as raw values; all others with any.
    static func only(_ fact: Fact, _ values: [some RawRepresentable<UInt8>]) -> ValueSet {
        var set = everything
        set[fact] = values.reduce(0) { $0 | 1 &<< $1.rawValue }
        return set
    }

    /// None of those facts is unknown.
    static func clear(_ facts: FactSet) -> ValueSet {
        facts.reduce(into: everything) { set, fact in
            set[fact] = fact.everyValue & ~(1 &<< fact.unknownIndex)
        }
    }
}

extension Fact {
    /// The bits of all its values, from bit 0.
    var everyValue: UInt8 {
        switch self {
        case .duration: 0b111111
        case .legs, .runRelation, .trend: 0b11111
        case .trauma, .severity, .clearance, .age: 0b1111
        default: 0b111
        }
    }

    /// Where its values begin in a ``ValueSet``.
    var firstBit: UInt8 {
        switch self {
        case .saddle: 0
        case .bladderBowel: 3
        case .chestCollapse: 6
        case .legs: 9
        case .trauma: 14
        case .feverUnwell: 18
        case .cancerWeight: 21
        case .nightConstant: 24
        case .otherUrgent: 27
        case .riskHistory: 30
        case .runRelation: 33
        case .severity: 38
        case .duration: 42
        case .trend: 48
        case .selfCare: 53
        case .spineSurgery: 56
        case .clearance: 59
        case .age: 64
        case .pregnancy: 68
        case .nsaidRisk: 71
        case .acetaminophenRisk: 74
        case .skinRisk: 77
        case .coldIntolerance: 80
        case .heatStrainRisk: 83
        }
    }
}

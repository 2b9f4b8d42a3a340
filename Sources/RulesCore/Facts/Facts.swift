/// One full set of the 24 facts, in their four modules.
///
/// Every fact has a value; what was not asked, or not answered clearly, is `unknown`.
public struct Facts: Hashable, Sendable {
    /// Module R.
    public var screen = SafetyScreen()
    /// Module C.
    public var course = Course()
    /// Module P.
    public var person = Person()
    /// Module X.
    public var cautions = Cautions()

    /// Facts that are all unknown.
    public init() {}

    /// The value of one fact, for those who treat all facts alike (scripts, stores, pages).
    public subscript(fact: Fact) -> FactValue {
        let index: UInt8 =
            switch fact {
            case .saddle: screen.saddle.rawValue
            case .bladderBowel: screen.bladderBowel.rawValue
            case .chestCollapse: screen.chestCollapse.rawValue
            case .legs: screen.legs.rawValue
            case .trauma: screen.trauma.rawValue
            case .feverUnwell: screen.feverUnwell.rawValue
            case .cancerWeight: screen.cancerWeight.rawValue
            case .nightConstant: screen.nightConstant.rawValue
            case .otherUrgent: screen.otherUrgent.rawValue
            case .riskHistory: screen.riskHistory.rawValue
            case .runRelation: course.runRelation.rawValue
            case .severity: course.severity.rawValue
            case .duration: course.duration.rawValue
            case .trend: course.trend.rawValue
            case .selfCare: course.selfCare.rawValue
            case .spineSurgery: course.spineSurgery.rawValue
            case .clearance: course.clearance.rawValue
            case .age: person.age.rawValue
            case .pregnancy: person.pregnancy.rawValue
            case .nsaidRisk: cautions.nsaidRisk.rawValue
            case .acetaminophenRisk: cautions.acetaminophenRisk.rawValue
            case .skinRisk: cautions.skinRisk.rawValue
            case .coldIntolerance: cautions.coldIntolerance.rawValue
            case .heatStrainRisk: cautions.heatStrainRisk.rawValue
            }
        return FactValue(unchecked: fact, index: index)
    }

    /// Puts one value in the place of its fact.
    public mutating func set(_ value: FactValue) {
        let index = value.index
        switch value.fact {
        case .saddle: screen.saddle.set(index)
        case .bladderBowel: screen.bladderBowel.set(index)
        case .chestCollapse: screen.chestCollapse.set(index)
        case .legs: screen.legs.set(index)
        case .trauma: screen.trauma.set(index)
        case .feverUnwell: screen.feverUnwell.set(index)
        case .cancerWeight: screen.cancerWeight.set(index)
        case .nightConstant: screen.nightConstant.set(index)
        case .otherUrgent: screen.otherUrgent.set(index)
        case .riskHistory: screen.riskHistory.set(index)
        case .runRelation: course.runRelation.set(index)
        case .severity: course.severity.set(index)
        case .duration: course.duration.set(index)
        case .trend: course.trend.set(index)
        case .selfCare: course.selfCare.set(index)
        case .spineSurgery: course.spineSurgery.set(index)
        case .clearance: course.clearance.set(index)
        case .age: person.age.set(index)
        case .pregnancy: person.pregnancy.set(index)
        case .nsaidRisk: cautions.nsaidRisk.set(index)
        case .acetaminophenRisk: cautions.acetaminophenRisk.set(index)
        case .skinRisk: cautions.skinRisk.set(index)
        case .coldIntolerance: cautions.coldIntolerance.set(index)
        case .heatStrainRisk: cautions.heatStrainRisk.set(index)
        }
    }
}

extension RawRepresentable where RawValue == UInt8 {
    /// Takes the case of that number; a number without a case changes nothing.
    fileprivate mutating func set(_ index: UInt8) {
        self = Self(rawValue: index) ?? self
    }
}

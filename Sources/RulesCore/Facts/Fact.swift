/// One of the 24 things that the rules ask about, in the order in which they are listed.
///
/// The names are part of the vocabulary that scripts, stores and commands rely on.
public enum Fact: UInt8, Vocabulary {
    case saddle
    case bladderBowel
    case chestCollapse
    case legs
    case trauma
    case feverUnwell
    case cancerWeight
    case nightConstant
    case otherUrgent
    case riskHistory
    case runRelation
    case severity
    case duration
    case trend
    case selfCare
    case spineSurgery
    case clearance
    case age
    case pregnancy
    case nsaidRisk
    case acetaminophenRisk
    case skinRisk
    case coldIntolerance
    case heatStrainRisk

    /// The fixed name, as scripts and commands write it.
    public var name: String {
        switch self {
        case .saddle: "saddle"
        case .bladderBowel: "bladderBowel"
        case .chestCollapse: "chestCollapse"
        case .legs: "legs"
        case .trauma: "trauma"
        case .feverUnwell: "feverUnwell"
        case .cancerWeight: "cancerWeight"
        case .nightConstant: "nightConstant"
        case .otherUrgent: "otherUrgent"
        case .riskHistory: "riskHistory"
        case .runRelation: "runRelation"
        case .severity: "severity"
        case .duration: "duration"
        case .trend: "trend"
        case .selfCare: "selfCare"
        case .spineSurgery: "spineSurgery"
        case .clearance: "clearance"
        case .age: "age"
        case .pregnancy: "pregnancy"
        case .nsaidRisk: "nsaidRisk"
        case .acetaminophenRisk: "acetaminophenRisk"
        case .skinRisk: "skinRisk"
        case .coldIntolerance: "coldIntolerance"
        case .heatStrainRisk: "heatStrainRisk"
        }
    }

    /// Made once, since a set of all cases is built from an array.
    static let every = FactSet.all

    /// The module that the fact belongs to.
    public var module: Module {
        switch rawValue {
        case ...Fact.riskHistory.rawValue: .screen
        case ...Fact.clearance.rawValue: .course
        case ...Fact.pregnancy.rawValue: .person
        default: .cautions
        }
    }

    /// The four groups of facts; a row of the decision table reads one of them.
    public enum Module: UInt8, CaseIterable, Sendable {
        case screen
        case course
        case person
        case cautions
    }

    /// Every value that the fact can take, `unknown` among them, in the order of the rules.
    public var values: [FactValue] {
        valueNames.indices.map { FactValue(unchecked: self, index: UInt8($0)) }
    }

    /// Every value but `unknown`.
    public var clearValues: [FactValue] {
        values.filter { !$0.isUnknown }
    }

    /// The value that nobody needs to worry about, where the fact has one: `no`, `none`,
    /// `from18to59`, `notEvaluated`.
    ///
    /// What is left when none of a list of such facts was chosen.
    public var calmValue: FactValue? {
        switch self {
        case .runRelation, .severity, .duration, .trend: nil
        case .age: FactValue(unchecked: self, index: Age.from18to59.rawValue)
        default: FactValue(unchecked: self, index: 0)
        }
    }

    /// Whether the fact is one of the five that mean an emergency when present.
    ///
    /// Source: A1-A6.
    public var isEmergency: Bool { rawValue <= Fact.trauma.rawValue }

    /// Whether the fact is asked as "is it present?".
    public var isYesNo: Bool { unknownIndex == YesNo.unknown.rawValue }

    /// The place of `unknown` among the values: in the middle for yes and no, else at the end.
    var unknownIndex: UInt8 {
        switch self {
        case .legs: Legs.unknown.rawValue
        case .trauma: Trauma.unknown.rawValue
        case .runRelation: RunRelation.unknown.rawValue
        case .severity: Severity.unknown.rawValue
        case .duration: DurationBand.unknown.rawValue
        case .trend: Trend.unknown.rawValue
        case .selfCare: SelfCare.unknown.rawValue
        case .clearance: Clearance.unknown.rawValue
        case .age: Age.unknown.rawValue
        default: YesNo.unknown.rawValue
        }
    }

    /// The names of the values, in the order of the rules.
    var valueNames: [String] {
        switch self {
        case .legs: Self.legsNames
        case .trauma: Self.traumaNames
        case .runRelation: Self.runRelationNames
        case .severity: Self.severityNames
        case .duration: Self.durationNames
        case .trend: Self.trendNames
        case .selfCare: Self.selfCareNames
        case .clearance: Self.clearanceNames
        case .age: Self.ageNames
        default: Self.yesNoNames
        }
    }

    private static let yesNoNames = ["no", "unknown", "yes"]
    private static let legsNames = ["none", "oneLegSensory", "oneLegWeak", "bothLegs", "unknown"]
    private static let traumaNames = ["none", "minor", "major", "unknown"]
    private static let runRelationNames = [
        "startsDuringRun", "settlesWithWarmup", "nuisance", "notRunLinked", "unknown",
    ]
    private static let severityNames = ["mild", "moderate", "severe", "unknown"]
    private static let durationNames = [
        "d0to3", "d4to7", "d8to13", "d14to21", "over21", "unknown",
    ]
    private static let trendNames = [
        "resolved", "improving", "unchanged", "worsening", "unknown",
    ]
    private static let selfCareNames = ["notTried", "tried", "unknown"]
    private static let clearanceNames = ["notEvaluated", "cleared", "advisedAgainst", "unknown"]
    private static let ageNames = ["under18", "from18to59", "from60", "unknown"]
}

/// A set of facts, in the order of the rules.
public typealias FactSet = EnumSet<Fact>

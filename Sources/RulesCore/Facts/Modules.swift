/// Module R, the safety screen: 131,220 states.
///
/// A row of the decision table that reads this module sees nothing else, but for the age in the
/// two rows on a small fall.
public struct SafetyScreen: Hashable, Sendable {
    /// Numbness or tingling round genitals, buttocks, inner thighs.
    ///
    /// Source: A1.
    public var saddle: YesNo = .unknown
    /// New trouble with urine or stool, or new loss of sexual function.
    ///
    /// Source: A2.
    public var bladderBowel: YesNo = .unknown
    /// Chest pain, breathlessness, fainting, a sudden tearing pain.
    ///
    /// Source: A6.
    public var chestCollapse: YesNo = .unknown
    /// Pain, tingling, numbness or weakness in the legs.
    ///
    /// Source: A3, A4, S23.
    public var legs: Legs = .unknown
    /// A fall, knock or accident that it began with.
    ///
    /// Source: A5, A11.
    public var trauma: Trauma = .unknown
    /// High temperature, chills, feeling ill.
    ///
    /// Source: A7.
    public var feverUnwell: YesNo = .unknown
    /// Cancer, or weight loss without trying, not yet checked for this pain.
    ///
    /// Source: A8.
    public var cancerWeight: YesNo = .unknown
    /// Constant in every position, or wakes at night.
    ///
    /// Source: A9.
    public var nightConstant: YesNo = .unknown
    /// Lump or changed shape, between the shoulder blades, worse on cough.
    ///
    /// Source: A10.
    public var otherUrgent: YesNo = .unknown
    /// Fragile bone, steroids, stress fracture, weak immunity; not yet checked.
    ///
    /// Source: A12.
    public var riskHistory: YesNo = .unknown

    /// A screen of which nothing is known.
    public init() {}
}

/// Module C, the course of the pain: 21,600 states.
public struct Course: Hashable, Sendable {
    /// How the pain goes with running.
    ///
    /// Source: S1, S5, S9.
    public var runRelation: RunRelation = .unknown
    /// How bad it is.
    ///
    /// Source: S5, A13.
    public var severity: Severity = .unknown
    /// How long it has lasted.
    ///
    /// Source: S18, S22.
    public var duration: DurationBand = .unknown
    /// Which way it goes since running stopped.
    ///
    /// Source: S19, A14, A26.
    public var trend: Trend = .unknown
    /// Whether self-care has been tried.
    ///
    /// Source: S22.
    public var selfCare: SelfCare = .unknown
    /// Surgery on the spine, ever.
    ///
    /// Source: S25.
    public var spineSurgery: YesNo = .unknown
    /// What a clinician said about running with this pain.
    ///
    /// Source: S24, S26.
    public var clearance: Clearance = .unknown

    /// A course of which nothing is known.
    public init() {}

    /// Gone, after the few days of rest: day 4 is the first such day.
    ///
    /// Source: S3.
    public var isRested: Bool {
        trend == .resolved && duration != .d0to3 && duration != .unknown
    }
}

/// Module P, the person: 12 states.
public struct Person: Hashable, Sendable {
    /// The age, as far as it matters.
    ///
    /// Source: A16, A17.
    public var age: Age = .unknown
    /// Pregnant, or might be.
    ///
    /// Source: A15.
    public var pregnancy: YesNo = .unknown

    /// A person of whom nothing is known.
    public init() {}
}

/// Module X, what to leave out of the self-care list: 243 states.
///
/// Never changes the level.
public struct Cautions: Hashable, Sendable {
    /// A reason to name no anti-inflammatory.
    ///
    /// Source: A17.
    public var nsaidRisk: YesNo = .unknown
    /// A reason to name no acetaminophen.
    ///
    /// Source: A18.
    public var acetaminophenRisk: YesNo = .unknown
    /// Skin that must not be cooled or heated.
    ///
    /// Source: A21, A22.
    public var skinRisk: YesNo = .unknown
    /// Raynaud's or an allergy to cold.
    ///
    /// Source: A21.
    public var coldIntolerance: YesNo = .unknown
    /// A reason against hot tub and sauna.
    ///
    /// Source: A23.
    public var heatStrainRisk: YesNo = .unknown

    /// Cautions of which nothing is known.
    public init() {}
}

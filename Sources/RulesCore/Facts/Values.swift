/// The answer to "is it present?".
///
/// `unknown` is a value of its own: asked and not answered clearly, or never asked. It is never
/// taken for `no`.
///
/// Source: rules A27.
public enum YesNo: UInt8, CaseIterable, Sendable {
    case no
    case unknown
    case yes
}

/// What the legs feel.
///
/// Source: rules A3, A4, S23.
public enum Legs: UInt8, CaseIterable, Sendable {
    case none
    case oneLegSensory
    case oneLegWeak
    case bothLegs
    case unknown
}

/// What hit the back when the pain began.
///
/// Source: rules A5, A11.
public enum Trauma: UInt8, CaseIterable, Sendable {
    case none
    case minor
    case major
    case unknown
}

/// How the pain goes with running.
///
/// Where two fit, the first in this order counts.
///
/// Source: rules S1, S5, S9.
public enum RunRelation: UInt8, CaseIterable, Sendable {
    case startsDuringRun
    case settlesWithWarmup
    case nuisance
    case notRunLinked
    case unknown
}

/// How bad the pain is now.
///
/// Source: rules S5, A13.
public enum Severity: UInt8, CaseIterable, Sendable {
    case mild
    case moderate
    case severe
    case unknown
}

/// Whole local calendar days since the pain began, in bands.
///
/// Source: rules S3, S18, S19, S22.
public enum DurationBand: UInt8, CaseIterable, Sendable {
    case d0to3
    case d4to7
    case d8to13
    case d14to21
    case over21
    case unknown

    /// The band that a count of whole days falls into; a negative count is the day itself.
    public init(days: Int) {
        self =
            switch days {
            case ...3: .d0to3
            case 4...7: .d4to7
            case 8...13: .d8to13
            case 14...21: .d14to21
            default: .over21
            }
    }
}

/// The pain now against when running stopped.
///
/// Source: rules S3, S19, A14, A26.
public enum Trend: UInt8, CaseIterable, Sendable {
    case resolved
    case improving
    case unchanged
    case worsening
    case unknown
}

/// Whether anything has been tried for the pain.
///
/// Source: rules S19, S22.
public enum SelfCare: UInt8, CaseIterable, Sendable {
    case notTried
    case tried
    case unknown
}

/// What a clinician has said about running with this pain.
///
/// Source: rules S24, S26.
public enum Clearance: UInt8, CaseIterable, Sendable {
    case notEvaluated
    case cleared
    case advisedAgainst
    case unknown
}

/// The age, as far as it matters.
///
/// Source: rules A11, A16, A17.
public enum Age: UInt8, CaseIterable, Sendable {
    case under18
    case from18to59
    case from60
    case unknown
}

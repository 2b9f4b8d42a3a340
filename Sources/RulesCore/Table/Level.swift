/// How urgent a decision is, from low to high.
public enum Level: UInt8, Vocabulary, Comparable {
    /// Running is all right, with precautions.
    case runWithPrecautions
    /// No running, a few days of relative rest, self-care.
    case stopRestSelfCare
    /// No training until a professional has looked at it.
    case seeProfessionalHoldTraining
    /// Medical help today.
    case urgentSameDay
    /// The emergency number now.
    case emergencyNow

    /// The fixed name, as scripts and commands write it.
    public var name: String {
        switch self {
        case .runWithPrecautions: "runWithPrecautions"
        case .stopRestSelfCare: "stopRestSelfCare"
        case .seeProfessionalHoldTraining: "seeProfessionalHoldTraining"
        case .urgentSameDay: "urgentSameDay"
        case .emergencyNow: "emergencyNow"
        }
    }

    /// Whether the first is the less urgent.
    public static func < (one: Level, other: Level) -> Bool {
        one.rawValue < other.rawValue
    }
}

/// A set of levels, from low to high.
package typealias LevelSet = EnumSet<Level>

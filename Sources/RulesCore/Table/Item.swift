/// One thing that a decision says, in the order in which they are said.
public enum Item: UInt8, Vocabulary {
    case callEmergency
    case sameDayCare
    case seeProfessional
    case holdTraining
    case stopRunning
    case restFewDays
    case runPrecautions
    case gradualReturn
    case expectRecovery
    case acute72hReference
    case priceReference
    case stretching
    case ice
    case heatPack
    case heatPackAfter72h
    case hotTubSauna
    case hotTubSaunaAfter72h
    case acetaminophen
    case nsaid
    case askPharmacist
    case followLabel
    case noPainkillersToRun
    case lowImpact
    case treadmillWalking
    case sciaticaNote
    case inflammatoryNote
    case followClinicianPlan
    case maternityTeam
    case guardian
    case watchFor
    case clarify
    case disclaimer

    /// The fixed name, as scripts and commands write it.
    public var name: String {
        switch self {
        case .callEmergency: "callEmergency"
        case .sameDayCare: "sameDayCare"
        case .seeProfessional: "seeProfessional"
        case .holdTraining: "holdTraining"
        case .stopRunning: "stopRunning"
        case .restFewDays: "restFewDays"
        case .runPrecautions: "runPrecautions"
        case .gradualReturn: "gradualReturn"
        case .expectRecovery: "expectRecovery"
        case .acute72hReference: "acute72hReference"
        case .priceReference: "priceReference"
        case .stretching: "stretching"
        case .ice: "ice"
        case .heatPack: "heatPack"
        case .heatPackAfter72h: "heatPackAfter72h"
        case .hotTubSauna: "hotTubSauna"
        case .hotTubSaunaAfter72h: "hotTubSaunaAfter72h"
        case .acetaminophen: "acetaminophen"
        case .nsaid: "nsaid"
        case .askPharmacist: "askPharmacist"
        case .followLabel: "followLabel"
        case .noPainkillersToRun: "noPainkillersToRun"
        case .lowImpact: "lowImpact"
        case .treadmillWalking: "treadmillWalking"
        case .sciaticaNote: "sciaticaNote"
        case .inflammatoryNote: "inflammatoryNote"
        case .followClinicianPlan: "followClinicianPlan"
        case .maternityTeam: "maternityTeam"
        case .guardian: "guardian"
        case .watchFor: "watchFor"
        case .clarify: "clarify"
        case .disclaimer: "disclaimer"
        }
    }

    /// The statements that it rests on.
    public var sources: EnumSet<Source> { Rules.standard.items.sources(of: EnumSet(self)) }
}

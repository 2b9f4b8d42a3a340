internal import Dialogue
internal import RulesCore

/// What levels, rows and items mean, for those who write and review the words.
extension Level {
    /// The level in a few words.
    var title: String {
        switch self {
        case .runWithPrecautions: "Run, with precautions"
        case .stopRestSelfCare: "Stop, rest, look after it"
        case .seeProfessionalHoldTraining: "See a professional, hold training"
        case .urgentSameDay: "Get seen today"
        case .emergencyNow: "Emergency, now"
        }
    }

    /// What the level means, in plain words.
    var meaning: String {
        switch self {
        case .runWithPrecautions: "Running is all right, with precautions."
        case .stopRestSelfCare: "No running, a few days of relative rest, self-care."
        case .seeProfessionalHoldTraining: "No training until a professional has looked at it."
        case .urgentSameDay: "Medical help the same day."
        case .emergencyNow: "The emergency number, now; the interview ends at once."
        }
    }
}

extension Item {
    /// What the item is for, in plain words.
    var meaning: String {
        switch self {
        case .callEmergency: "Call the local emergency number."
        case .sameDayCare: "Where to be seen today."
        case .seeProfessional: "Whom to see: a professional who knows sports injuries or spines."
        case .holdTraining: "Training waits until fully evaluated."
        case .stopRunning: "No running for now."
        case .restFewDays: "Relative rest for a few days: no bed rest, keep gently moving."
        case .runPrecautions: "The precautions around each run; stop if pain starts."
        case .gradualReturn: "A short, easy, stepwise return; stop if it comes back."
        case .expectRecovery:
            "The only reassurance the bot ever gives: most eases in days to weeks."
        case .acute72hReference: "A pointer to what the first 24 to 72 hours are for."
        case .priceReference: "A pointer to protect, relative rest and cold."
        case .stretching: "Three gentle stretches; stop any that hurts."
        case .ice: "Cold wrapped in cloth; minutes and times are fixed by the rules."
        case .heatPack: "A warm compress, heating pad or heat patch; not while asleep."
        case .heatPackAfter72h: "The same, only once the first 72 hours are over."
        case .hotTubSauna: "Hot tub or sauna; the minutes are fixed by the rules."
        case .hotTubSaunaAfter72h: "The same, only once the first 72 hours are over."
        case .acetaminophen: "Names acetaminophen (paracetamol), without a dose."
        case .nsaid: "Names over-the-counter anti-inflammatories, without a dose."
        case .askPharmacist: "Ask a pharmacist; also the place for every \"can I take\"."
        case .followLabel: "Do what the medicine's label says."
        case .noPainkillersToRun: "No painkillers in order to run, or before or during a race."
        case .lowImpact: "Six low-impact activities instead of running, only if pain-free."
        case .treadmillWalking: "Walking on a treadmill instead of running."
        case .sciaticaNote: "Pain or tingling down a leg: running often has to wait."
        case .inflammatoryNote: "Tell the clinician that it lasts and that movement eases it."
        case .followClinicianPlan: "Keep to the clinician's plan; go back if no better."
        case .maternityTeam: "Tell the midwife or doctor."
        case .guardian: "Tell a parent or another adult."
        case .watchFor: "What to watch for, and when to call; names the emergency number."
        case .clarify: "Which answers stayed unclear."
        case .disclaimer: "General information, not a diagnosis; always the last message."
        }
    }

    /// The values with a medical meaning that its words have to place.
    ///
    /// A test holds them against what the loader asks for.
    var placeholders: [Placeholder] {
        switch self {
        case .ice: [.iceMinutes, .iceTimes]
        case .hotTubSauna, .hotTubSaunaAfter72h: [.heatMinutes]
        case .clarify: [.unclear]
        case .callEmergency, .watchFor: [.emergencyNumber]
        default: []
        }
    }

    /// What is fixed in it beside its words.
    var fixedContent: String? {
        switch self {
        case .callEmergency: "local number; do not drive yourself"
        case .restFewDays: "\(Parameters.restDays) days"
        case .ice:
            "cloth, \(words(Parameters.iceMinutes)) minutes, "
                + "\(words(Parameters.iceTimesPerDay)) times a day"
        case .heatPackAfter72h: "after \(Parameters.heatAfterHours) hours"
        case .hotTubSauna: "\(words(Parameters.hotTubMinutes)) minutes"
        case .hotTubSaunaAfter72h:
            "\(words(Parameters.hotTubMinutes)) minutes, after \(Parameters.heatAfterHours) hours"
        case .acetaminophen, .nsaid: "no dose"
        default: nil
        }
    }

    private func words(_ range: ClosedRange<Int>) -> String {
        "\(range.lowerBound) to \(range.upperBound)"
    }
}

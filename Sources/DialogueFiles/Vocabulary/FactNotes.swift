internal import RulesCore

/// What the facts and their values mean, for those who write and review the words.
///
/// Read by the schema and the sheet; nothing of it is said to a runner.
extension Fact {
    /// The fact in two or three words.
    var title: String {
        switch self {
        case .saddle: "Saddle numbness"
        case .bladderBowel: "Bladder or bowel trouble"
        case .chestCollapse: "Chest pain or collapse"
        case .legs: "What the legs feel"
        case .trauma: "Fall or knock"
        case .feverUnwell: "Fever or feeling ill"
        case .cancerWeight: "Cancer or lost weight"
        case .nightConstant: "Pain without a let-up"
        case .otherUrgent: "Other urgent signs"
        case .riskHistory: "History that weakens"
        case .runRelation: "Pain and running"
        case .severity: "How bad the pain is"
        case .duration: "How long it has lasted"
        case .trend: "How it is going"
        case .selfCare: "Self-care tried"
        case .spineSurgery: "Spine surgery"
        case .clearance: "What a clinician said"
        case .age: "Age"
        case .pregnancy: "Pregnancy"
        case .nsaidRisk: "Reason against anti-inflammatories"
        case .acetaminophenRisk: "Reason against acetaminophen"
        case .skinRisk: "Skin or circulation"
        case .coldIntolerance: "Trouble with cold"
        case .heatStrainRisk: "Trouble with heat"
        }
    }

    /// What the fact means, in plain words.
    var meaning: String {
        switch self {
        case .saddle:
            "Numbness or tingling around the genitals, the buttocks or the inner thighs (A1)."
        case .bladderBowel:
            "New trouble starting, holding or feeling urine or stool, or a new loss of sexual "
                + "function (A2)."
        case .chestCollapse:
            "Chest pain, breathlessness, fainting, cold and clammy, or a sudden tearing pain in "
                + "the back or belly (A6)."
        case .legs: "Pain, tingling, numbness or weakness in one leg or in both (A3, A4, S23)."
        case .trauma: "Whether the pain began with a fall, a knock or an accident (A5, A11)."
        case .feverUnwell: "A high temperature, chills or feeling ill all over (A7)."
        case .cancerWeight:
            "Cancer at any time, or weight lost without trying, and not yet checked by a "
                + "clinician for this pain (A8)."
        case .nightConstant: "Pain that is there in every position, or wakes at night (A9)."
        case .otherUrgent:
            "A lump, a swelling or a changed shape; pain between the shoulder blades; worse on "
                + "coughing, sneezing or on the toilet (A10)."
        case .riskHistory:
            "Weak bones, steroids for long, a past stress fracture, missed periods or eating too "
                + "little, weak immunity or injected drugs, and not yet checked for this pain (A12)."
        case .runRelation:
            "When it hurts in relation to running; of two that fit, the first (S1, S5, S9)."
        case .severity:
            "How bad the pain is now. Mild: comes and goes, daily life goes on; moderate: always "
                + "there, disturbs focus or sleep; severe: can hardly stand, sleep or think (S5, A13)."
        case .duration:
            "Whole days since the pain began; the calendar moves it on (S3, S18, S19, S22)."
        case .trend: "The pain now against when running stopped (S3, S19, A14, A26)."
        case .selfCare:
            "Whether anything was tried for it, such as ice, heat or a tablet (S19, S22)."
        case .spineSurgery: "Surgery on the spine at any time (S25)."
        case .clearance: "What a doctor or physio has said about running with this pain (S24, S26)."
        case .age: "The age, as far as it matters (A11, A16, A17)."
        case .pregnancy: "Pregnant, or might be (A15)."
        case .nsaidRisk:
            "Anything for which ibuprofen, naproxen and the like are not named: allergy, asthma, "
                + "ulcer, bowel, kidney, liver, heart, stroke, blood pressure, certain tablets (A17)."
        case .acetaminophenRisk:
            "Anything for which acetaminophen (paracetamol) is not named: liver or kidney, three "
                + "drinks a day, certain tablets, allergy, under 50 kg (A18)."
        case .skinRisk:
            "Numb, broken or irritated skin over the sore place, or poor circulation (A21, A22)."
        case .coldIntolerance: "Raynaud's, or an allergy to cold (A21)."
        case .heatStrainRisk:
            "Heart trouble, low or uncontrolled blood pressure, alcohol, medicines that make "
                + "drowsy, or drinking too little (A23)."
        }
    }
}

extension FactValue {
    /// The value in a few words, to stand behind its fact's title.
    var words: String {
        guard !isUnknown else { return "unclear" }
        return switch (fact, name) {
        case (.legs, "none"): "nothing"
        case (_, "oneLegSensory"): "pain, tingling or numbness in one leg"
        case (_, "oneLegWeak"): "one leg or foot weak"
        case (_, "bothLegs"): "anything in both legs"
        case (_, "minor"): "small"
        case (_, "major"): "serious, or from a height"
        case (_, "startsDuringRun"): "comes on during a run"
        case (_, "settlesWithWarmup"): "at rest, gone once warm"
        case (_, "nuisance"): "can train, but it gets in the way"
        case (_, "notRunLinked"): "nothing to do with running"
        case (_, "d0to3"): "0 to 3 days"
        case (_, "d4to7"): "4 to 7 days"
        case (_, "d8to13"): "8 to 13 days"
        case (_, "d14to21"): "14 to 21 days"
        case (_, "over21"): "over 21 days"
        case (_, "resolved"): "gone"
        case (_, "improving"): "better"
        case (_, "unchanged"): "the same, or too early to say"
        case (_, "worsening"): "worse"
        case (_, "notTried"): "nothing tried yet"
        case (_, "notEvaluated"): "not seen yet"
        case (_, "cleared"): "cleared to run"
        case (_, "advisedAgainst"): "advised against running"
        case (_, "under18"): "under 18"
        case (_, "from18to59"): "18 to 59"
        case (_, "from60"): "60 or over"
        default: name
        }
    }

    /// What choosing the value means, for somebody who words it.
    var meaning: String {
        isUnknown
            ? "Asked and not answered clearly; never taken for a no. The words name what is open."
            : "\(fact.title): \(words)."
    }
}

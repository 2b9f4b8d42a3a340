internal import RulesCore

/// What each source states, in one line of our own words.
extension Source {
    /// The statement: S1 to S31 of the article that the product starts from, A1 to A28 of the
    /// safety additions from health services.
    var statement: String { Self.statements[Int(rawValue)] }

    /// Where S and A come from.
    static let origin =
        "S: a spine surgeon's article for runners with back pain. A: safety additions from pages "
        + "of health services, read in excerpts. Not reviewed by a clinician."

    private static let statements = [
        "Back pain that begins during a run: as a rule, stop running.",
        "Pushing on after it begins may make a sprain or strain worse.",
        "A few days of rest for healing.",
        "Reference: treating acute sports injuries in the first 24 to 72 hours.",
        "Some have mild pain sitting or resting that goes after warm-up and a run.",
        "For them running is all right with precautions.",
        "A label over an empty list; no rule.",
        "Most runners' back pain is a mild strain or sprain that eases in days or weeks.",
        "Where training still seems possible but pain gets in the way, self-care may be added.",
        "Gentle stretches: arms overhead, bend to the toes, lean to each side sitting.",
        "Why: it works the back muscles, brings blood flow, speeds healing.",
        "Cloth-covered ice or cold pack, 10 to 20 minutes, 2 to 3 times a day.",
        "Why: cold can lower inflammation, which lowers pain.",
        "Heat: warm compress, electric heating pad, adhesive heat pad.",
        "For some a hot tub or sauna, 10 to 20 minutes each time.",
        "Over-the-counter pain medicine such as acetaminophen.",
        "Over-the-counter anti-inflammatories such as ibuprofen or naproxen.",
        "Most strains or sprains settle by themselves in a few days up to a few weeks.",
        "Without improvement in that time: a health professional trained in sports injuries.",
        "Reference: the P.R.I.C.E. principles.",
        "Pain that goes on beyond a few weeks.",
        "Beyond two to three weeks, or not responding to self-care: maybe more than a strain.",
        "More so with nerve symptoms down one leg; running is then often not possible.",
        "Chronic back pain: training waits for a full evaluation.",
        "After spine surgery: caution, since the impact may harm the spine.",
        "Advised against running: biking, spinning, elliptical, swimming, water therapy.",
        "Treadmill walking is good too; its cushioning softens impact.",
        "A sports-medicine or spine doctor finds the cause and plans treatment.",
        "About the article: its author.",
        "About the article: years of practice.",
        "About the article: posts held.",
        "Numbness around genitals, buttocks, inner thighs: emergency.",
        "New bladder, bowel or sexual trouble: emergency.",
        "Symptoms in both legs: emergency.",
        "New or growing weakness of one leg: same day.",
        "A serious accident or a fall from height: emergency.",
        "Chest pain, collapse, tearing pain: emergency.",
        "Fever or feeling ill: same day; with a weak leg: emergency.",
        "Cancer ever, or weight loss without trying: same day.",
        "Constant pain, or pain that wakes at night: same day.",
        "Lump, changed shape, between the shoulder blades, worse on cough: same day.",
        "Small fall: no running; with age, weak bones or tingling: same day.",
        "Weak bones, steroids, stress fracture, weak immunity, injected drugs: a professional.",
        "Severe pain: same day.",
        "Getting worse although running has stopped: a professional.",
        "Pregnancy: midwife, doctor or physio; no anti-inflammatory, no hot tub or sauna.",
        "Under 18: an adult is involved, a doctor first, no medicine names.",
        "When no anti-inflammatory is named.",
        "When no acetaminophen is named.",
        "Follow the label; no medicine names from day 14 or with the length unknown.",
        "No painkillers in order to run, or before or during a race.",
        "No ice on numb or broken skin, with poor circulation, Raynaud's or cold allergy.",
        "No heat on such skin, none while asleep; after a fresh run injury only after 72 hours.",
        "No hot tub or sauna in pregnancy, under 18, with heart trouble, alcohol and the like.",
        "Rest is relative: no bed rest, keep gently moving.",
        "Long-lasting pain that eases with movement: name it to the clinician.",
        "Gone after the rest days: short, easy, stepwise return.",
        "Red flags are asked outright; unclear is never no; always a watch-for list.",
        "No stretching with leg symptoms, severe or worsening pain, fall, surgery, weak bones, "
            + "pregnancy.",
    ]
}

internal import RulesCore

/// A choice of our own, marked [ours], that wants a clinician's decision.
struct OpenJudgement {
    /// What was chosen, and what else there is.
    let text: String
    /// The rows that rest on it.
    let rows: [Row]
    /// The items that rest on it.
    let items: [Item]

    private init(_ text: String, rows: [Row] = [], items: [Item] = []) {
        self.text = text
        self.rows = rows
        self.items = items
    }

    /// All of them.
    static let all: [OpenJudgement] = [
        OpenJudgement("A weak leg or foot is the same day, not an emergency (A4).", rows: [.r08]),
        OpenJudgement(
            "Fever with a weak leg is the only pair that is an emergency (A7).",
            rows: [.r06]
        ),
        OpenJudgement(
            "An unclear answer counts one level below its worst clear answer (A27).",
            rows: [.r07, .r15, .r16, .r17, .r30, .r31, .r32, .r33]
        ),
        OpenJudgement(
            "After a small fall: age \(Parameters.olderAge) or over, history or tingling make it "
                + "the same day (A11).",
            rows: [.r13, .r17]
        ),
        OpenJudgement("Severe pain is the same day (A13).", rows: [.r14]),
        OpenJudgement(
            "Getting worse is a professional, also after a small fall (A14).",
            rows: [.r22]
        ),
        OpenJudgement(
            "Cancer or lost weight, and the bone and health history, count only while no clinician "
                + "has checked them for this pain.",
            rows: [.r10, .r25]
        ),
        OpenJudgement(
            "Under \(Parameters.adultAge): a doctor first, an adult involved, no medicine names (A16).",
            rows: [.r24],
            items: [.guardian, .acetaminophen, .nsaid]
        ),
        OpenJudgement(
            "A few days of rest are \(Parameters.restDays) full days; day 4 is the first rested day.",
            rows: [.r26, .r30, .r36],
            items: [.restFewDays]
        ),
        OpenJudgement(
            "Self-care that does not help goes to a professional from day "
                + "\(Parameters.noResponseDay).",
            rows: [.r21]
        ),
        OpenJudgement(
            "Pain that goes on is looked at from day \(Parameters.evaluationDay), also when it eases.",
            rows: [.r20]
        ),
        OpenJudgement(
            "Tingling or pain down one leg is a professional from day 1, not after some weeks.",
            rows: [.r18],
            items: [.sciaticaNote]
        ),
        OpenJudgement("No painkillers in order to run (A20).", items: [.noPainkillersToRun]),
        OpenJudgement(
            "A stepwise return once the pain is gone (A26).",
            rows: [.r36],
            items: [.gradualReturn]
        ),
        OpenJudgement(
            "P.R.I.C.E. for a back is protect, relative rest and cold only.",
            items: [.priceReference]
        ),
        OpenJudgement(
            "The list of precautions around a run is not the article's.",
            items: [.runPrecautions]
        ),
        OpenJudgement(
            "The bot's own hold counts as advice against running.",
            items: [.lowImpact, .treadmillWalking]
        ),
        OpenJudgement(
            "A flare after a pain-free week starts a new day 0; \"too early to say\" is the same."
        ),
        OpenJudgement("Unclear answers do not add up: two urgent ones are still a professional."),
    ]

    /// Whether a row rests on one of them.
    static func concerns(_ row: Row) -> Bool { all.contains { $0.rows.contains(row) } }

    /// Whether an item rests on one of them.
    static func concerns(_ item: Item) -> Bool { all.contains { $0.items.contains(item) } }
}

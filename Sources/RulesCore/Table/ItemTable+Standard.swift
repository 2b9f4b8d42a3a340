extension ItemTable {
    /// The items of the rules, in their order.
    package static let standard = ItemTable(
        [
            Line(.callEmergency, [.a1, .a6], at(.emergencyNow)),
            Line(.sameDayCare, [.a7], at(.urgentSameDay)),
            Line(.seeProfessional, [.s19, .s22, .s28], at(.seeProfessionalHoldTraining)),
            Line(
                .holdTraining,
                [.s24],
                from(.seeProfessionalHoldTraining)
                    + upTo(.stopRestSelfCare, .clearance(.advisedAgainst))
            ),
            Line(.stopRunning, [.s1, .s2], from(.stopRestSelfCare)),
            Line(.restFewDays, [.s3, .a24], at(.stopRestSelfCare)),
            Line(.runPrecautions, [.s6], at(.runWithPrecautions)),
            Line(.gradualReturn, [.a26], at(.runWithPrecautions, .trend(.resolved))),
            Line(
                .expectRecovery,
                [.s8, .s18],
                upTo(.stopRestSelfCare, underTwoWeeks & clear(watched))
            ),
            Line(.acute72hReference, [.s4], at(.stopRestSelfCare, .duration(.d0to3))),
            Line(
                .priceReference,
                [.s20],
                selfCare(.always).filter { $0.level <= .stopRestSelfCare }
            ),
            // Self-care
            Line(.stretching, [.s9, .s10, .s11, .a28], selfCare(stretching)),
            Line(.ice, [.s12, .s13, .a21], selfCare(.skinRisk(.no) & .coldIntolerance(.no))),
            Line(.heatPack, [.s14, .a22], selfCare(heat & !heatIsLater)),
            Line(.heatPackAfter72h, [.s14, .a22], selfCare(heat & heatIsLater)),
            Line(.hotTubSauna, [.s15, .a23], selfCare(hotTub & !heatIsLater)),
            Line(.hotTubSaunaAfter72h, [.s15, .a22, .a23], selfCare(hotTub & heatIsLater)),
            Line(.acetaminophen, [.s16, .a18, .a19], selfCare(acetaminophen)),
            Line(.nsaid, [.s17, .a17, .a19], selfCare(nsaid)),
            Line(.askPharmacist, [.a17, .a18, .a19], selfCare(!acetaminophen | !nsaid)),
            Line(.followLabel, [.a19], selfCare(acetaminophen | nsaid)),
            Line(.noPainkillersToRun, [.a20], selfCare(.always)),
            // Instead of running, and notes
            Line(.lowImpact, [.s26], insteadOfRunning()),
            Line(.treadmillWalking, [.s27], insteadOfRunning()),
            Line(
                .sciaticaNote,
                [.s23],
                at(.seeProfessionalHoldTraining, .legs(.oneLegSensory))
            ),
            Line(
                .inflammatoryNote,
                [.a25],
                upTo(
                    .seeProfessionalHoldTraining,
                    .runRelation(.settlesWithWarmup) & .duration(.over21)
                )
            ),
            Line(
                .followClinicianPlan,
                [.s24, .s28],
                upTo(.seeProfessionalHoldTraining, .clearance(.cleared, .advisedAgainst))
            ),
            Line(.maternityTeam, [.a15], upTo(.urgentSameDay, .pregnancy(.yes))),
            Line(.guardian, [.a16], upTo(.urgentSameDay, .age(.under18))),
            // Safety net
            Line(.watchFor, [.a1, .a27], upTo(.urgentSameDay)),
            Line(
                .clarify,
                [.a27],
                upTo(.urgentSameDay, !clear(watched))
            ),
            Line(.disclaimer, [.s29, .s30, .s31], upTo(.emergencyNow)),
        ],
        selfCare: selfCare(.always)
    )

    /// The facts that are asked again when they are unknown, and that must all be known before
    /// the bot says that most pain eases.
    package static let watched: FactSet = [
        .saddle, .bladderBowel, .chestCollapse, .legs, .trauma, .feverUnwell, .cancerWeight,
        .nightConstant, .otherUrgent, .riskHistory, .runRelation, .severity, .duration, .trend,
        .spineSurgery, .age, .pregnancy,
    ]

    /// The watched facts that are unknown, of a state with one value of each fact.
    static func unclear(in state: ValueSet) -> FactSet {
        var facts = FactSet()
        for (fact, unknown) in unknowns where unknown.allows(state) { facts.formUnion(fact) }
        return facts
    }

    private static let unknowns = watched.map {
        (fact: EnumSet($0), unknown: ValueSet.unknown($0))
    }

    // MARK: - Conditions that several lines share

    /// The four urgent facts are all answered.
    private static let screenAnswered = clear([
        .feverUnwell, .cancerWeight, .nightConstant, .otherUrgent,
    ])

    private static let underTwoWeeks: Condition<Facts> = .duration(.d0to3, .d4to7, .d8to13)

    private static let stretching: Condition<Facts> =
        .legs(.none) & .severity(.mild, .moderate) & !.trend(.worsening) & .spineSurgery(.no)
        & .riskHistory(.no) & .pregnancy(.no) & .trauma(.none)

    private static let heat: Condition<Facts> = .skinRisk(.no)

    private static let heatIsLater: Condition<Facts> =
        .duration(.unknown) | .duration(.d0to3) & .runRelation(.startsDuringRun, .unknown)

    private static let hotTub: Condition<Facts> =
        heat & .heatStrainRisk(.no) & .pregnancy(.no) & .age(.from18to59, .from60)

    private static let acetaminophen: Condition<Facts> =
        .acetaminophenRisk(.no) & .pregnancy(.no) & .age(.from18to59, .from60) & underTwoWeeks

    private static let nsaid: Condition<Facts> =
        .nsaidRisk(.no) & .pregnancy(.no) & .age(.from18to59) & underTwoWeeks

    private static let lowImpact: Condition<Facts> =
        screenAnswered & .severity(.mild, .moderate) & !.trend(.worsening) & .trauma(.none)
        & !.pregnancy(.yes)

    /// None of those facts is unknown.
    private static func clear(_ facts: FactSet) -> Condition<Facts> {
        Condition(anyOf: [.clear(facts)])
    }

    // MARK: - How the lines are written

    private static func at(_ level: Level, _ needs: Condition<Facts> = .always) -> [Offer] {
        needs.alternatives.map { Offer(level, $0) }
    }

    private static func from(_ level: Level) -> [Offer] {
        Level.allCases.filter { $0 >= level }.flatMap { at($0) }
    }

    private static func upTo(_ level: Level, _ needs: Condition<Facts> = .always) -> [Offer] {
        Level.allCases.filter { $0 <= level }.flatMap { at($0, needs) }
    }

    /// When self-care may be spoken of at all, "eligible" in the rules: at level 1 or 2, or at
    /// level 0 with a nuisance; and the screen answered.
    private static func selfCare(_ needs: Condition<Facts>) -> [Offer] {
        at(.runWithPrecautions, screenAnswered & .runRelation(.nuisance) & needs)
            + at(.stopRestSelfCare, screenAnswered & needs)
            + at(.seeProfessionalHoldTraining, screenAnswered & needs)
    }

    /// At level 2 the bot's own hold counts as the advice against running that S26 speaks of.
    private static func insteadOfRunning() -> [Offer] {
        at(.stopRestSelfCare, lowImpact & .clearance(.advisedAgainst))
            + at(.seeProfessionalHoldTraining, lowImpact)
    }
}

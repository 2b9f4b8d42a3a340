extension RowTable {
    /// The table of the rules, in the order of the rules.
    ///
    /// Every value that fires a row is named; an unclear answer is never taken for a "no" (A27).
    package static let standard = RowTable([
        // Emergency
        Line(.r01, .emergencyNow, [.a1], .screen(.saddle(.yes))),
        Line(.r02, .emergencyNow, [.a2], .screen(.bladderBowel(.yes))),
        Line(.r03, .emergencyNow, [.a3], .screen(.legs(.bothLegs))),
        Line(.r04, .emergencyNow, [.a5], .screen(.trauma(.major))),
        Line(.r05, .emergencyNow, [.a6], .screen(.chestCollapse(.yes))),
        Line(.r06, .emergencyNow, [.a4, .a7], .screen(.feverUnwell(.yes) & .legs(.oneLegWeak))),
        // Same day
        Line(
            .r07,
            .urgentSameDay,
            [.a27],
            .screen(
                .saddle(.unknown) | .bladderBowel(.unknown) | .legs(.unknown)
                    | .trauma(.unknown) | .chestCollapse(.unknown)
            )
        ),
        Line(.r08, .urgentSameDay, [.a4], .screen(.legs(.oneLegWeak))),
        Line(.r09, .urgentSameDay, [.a7], .screen(.feverUnwell(.yes))),
        Line(.r10, .urgentSameDay, [.a8], .screen(.cancerWeight(.yes))),
        Line(.r11, .urgentSameDay, [.a9], .screen(.nightConstant(.yes))),
        Line(.r12, .urgentSameDay, [.a10], .screen(.otherUrgent(.yes))),
        Line(
            .r13,
            .urgentSameDay,
            [.s4, .a11],
            .screenAndAge(
                .trauma(.minor) & (.riskHistory(.yes) | .age(.from60) | .legs(.oneLegSensory))
            )
        ),
        Line(.r14, .urgentSameDay, [.s4, .a13], .course(.severity(.severe))),
        // See a professional, hold training
        Line(
            .r15,
            .seeProfessionalHoldTraining,
            [.a27],
            .screen(
                .feverUnwell(.unknown) | .cancerWeight(.unknown) | .nightConstant(.unknown)
                    | .otherUrgent(.unknown)
            )
        ),
        Line(.r16, .seeProfessionalHoldTraining, [.a27], .course(.severity(.unknown))),
        Line(
            .r17,
            .seeProfessionalHoldTraining,
            [.a11, .a27],
            .screenAndAge(.trauma(.minor) & (.riskHistory(.unknown) | .age(.unknown)))
        ),
        Line(.r18, .seeProfessionalHoldTraining, [.s23], .screen(.legs(.oneLegSensory))),
        Line(.r19, .seeProfessionalHoldTraining, [.s25], .course(.spineSurgery(.yes))),
        Line(
            .r20,
            .seeProfessionalHoldTraining,
            [.s19, .s21, .s22, .s24],
            .course(.duration(.d14to21, .over21) & !.clearance(.cleared))
        ),
        Line(
            .r21,
            .seeProfessionalHoldTraining,
            [.s19, .s22],
            .course(
                .duration(.d8to13, .d14to21, .over21) & .trend(.unchanged, .unknown)
                    & .selfCare(.tried, .unknown) & !.clearance(.cleared)
            )
        ),
        Line(.r22, .seeProfessionalHoldTraining, [.s4, .a14], .course(.trend(.worsening))),
        Line(.r23, .seeProfessionalHoldTraining, [.a15], .person(.pregnancy(.yes))),
        Line(.r24, .seeProfessionalHoldTraining, [.a16], .person(.age(.under18))),
        Line(.r25, .seeProfessionalHoldTraining, [.a12], .screen(.riskHistory(.yes))),
        // Stop, rest, self-care
        Line(
            .r26,
            .stopRestSelfCare,
            [.s1, .s2, .s3],
            .course(.runRelation(.startsDuringRun) & !rested)
        ),
        Line(.r27, .stopRestSelfCare, [.s5, .s9], .course(.severity(.moderate))),
        Line(.r28, .stopRestSelfCare, [.s26], .course(.clearance(.advisedAgainst))),
        Line(.r29, .stopRestSelfCare, [.a11], .screen(.trauma(.minor))),
        Line(
            .r30,
            .stopRestSelfCare,
            [.s6, .a27],
            .course(.runRelation(.unknown) | .runRelation(.notRunLinked) & !rested)
        ),
        Line(.r31, .stopRestSelfCare, [.a27], .screen(.riskHistory(.unknown))),
        Line(
            .r32,
            .stopRestSelfCare,
            [.a27],
            .course(.spineSurgery(.unknown) | .duration(.unknown) | .trend(.unknown))
        ),
        Line(.r33, .stopRestSelfCare, [.a27], .person(.age(.unknown) | .pregnancy(.unknown))),
        // Run, with precautions
        Line(.r34, .runWithPrecautions, [.s5, .s6], .course(.runRelation(.settlesWithWarmup))),
        Line(.r35, .runWithPrecautions, [.s9], .course(.runRelation(.nuisance))),
        Line(
            .r36,
            .runWithPrecautions,
            [.s3, .s18, .a26],
            .course(.runRelation(.startsDuringRun, .notRunLinked) & rested)
        ),
    ])

    /// Gone, after the few days of rest: day 4 is the first such day.
    private static let rested: Condition<Course> =
        .trend(.resolved) & .duration(.d4to7, .d8to13, .d14to21, .over21)
}

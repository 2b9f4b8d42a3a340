import RulesCore
import Testing

/// T5: each item over the level and the facts that it reads.
@Suite struct ItemTests {
    /// Stands for the four urgent facts, all answered or not; ``ItemTests`` looks at each of them
    /// in a test of its own.
    private static let answered: Fact = .feverUnwell
    /// Stands for the 17 facts of which none may be unknown.
    private static let anyUnknown: Fact = .saddle
    private static let eligible: [Fact] = [answered, .runRelation]

    /// What each item reads beside the level.
    static let reads: [(Item, [Fact])] = [
        (.callEmergency, []), (.sameDayCare, []), (.seeProfessional, []), (.restFewDays, []),
        (.runPrecautions, []), (.stopRunning, []), (.holdTraining, [.clearance]),
        (.gradualReturn, [.trend]), (.expectRecovery, [.duration, anyUnknown]),
        (.acute72hReference, [.duration]), (.priceReference, eligible),
        (
            .stretching,
            eligible + [.legs, .severity, .trend, .spineSurgery, .riskHistory, .pregnancy, .trauma]
        ),
        (.ice, eligible + [.skinRisk, .coldIntolerance]),
        (.heatPack, eligible + [.skinRisk, .duration]),
        (.heatPackAfter72h, eligible + [.skinRisk, .duration]),
        (.hotTubSauna, eligible + [.skinRisk, .duration, .heatStrainRisk, .pregnancy, .age]),
        (
            .hotTubSaunaAfter72h,
            eligible + [.skinRisk, .duration, .heatStrainRisk, .pregnancy, .age]
        ),
        (.acetaminophen, eligible + [.acetaminophenRisk, .pregnancy, .age, .duration]),
        (.nsaid, eligible + [.nsaidRisk, .pregnancy, .age, .duration]),
        (
            .askPharmacist,
            eligible + [.nsaidRisk, .acetaminophenRisk, .pregnancy, .age, .duration]
        ),
        (.followLabel, eligible + [.nsaidRisk, .acetaminophenRisk, .pregnancy, .age, .duration]),
        (.noPainkillersToRun, eligible),
        (.lowImpact, [answered, .clearance, .severity, .trend, .trauma, .pregnancy]),
        (.treadmillWalking, [answered, .clearance, .severity, .trend, .trauma, .pregnancy]),
        (.sciaticaNote, [.legs]), (.inflammatoryNote, [.runRelation, .duration]),
        (.followClinicianPlan, [.clearance]), (.maternityTeam, [.pregnancy]),
        (.guardian, [.age]), (.watchFor, []), (.clarify, [anyUnknown]), (.disclaimer, []),
    ]

    /// Every state of those facts, all others calm.
    private static func states(of facts: [Fact], _ body: (Facts) -> Void) {
        var state = Facts.calmest
        func vary(_ place: Int) {
            guard place < facts.count else { return body(state) }
            for value in allValues[Int(facts[place].rawValue)] {
                state.set(value)
                vary(place + 1)
            }
        }
        vary(0)
    }

    private func line(_ item: Item) -> ItemTable.Line {
        ItemTable.standard.lines[Int(item.rawValue)]
    }

    @Test(arguments: reads)
    func `an item is shown as the plain reference has it`(item: Item, facts: [Fact]) {
        let offers = line(item).offers
        var broken = 0
        Self.states(of: facts) { facts in
            let state = ValueSet(facts)
            for level in allLevels {
                var isShown = false
                for offer in offers where offer.level == level && offer.needs.allows(state) {
                    isShown = true
                }
                if isShown != Reference.shared.shows(item, level, facts) { broken += 1 }
            }
        }
        #expect(broken == 0)
    }

    @Test func `T5: every item is tried, over all that it reads`() {
        #expect(Self.reads.map(\.0).sorted { $0.rawValue < $1.rawValue } == Item.allCases)
        let urgent: FactSet = [.feverUnwell, .cancerWeight, .nightConstant, .otherUrgent]
        for (item, facts) in Self.reads {
            var expected = FactSet(facts)
            if expected.contains(Self.answered) { expected.formUnion(urgent) }
            if expected.contains(Self.anyUnknown) { expected.formUnion(ItemTable.watched) }
            let reads = line(item).offers.reduce(FactSet()) { $0.union($1.needs.reads) }
            #expect(reads.isSubset(of: expected), "\(item)")
        }
    }

    // MARK: - Invariants

    private let care: EnumSet<Item> = [
        .expectRecovery, .acute72hReference, .priceReference, .stretching, .ice, .heatPack,
        .heatPackAfter72h, .hotTubSauna, .hotTubSaunaAfter72h, .acetaminophen, .nsaid,
        .askPharmacist, .followLabel, .noPainkillersToRun, .lowImpact, .treadmillWalking,
        .gradualReturn, .sciaticaNote, .inflammatoryNote, .followClinicianPlan,
    ]

    @Test func `invariant 19: no self-care, medicine, exercise or outlook at levels 3 and 4`() {
        for item in care {
            for offer in line(item).offers { #expect(offer.level < .urgentSameDay, "\(item)") }
        }
    }

    @Test func `invariant 20: no self-care before the four urgent facts are answered`() {
        let gated: EnumSet<Item> = [
            .priceReference, .stretching, .ice, .heatPack, .heatPackAfter72h, .hotTubSauna,
            .hotTubSaunaAfter72h, .acetaminophen, .nsaid, .askPharmacist, .followLabel,
            .noPainkillersToRun, .lowImpact, .treadmillWalking,
        ]
        for fact in [Fact.feverUnwell, .cancerWeight, .nightConstant, .otherUrgent] {
            for item in gated {
                for offer in line(item).offers {
                    #expect(offer.needs[fact] & 1 << YesNo.unknown.rawValue == 0, "\(item)")
                }
            }
            let decision = Decision(
                for: Facts(.unknown(fact), .of(.severity, "moderate"))
            )
            #expect(decision.items.isDisjoint(with: gated))
        }
    }

    @Test
    func `invariants 21 to 23, C7: a medicine is named only with its conditions and its rules`() {
        let facts: [Fact] = [
            .nsaidRisk, .acetaminophenRisk, .age, .pregnancy, .duration, .runRelation,
            .feverUnwell,
        ]
        var broken = 0
        var named = 0
        Self.states(of: facts) { facts in
            let state = ValueSet(facts)
            for level in allLevels {
                let items = ItemTable.standard.items(at: level, state)
                let short =
                    facts.course.duration == .d0to3 || facts.course.duration == .d4to7
                    || facts.course.duration == .d8to13
                let calm = facts.person.pregnancy == .no && short
                if items.contains(.nsaid) {
                    named += 1
                    if !calm || facts.cautions.nsaidRisk != .no { broken += 1 }
                    if facts.person.age != .from18to59 { broken += 1 }
                }
                if items.contains(.acetaminophen) {
                    named += 1
                    if !calm || facts.cautions.acetaminophenRisk != .no { broken += 1 }
                    if facts.person.age == .under18 || facts.person.age == .unknown { broken += 1 }
                }
                let isNamed = items.contains(.nsaid) || items.contains(.acetaminophen)
                if isNamed, !items.isSuperset(of: [.followLabel, .noPainkillersToRun]) {
                    broken += 1
                }
            }
        }
        #expect(named > 0 && broken == 0)
    }

    @Test func `invariant 24, C7: ice only with its conditions, and its numbers are one constant`()
    {
        var broken = 0
        Self.states(of: [.skinRisk, .coldIntolerance, .runRelation, .feverUnwell]) { facts in
            for level in allLevels
            where ItemTable.standard.items(at: level, ValueSet(facts)).contains(.ice) {
                if facts.cautions.skinRisk != .no || facts.cautions.coldIntolerance != .no {
                    broken += 1
                }
            }
        }
        #expect(broken == 0)
        #expect(Parameters.iceMinutes == 10...20)
        #expect(Parameters.iceTimesPerDay == 2...3)
        #expect(Parameters.hotTubMinutes == 10...20)
    }

    @Test func `invariant 25, C7: heat, hot tub, stretching and low impact need their conditions`()
    {
        let banned: [(Item, [FactValue])] = [
            (.heatPack, [.of(.skinRisk, "yes"), .unknown(.skinRisk), .unknown(.duration)]),
            (.heatPackAfter72h, [.of(.skinRisk, "yes"), .unknown(.skinRisk)]),
            (
                .hotTubSauna,
                [
                    .of(.skinRisk, "yes"), .of(.heatStrainRisk, "yes"),
                    .unknown(.heatStrainRisk), .of(.pregnancy, "yes"), .unknown(.pregnancy),
                    .of(.age, "under18"), .unknown(.age), .unknown(.duration),
                ]
            ),
            (
                .stretching,
                [
                    .of(.legs, "oneLegSensory"), .of(.severity, "severe"), .unknown(.severity),
                    .of(.trend, "worsening"), .of(.spineSurgery, "yes"),
                    .unknown(.spineSurgery), .of(.riskHistory, "yes"), .unknown(.riskHistory),
                    .of(.pregnancy, "yes"), .unknown(.pregnancy), .of(.trauma, "minor"),
                ]
            ),
            (
                .lowImpact,
                [
                    .of(.severity, "severe"), .unknown(.severity), .of(.trend, "worsening"),
                    .of(.trauma, "minor"), .of(.pregnancy, "yes"), .unknown(.feverUnwell),
                ]
            ),
        ]
        for (item, values) in banned {
            for value in values {
                for offer in line(item).offers {
                    #expect(offer.needs[value.fact] & 1 << value.index == 0, "\(item) \(value)")
                }
            }
        }
    }

    @Test func `invariant 32: no outlook at level 2, from day 14 or with an unknown`() {
        for offer in line(.expectRecovery).offers {
            #expect(offer.level <= .stopRestSelfCare)
            #expect(offer.needs[.duration] == 0b000111)
            for fact in ItemTable.watched {
                #expect(offer.needs[fact] & 1 << FactValue.unknown(fact).index == 0)
            }
        }
    }

    @Test func `rows and items rest on the sources that the rules name`() throws {
        for words in try Fixture.words("rows.txt") {
            let row = try #require(Row(named: words[0]))
            #expect(row.level.name == words[1])
            #expect(try row.sources == Fixture.sources(words.dropFirst(2)))
        }
        for words in try Fixture.words("items.txt") {
            let item = try #require(Item(named: words[0]))
            #expect(try item.sources == Fixture.sources(words.dropFirst(1)))
        }
    }
}

import RulesCore

/// The rules once more, as plainly as can be, over the whole of the facts: what the tables, the
/// bits and the factoring are checked against.
struct Reference {
    /// At the number of the row; the first entry stands for none.
    private let levelOfRow: [Level]
    private let sourcesOfRow: [UInt64]
    private let sourcesOfItem: [UInt64]

    static let shared: Reference = {
        do { return try Reference() } catch { preconditionFailure("no fixtures: \(error)") }
    }()

    init() throws {
        let rows = try Fixture.words("rows.txt")
        levelOfRow = [.runWithPrecautions] + rows.map { Level(named: $0[1])! }
        sourcesOfRow = try [0] + rows.map { try Fixture.sources($0.dropFirst(2)).bits }
        sourcesOfItem = try Fixture.words("items.txt")
            .map {
                try Fixture.sources($0.dropFirst(1)).bits
            }
    }

    private static func sources(_ bits: UInt64) -> EnumSet<Source> {
        var bits = bits
        var sources = EnumSet<Source>()
        while bits != 0 {
            sources.insert(Source(rawValue: UInt8(bits.trailingZeroBitCount))!)
            bits &= bits - 1
        }
        return sources
    }

    func decide(_ facts: Facts) -> Decision {
        // Plain loops over numbers and words: this runs a million times without optimisation.
        var level: UInt8 = 0
        var fired: UInt64 = 0
        var number = 1
        while number <= 36 {
            if fires(number, facts) {
                fired |= 1 << UInt64(number)
                level = max(level, levelOfRow[number].rawValue)
            }
            number += 1
        }
        var rows = EnumSet<Row>()
        var sources: UInt64 = 0
        number = 1
        while number <= 36 {
            if fired & 1 << UInt64(number) != 0, levelOfRow[number].rawValue == level {
                rows.insert(Row(rawValue: UInt8(number))!)
                sources |= sourcesOfRow[number]
            }
            number += 1
        }
        var items = EnumSet<Item>()
        let urgency = Level(rawValue: level)!
        var place = 0
        while place < Self.allItems.count {
            let item = Self.allItems[place]
            if shows(item, urgency, facts) {
                items.insert(item)
                sources |= sourcesOfItem[place]
            }
            place += 1
        }
        var suppressed = EnumSet<Remedy>()
        if isEligible(urgency, facts) {
            if !allowsStretching(facts) { suppressed.insert(.stretching) }
            if !allowsIce(facts) { suppressed.insert(.ice) }
            if !allowsHeat(facts) { suppressed.insert(.heat) }
            if !allowsHotTub(facts) { suppressed.insert(.hotTub) }
            if !allowsAcetaminophen(facts) { suppressed.insert(.acetaminophen) }
            if !allowsNSAID(facts) { suppressed.insert(.nsaid) }
        }
        return Decision(
            level: urgency,
            rows: rows,
            items: items,
            suppressed: suppressed,
            clarify: level == 4 ? [] : unclear(facts),
            sources: Self.sources(sources)
        )
    }

    private static let allItems = Item.allCases

    // MARK: - Rows

    func fires(_ number: Int, _ facts: Facts) -> Bool {
        let screen = facts.screen
        let course = facts.course
        let person = facts.person
        switch number {
        case 1: return screen.saddle == .yes
        case 2: return screen.bladderBowel == .yes
        case 3: return screen.legs == .bothLegs
        case 4: return screen.trauma == .major
        case 5: return screen.chestCollapse == .yes
        case 6: return screen.feverUnwell == .yes && screen.legs == .oneLegWeak
        case 7:
            if screen.saddle == .unknown { return true }
            if screen.bladderBowel == .unknown { return true }
            if screen.legs == .unknown { return true }
            if screen.trauma == .unknown { return true }
            return screen.chestCollapse == .unknown
        case 8: return screen.legs == .oneLegWeak
        case 9: return screen.feverUnwell == .yes
        case 10: return screen.cancerWeight == .yes
        case 11: return screen.nightConstant == .yes
        case 12: return screen.otherUrgent == .yes
        case 13:
            guard screen.trauma == .minor else { return false }
            return screen.riskHistory == .yes || person.age == .from60
                || screen.legs == .oneLegSensory
        case 14: return course.severity == .severe
        case 15: return !isScreenAnswered(facts)
        case 16: return course.severity == .unknown
        case 17:
            guard screen.trauma == .minor else { return false }
            return screen.riskHistory == .unknown || person.age == .unknown
        case 18: return screen.legs == .oneLegSensory
        case 19: return course.spineSurgery == .yes
        case 20:
            guard course.clearance != .cleared else { return false }
            return course.duration == .d14to21 || course.duration == .over21
        case 21:
            if course.clearance == .cleared { return false }
            if course.selfCare == .notTried { return false }
            if course.trend != .unchanged && course.trend != .unknown { return false }
            return course.duration == .d8to13 || course.duration == .d14to21
                || course.duration == .over21
        case 22: return course.trend == .worsening
        case 23: return person.pregnancy == .yes
        case 24: return person.age == .under18
        case 25: return screen.riskHistory == .yes
        case 26: return course.runRelation == .startsDuringRun && !isRested(facts)
        case 27: return course.severity == .moderate
        case 28: return course.clearance == .advisedAgainst
        case 29: return screen.trauma == .minor
        case 30:
            if course.runRelation == .unknown { return true }
            return course.runRelation == .notRunLinked && !isRested(facts)
        case 31: return screen.riskHistory == .unknown
        case 32:
            return course.spineSurgery == .unknown || course.duration == .unknown
                || course.trend == .unknown
        case 33: return person.age == .unknown || person.pregnancy == .unknown
        case 34: return course.runRelation == .settlesWithWarmup
        case 35: return course.runRelation == .nuisance
        default:
            guard isRested(facts) else { return false }
            return course.runRelation == .startsDuringRun || course.runRelation == .notRunLinked
        }
    }

    private func isRested(_ facts: Facts) -> Bool {
        guard facts.course.trend == .resolved else { return false }
        switch facts.course.duration {
        case .d4to7, .d8to13, .d14to21, .over21: return true
        case .d0to3, .unknown: return false
        }
    }

    private func isScreenAnswered(_ facts: Facts) -> Bool {
        facts.screen.feverUnwell != .unknown && facts.screen.cancerWeight != .unknown
            && facts.screen.nightConstant != .unknown && facts.screen.otherUrgent != .unknown
    }

    // MARK: - Items

    func shows(_ item: Item, _ level: Level, _ facts: Facts) -> Bool {
        let course = facts.course
        let number = level.rawValue
        switch item {
        case .callEmergency: return number == 4
        case .sameDayCare: return number == 3
        case .seeProfessional: return number == 2
        case .restFewDays: return number == 1
        case .runPrecautions: return number == 0
        case .stopRunning: return number >= 1
        case .holdTraining: return number >= 2 || course.clearance == .advisedAgainst
        case .gradualReturn: return number == 0 && course.trend == .resolved
        case .expectRecovery:
            return number <= 1 && isUnderTwoWeeks(facts) && unclear(facts).isEmpty
        case .acute72hReference: return number == 1 && course.duration == .d0to3
        case .priceReference: return number <= 1 && isEligible(level, facts)
        case .stretching: return isEligible(level, facts) && allowsStretching(facts)
        case .ice: return isEligible(level, facts) && allowsIce(facts)
        case .heatPack:
            return isEligible(level, facts) && allowsHeat(facts) && !isHeatLater(facts)
        case .heatPackAfter72h:
            return isEligible(level, facts) && allowsHeat(facts) && isHeatLater(facts)
        case .hotTubSauna:
            return isEligible(level, facts) && allowsHotTub(facts) && !isHeatLater(facts)
        case .hotTubSaunaAfter72h:
            return isEligible(level, facts) && allowsHotTub(facts) && isHeatLater(facts)
        case .acetaminophen: return isEligible(level, facts) && allowsAcetaminophen(facts)
        case .nsaid: return isEligible(level, facts) && allowsNSAID(facts)
        case .askPharmacist:
            return isEligible(level, facts)
                && !(allowsAcetaminophen(facts) && allowsNSAID(facts))
        case .followLabel:
            return isEligible(level, facts) && (allowsAcetaminophen(facts) || allowsNSAID(facts))
        case .noPainkillersToRun: return isEligible(level, facts)
        case .lowImpact, .treadmillWalking:
            guard isScreenAnswered(facts) else { return false }
            guard number == 2 || (number == 1 && course.clearance == .advisedAgainst) else {
                return false
            }
            guard course.severity == .mild || course.severity == .moderate else { return false }
            return course.trend != .worsening && facts.screen.trauma == .none
                && facts.person.pregnancy != .yes
        case .sciaticaNote: return number == 2 && facts.screen.legs == .oneLegSensory
        case .inflammatoryNote:
            return number <= 2 && course.runRelation == .settlesWithWarmup
                && course.duration == .over21
        case .followClinicianPlan:
            return number <= 2
                && (course.clearance == .cleared || course.clearance == .advisedAgainst)
        case .maternityTeam: return number <= 3 && facts.person.pregnancy == .yes
        case .guardian: return number <= 3 && facts.person.age == .under18
        case .watchFor: return number <= 3
        case .clarify: return number <= 3 && !unclear(facts).isEmpty
        case .disclaimer: return true
        }
    }

    func isEligible(_ level: Level, _ facts: Facts) -> Bool {
        guard isScreenAnswered(facts) else { return false }
        switch level {
        case .stopRestSelfCare, .seeProfessionalHoldTraining: return true
        case .runWithPrecautions: return facts.course.runRelation == .nuisance
        case .urgentSameDay, .emergencyNow: return false
        }
    }

    private func isUnderTwoWeeks(_ facts: Facts) -> Bool {
        switch facts.course.duration {
        case .d0to3, .d4to7, .d8to13: return true
        case .d14to21, .over21, .unknown: return false
        }
    }

    private func isHeatLater(_ facts: Facts) -> Bool {
        if facts.course.duration == .unknown { return true }
        guard facts.course.duration == .d0to3 else { return false }
        return facts.course.runRelation == .startsDuringRun || facts.course.runRelation == .unknown
    }

    private func allowsStretching(_ facts: Facts) -> Bool {
        guard facts.screen.legs == .none, facts.screen.trauma == .none else { return false }
        guard facts.course.severity == .mild || facts.course.severity == .moderate else {
            return false
        }
        guard facts.course.trend != .worsening else { return false }
        return facts.course.spineSurgery == .no && facts.screen.riskHistory == .no
            && facts.person.pregnancy == .no
    }

    private func allowsIce(_ facts: Facts) -> Bool {
        facts.cautions.skinRisk == .no && facts.cautions.coldIntolerance == .no
    }

    private func allowsHeat(_ facts: Facts) -> Bool { facts.cautions.skinRisk == .no }

    private func allowsHotTub(_ facts: Facts) -> Bool {
        allowsHeat(facts) && facts.cautions.heatStrainRisk == .no && facts.person.pregnancy == .no
            && (facts.person.age == .from18to59 || facts.person.age == .from60)
    }

    private func allowsAcetaminophen(_ facts: Facts) -> Bool {
        facts.cautions.acetaminophenRisk == .no && facts.person.pregnancy == .no
            && (facts.person.age == .from18to59 || facts.person.age == .from60)
            && isUnderTwoWeeks(facts)
    }

    private func allowsNSAID(_ facts: Facts) -> Bool {
        facts.cautions.nsaidRisk == .no && facts.person.pregnancy == .no
            && facts.person.age == .from18to59 && isUnderTwoWeeks(facts)
    }

    func unclear(_ facts: Facts) -> FactSet {
        var found = FactSet()
        let screen = facts.screen
        if screen.saddle == .unknown { found.insert(.saddle) }
        if screen.bladderBowel == .unknown { found.insert(.bladderBowel) }
        if screen.chestCollapse == .unknown { found.insert(.chestCollapse) }
        if screen.legs == .unknown { found.insert(.legs) }
        if screen.trauma == .unknown { found.insert(.trauma) }
        if screen.feverUnwell == .unknown { found.insert(.feverUnwell) }
        if screen.cancerWeight == .unknown { found.insert(.cancerWeight) }
        if screen.nightConstant == .unknown { found.insert(.nightConstant) }
        if screen.otherUrgent == .unknown { found.insert(.otherUrgent) }
        if screen.riskHistory == .unknown { found.insert(.riskHistory) }
        if facts.course.runRelation == .unknown { found.insert(.runRelation) }
        if facts.course.severity == .unknown { found.insert(.severity) }
        if facts.course.duration == .unknown { found.insert(.duration) }
        if facts.course.trend == .unknown { found.insert(.trend) }
        if facts.course.spineSurgery == .unknown { found.insert(.spineSurgery) }
        if facts.person.age == .unknown { found.insert(.age) }
        if facts.person.pregnancy == .unknown { found.insert(.pregnancy) }
        return found
    }
}

import RulesCore
import Testing

/// Breaks the tables, one line at a time, and expects the checks to see it.
@Suite struct MutationTests {
    /// The facts that every mutant is tried on: the calm ones, single and paired values on five
    /// backgrounds, and the worked cases.
    private static let probes: [Probe] = {
        let backgrounds: [Facts] = [
            .calmest,
            Facts(.of(.trend, "resolved")),
            Facts(.of(.trend, "resolved"), .of(.runRelation, "startsDuringRun")),
            Facts(.of(.duration, "d4to7"), .of(.runRelation, "notRunLinked")),
            Facts(.of(.duration, "d8to13"), .of(.selfCare, "tried")),
        ]
        let values = allValues.flatMap { $0 }
        var facts = backgrounds
        for background in backgrounds {
            for (place, one) in values.enumerated() {
                var single = background
                single.set(one)
                facts.append(single)
                for other in values[place...] where other.fact != one.fact {
                    // A caution tells beside a few other facts only; leaving out most pairs with
                    // it keeps the list short.
                    if background != .calmest, other.fact.module == .cautions { continue }
                    var pair = single
                    pair.set(other)
                    facts.append(pair)
                }
            }
        }
        do {
            facts += try CasesTests.file.cases.map { try $0.facts(CasesTests.file.defaults) }
        } catch {
            preconditionFailure("cases: \(error)")
        }
        return Set(facts).map(Probe.init)
    }()

    private struct Probe: Sendable {
        let facts: Facts
        let state: ValueSet
        let expected: Decision

        init(_ facts: Facts) {
            self.facts = facts
            state = ValueSet(facts)
            expected = Reference.shared.decide(facts)
        }
    }

    private func isSeen(_ rows: RowTable) -> Bool {
        Self.probes.contains {
            let decided = rows.deciding(in: $0.state)
            return decided.level != $0.expected.level || decided.rows != $0.expected.rows
        }
    }

    /// Whether a row that fires so is told from the one of the rules.
    ///
    /// Looks at the row by itself: in a decision, a row of a higher level may hide the difference.
    private func isSeen(_ alternatives: [ValueSet], of row: Row) -> Bool {
        Self.probes.contains { probe in
            alternatives.contains { $0.allows(probe.state) }
                != Reference.shared.fires(Int(row.rawValue), probe.facts)
        }
    }

    /// Whether an item that is shown so at a level is told from the one of the rules.
    private func isSeen(_ needs: [ValueSet], of item: Item, at level: Level) -> Bool {
        Self.probes.contains { probe in
            needs.contains { $0.allows(probe.state) }
                != Reference.shared.shows(item, level, probe.facts)
        }
    }

    /// The tables with one value of one fact flipped in that condition.
    private func flips(_ values: ValueSet) -> [ValueSet] {
        values.reads.flatMap { fact in
            allValues[Int(fact.rawValue)]
                .map { value in
                    var flipped = values
                    flipped[fact] ^= 1 << value.index
                    return flipped
                }
        }
    }

    @Test func `the tables themselves pass`() {
        let isSeen = isSeen(RowTable.standard)
        #expect(!isSeen)
        let isSame = Self.probes.allSatisfy { Rules.standard.decide($0.facts) == $0.expected }
        #expect(isSame)
    }

    @Test(arguments: RowTable.standard.lines.indices)
    func `a row dropped, turned round or shifted by one level is seen`(place: Int) {
        let lines = RowTable.standard.lines
        let line = lines[place]
        var mutants: [(String, [RowTable.Line])] = []

        var dropped = lines
        dropped.remove(at: place)
        mutants.append(("dropped", dropped))

        var turned = lines
        turned[place].condition = !line.condition
        mutants.append(("turned round", turned))

        for step in [-1, 1] {
            guard let level = Level(rawValue: UInt8(clamping: Int(line.level.rawValue) + step)),
                level != line.level
            else { continue }
            var shifted = lines
            shifted[place].level = level
            mutants.append(("at \(level)", shifted))
        }
        for (what, lines) in mutants {
            let isSeen = isSeen(RowTable(lines))
            #expect(isSeen, "\(line.row) \(what)")
        }
    }

    @Test(arguments: RowTable.standard.lines.indices)
    func `a single value flipped in a row is seen`(place: Int) {
        let line = RowTable.standard.lines[place]
        let alternatives = line.condition.alternatives
        for number in alternatives.indices {
            for flipped in flips(alternatives[number]) {
                var mutant = alternatives
                mutant[number] = flipped
                let isSeen = isSeen(mutant, of: line.row)
                let isSame = isSame(mutant, alternatives)
                #expect(isSeen != isSame, "\(line.row), \(number): \(flipped)")
            }
        }
    }

    @Test(arguments: Item.allCases)
    func `an item turned round, or with one offer dropped, is seen`(item: Item) {
        let line = ItemTable.standard.lines[Int(item.rawValue)]
        for level in allLevels {
            let needs = line.offers.filter { $0.level == level }.map(\.needs)
            let opposite = (!Condition<Facts>(anyOf: needs)).alternatives
            let isSeen = isSeen(opposite, of: item, at: level)
            #expect(isSeen, "turned round at \(level)")
            for number in needs.indices {
                var mutant = needs
                mutant.remove(at: number)
                let isSeen = self.isSeen(mutant, of: item, at: level)
                let isSame = isSame(mutant, needs)
                #expect(isSeen != isSame, "without \(needs[number]) at \(level)")
            }
        }
    }

    /// Whether the two hold for the same facts: one alternative may hold what another one loses.
    private func isSame(_ some: [ValueSet], _ others: [ValueSet]) -> Bool {
        some.allSatisfy { holds($0, only: others) } && others.allSatisfy { holds($0, only: some) }
    }

    /// Whether all that meets the one condition meets one of the others.
    private func holds(_ values: ValueSet, only others: [ValueSet]) -> Bool {
        if allFacts.contains(where: { values[$0] == 0 }) { return true }
        guard let other = others.first else { return false }
        return other.contraries.allSatisfy { holds(values & $0, only: Array(others.dropFirst())) }
    }
}

extension RowTable.ModuleCondition {
    fileprivate static prefix func ! (condition: Self) -> Self {
        switch condition {
        case .screen(let condition): .screen(!condition)
        case .screenAndAge(let condition): .screenAndAge(!condition)
        case .course(let condition): .course(!condition)
        case .person(let condition): .person(!condition)
        }
    }
}

import RulesCore
import Testing

/// T1: the safety screen and the age, all 524,880 states.
@Suite struct ScreenTests {
    private let table = ModuleTable.screen

    @Test func `T1 has 524880 entries, and each is as the plain reference has it`() {
        #expect(table.count == 524_880)
        let screenRows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17, 18, 25, 29, 31]
        for index in stride(from: 0, to: table.count, by: isOptimised ? 1 : 13) {
            let facts = table.state(at: index)
            let fired = screenRows.filter { Reference.shared.fires($0, facts) }
                .map { Row(rawValue: UInt8($0))! }
            let level = fired.map(\.level).max()
            let deciding = EnumSet(fired.filter { $0.level == level })
            guard table.rows[index] != deciding else { continue }
            Issue.record("\(facts): \(table.rows[index].map(\.name))")
            return
        }
    }

    @Test
    func `invariants 1 to 5, C4: emergencies, unknown emergencies, urgent flags, unknown ones`() {
        let yesNo: [Fact] = [.saddle, .bladderBowel, .chestCollapse]
        let urgent: [Fact] = [.feverUnwell, .cancerWeight, .nightConstant, .otherUrgent]
        var broken = [Int](repeating: 0, count: 6)
        var values = [Int](repeating: 0, count: table.facts.count)
        for index in 0..<table.count {
            var rest = index
            for place in values.indices {
                values[place] = rest % table.sizes[place]
                rest /= table.sizes[place]
            }
            // Places: saddle, bladderBowel, chestCollapse, legs, trauma, four urgent, riskHistory.
            let level = table.level(index)
            let legs = values[3]
            let trauma = values[4]
            let isEmergency =
                values[0] == 2 || values[1] == 2 || values[2] == 2 || legs == 3 || trauma == 2
                || (values[5] == 2 && legs == 2)
            if (level == 4) != isEmergency { broken[1] += 1 }
            let isUnclear =
                values[0] == 1 || values[1] == 1 || values[2] == 1 || legs == 4 || trauma == 3
            if isUnclear, level < 3 { broken[2] += 1 }
            let isUrgent = values[5] == 2 || values[6] == 2 || values[7] == 2 || values[8] == 2
            if isUrgent, level < 3 { broken[3] += 1 }
            let isUrgentUnclear =
                values[5] == 1 || values[6] == 1 || values[7] == 1 || values[8] == 1
            if isUrgentUnclear, level < 2 { broken[4] += 1 }
            if isUnclear || isUrgentUnclear || values[9] == 1, level < 1 { broken[5] += 1 }
        }
        #expect(broken == [0, 0, 0, 0, 0, 0])
        #expect(table.facts.prefix(3) == yesNo[...] && table.facts[5..<9] == urgent[...])
    }

    @Test(arguments: [
        (Fact.saddle, [0, 1, 2]), (.bladderBowel, [0, 1, 2]), (.chestCollapse, [0, 1, 2]),
        (.legs, [0, 1, 2, 3]), (.trauma, [0, 1, 2]), (.feverUnwell, [0, 1, 2]),
        (.cancerWeight, [0, 1, 2]), (.nightConstant, [0, 1, 2]), (.otherUrgent, [0, 1, 2]),
        (.riskHistory, [0, 1, 2]),
    ])
    func `invariant 6, C3: raising one red flag never lowers the level`(
        fact: Fact,
        values: [Int]
    ) {
        #expect(table.isMonotone(fact, along: values))
    }

    @Test func `invariant 34: every row of the screen decides somewhere in its own table`() {
        let found = table.rows.reduce(into: EnumSet<Row>()) { $0.formUnion($1) }
        #expect(
            found.map(\.name) == [
                "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11",
                "R12", "R13", "R15", "R17", "R18", "R25", "R29", "R31",
            ]
        )
    }
}

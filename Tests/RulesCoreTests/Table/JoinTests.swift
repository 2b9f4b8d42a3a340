import RulesCore
import Testing

/// T3, the person; T4, the join of the levels of the modules.
@Suite struct JoinTests {
    @Test func `T3 has 12 entries: an unclear person never runs`() {
        let table = ModuleTable.person
        #expect(table.count == 12)
        for index in 0..<table.count {
            let person = table.state(at: index).person
            let expected: UInt8 =
                if person.age == .under18 || person.pregnancy == .yes {
                    2
                } else if person.age == .unknown || person.pregnancy == .unknown {
                    1
                } else {
                    0
                }
            #expect(table.level(index) == expected)
        }
        let found = table.rows.reduce(into: EnumSet<Row>()) { $0.formUnion($1) }
        #expect(found.map(\.name) == ["R23", "R24", "R33"], "invariant 34")
    }

    @Test func `T4: the level is the highest of the three, in all 60 joins`() {
        let screens = (0...4)
            .map { level in
                ModuleTable.screen.levels.indices
                    .first {
                        ModuleTable.screen.level($0) == level
                            && ModuleTable.screen.value(.age, at: $0) == 1
                    }
                    .map { ModuleTable.screen.state(at: $0) }
            }
        let courses = (0...3)
            .map { level in
                ModuleTable.course.levels.firstIndex(of: level)
                    .map { ModuleTable.course.state(at: $0) }
            }
        let people: [YesNo] = [.no, .unknown, .yes]
        var joins = 0
        for (screenLevel, screen) in screens.enumerated() {
            for (courseLevel, course) in courses.enumerated() {
                for (personLevel, pregnancy) in people.enumerated() {
                    var facts = screen!
                    facts.course = course!.course
                    facts.person.pregnancy = pregnancy
                    let expected = max(screenLevel, courseLevel, personLevel)
                    #expect(Int(Decision(for: facts).level.rawValue) == expected)
                    joins += 1
                }
            }
        }
        #expect(joins == 60)
    }

    /// The worst value of each fact that carries a level, and the level of the unknown.
    @Test(arguments: [
        (Fact.saddle, "yes", 4), (.bladderBowel, "yes", 4), (.chestCollapse, "yes", 4),
        (.legs, "bothLegs", 4), (.trauma, "major", 4), (.feverUnwell, "yes", 3),
        (.cancerWeight, "yes", 3), (.nightConstant, "yes", 3), (.otherUrgent, "yes", 3),
        (.riskHistory, "yes", 2), (.severity, "severe", 3), (.duration, "over21", 2),
        (.trend, "worsening", 2), (.spineSurgery, "yes", 2), (.age, "under18", 2),
        (.pregnancy, "yes", 2),
    ])
    func `invariant 18: on the calmest background unknown is one below the worst`(
        fact: Fact,
        worst: String,
        level: UInt8
    ) {
        #expect(Decision(for: Facts(.of(fact, worst))).level.rawValue == level)
        #expect(Decision(for: Facts(.unknown(fact))).level.rawValue == level - 1)
    }

    @Test func `invariant 18: an unclear relation to running stops, as the worst value does`() {
        #expect(Decision(for: .calmest).level == .runWithPrecautions)
        #expect(Decision(for: Facts(.unknown(.runRelation))).level == .stopRestSelfCare)
        let worst = Facts(.of(.runRelation, "startsDuringRun"))
        #expect(Decision(for: worst).level == .stopRestSelfCare)
    }

    @Test func `each row reads its own module only, two of them the age as well`() {
        let modules: [(EnumSet<Row>, Fact.Module)] = [
            ([.r01, .r02, .r03, .r04, .r05, .r06, .r07, .r08, .r09, .r10, .r11, .r12], .screen),
            ([.r13, .r15, .r17, .r18, .r25, .r29, .r31], .screen),
            ([.r14, .r16, .r19, .r20, .r21, .r22, .r26, .r27, .r28, .r30, .r32], .course),
            ([.r34, .r35, .r36], .course), ([.r23, .r24, .r33], .person),
        ]
        for line in RowTable.standard.lines {
            let module = modules.first { $0.0.contains(line.row) }!.1
            let reads = line.condition.alternatives.reduce(FactSet()) { $0.union($1.reads) }
            let foreign = reads.filter { $0.module != module }
            #expect(foreign == (line.row == .r13 || line.row == .r17 ? [.age] : []))
        }
    }

    @Test func `C1 and C2: each row stands once, in order, highest level first`() {
        #expect(RowTable.standard.lines.map(\.row) == Row.allCases)
        #expect(RowTable.standard.lines.map(\.level) == Row.allCases.map(\.level))
        for (one, other) in zip(Row.allCases, Row.allCases.dropFirst()) {
            #expect(one.level >= other.level)
        }
        #expect(ItemTable.standard.lines.map(\.item) == Item.allCases)
    }
}

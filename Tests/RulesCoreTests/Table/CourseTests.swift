import RulesCore
import Testing

/// T2: the course, all 21,600 states.
@Suite struct CourseTests {
    private let table = ModuleTable.course

    /// Runs through the states that meet the condition; says how many break the law.
    private func broken(
        where condition: (Course) -> Bool,
        unless law: (UInt8, Course) -> Bool
    ) -> Int {
        var broken = 0
        var met = 0
        for index in 0..<table.count {
            let course = table.state(at: index).course
            guard condition(course) else { continue }
            met += 1
            if !law(table.levels[index], course) { broken += 1 }
        }
        #expect(met > 0)
        return broken
    }

    @Test func `T2 has 21600 entries, and each is as the plain reference has it`() {
        #expect(table.count == 21_600)
        let courseRows = [14, 16, 19, 20, 21, 22, 26, 27, 28, 30, 32, 34, 35, 36]
        for index in 0..<table.count {
            let facts = table.state(at: index)
            let fired = courseRows.filter { Reference.shared.fires($0, facts) }
                .map { Row(rawValue: UInt8($0))! }
            let level = fired.map(\.level).max()
            let deciding = EnumSet(fired.filter { $0.level == level })
            guard table.rows[index] != deciding else { continue }
            Issue.record("\(facts): \(table.rows[index].map(\.name))")
            return
        }
    }

    @Test func `invariant 7: every state of the course fires a row`() {
        #expect(!table.levels.contains(255))
    }

    @Test func `invariant 8: surgery on the spine never runs, nor does an unclear answer on it`() {
        #expect(broken(where: { $0.spineSurgery == .yes }, unless: { level, _ in level >= 2 }) == 0)
        #expect(
            broken(where: { $0.spineSurgery == .unknown }, unless: { level, _ in level >= 1 }) == 0
        )
    }

    @Test func `invariant 9: two weeks and not cleared is for a professional`() {
        let broken = broken(
            where: {
                ($0.duration == .d14to21 || $0.duration == .over21) && $0.clearance != .cleared
            },
            unless: { level, _ in level >= 2 }
        )
        #expect(broken == 0)
    }

    @Test func `invariant 10: pain that starts in a run and is not rested never runs`() {
        let broken = broken(
            where: { $0.runRelation == .startsDuringRun && !$0.isRested },
            unless: { level, _ in level >= 1 }
        )
        #expect(broken == 0)
    }

    @Test func `invariants 11 and 12: level 0 is mild, and all that carries a level is known`() {
        var runs = 0
        for index in 0..<table.count where table.levels[index] == 0 {
            let course = table.state(at: index).course
            runs += 1
            #expect(course.severity == .mild)
            #expect(course.runRelation != .unknown && course.duration != .unknown)
            #expect(course.trend != .unknown && course.spineSurgery == .no)
        }
        #expect(runs > 0)
    }

    @Test func `invariants 13 to 15: worsening, advised against, severe`() {
        #expect(broken(where: { $0.trend == .worsening }, unless: { level, _ in level >= 2 }) == 0)
        #expect(
            broken(where: { $0.clearance == .advisedAgainst }, unless: { level, _ in level >= 1 })
                == 0
        )
        #expect(broken(where: { $0.severity == .severe }, unless: { level, _ in level >= 3 }) == 0)
    }

    @Test func `invariant 16: at level 0 exactly one of R34 to R36 fires`() {
        let last: EnumSet<Row> = [.r34, .r35, .r36]
        for index in 0..<table.count where table.levels[index] == 0 {
            #expect(table.rows[index].count == 1 && table.rows[index].isSubset(of: last))
        }
    }

    @Test(arguments: [
        (Fact.duration, [1, 2, 3, 4]), (.severity, [0, 1, 3, 2]), (.spineSurgery, [0, 1, 2]),
        (.trend, [0, 1, 2, 3]), (.selfCare, [0, 1]), (.clearance, [1, 0]), (.clearance, [1, 2]),
        (.clearance, [1, 3]),
    ])
    func `invariant 17: the level is monotone in the course`(fact: Fact, values: [Int]) {
        #expect(table.isMonotone(fact, along: values))
    }

    @Test func `invariant 18: unclear clearance is none, unclear self-care is tried`() {
        #expect(table.pairs(.clearance, 3, 0).allSatisfy { table.levels[$0] == table.levels[$1] })
        #expect(table.pairs(.selfCare, 2, 1).allSatisfy { table.levels[$0] == table.levels[$1] })
    }

    @Test func `invariant 34: every row of the course decides somewhere in its own table`() {
        let found = table.rows.reduce(into: EnumSet<Row>()) { $0.formUnion($1) }
        #expect(
            found.map(\.name) == [
                "R14", "R16", "R19", "R20", "R21", "R22", "R26", "R27", "R28", "R30", "R32",
                "R34", "R35", "R36",
            ]
        )
    }

    @Test func `C8: at a check-in, worse never lowers the urgency`() {
        for better in [0, 1, 2] {
            #expect(
                table.pairs(.trend, better, 3).allSatisfy { table.levels[$0] <= table.levels[$1] }
            )
        }
    }
}

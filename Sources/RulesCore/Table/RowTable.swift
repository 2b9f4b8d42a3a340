/// The decision table: 36 lines, each beside the sources that it rests on.
///
/// The level of a decision is that of the highest line that fires. A line's condition sees one
/// module only, so the level is the highest of the levels of the modules by construction, and each
/// module can be checked in full by itself.
package struct RowTable: Sendable {
    /// One line of the table.
    package struct Line: Sendable {
        package let row: Row
        package var level: Level
        package let sources: EnumSet<Source>
        package var condition: ModuleCondition

        package init(
            _ row: Row,
            _ level: Level,
            _ sources: EnumSet<Source>,
            _ condition: ModuleCondition
        ) {
            self.row = row
            self.level = level
            self.sources = sources
            self.condition = condition
        }
    }

    /// When a line fires, as a condition on the one module that it may read.
    package enum ModuleCondition: Sendable {
        case screen(Condition<SafetyScreen>)
        /// For the two lines on a small fall.
        case screenAndAge(Condition<ScreenAndAge>)
        case course(Condition<Course>)
        case person(Condition<Person>)

        /// The sets of values that meet it.
        package var alternatives: [ValueSet] {
            switch self {
            case .screen(let condition): condition.alternatives
            case .screenAndAge(let condition): condition.alternatives
            case .course(let condition): condition.alternatives
            case .person(let condition): condition.alternatives
            }
        }
    }

    package let lines: [Line]
    /// At each level's raw value, what makes its rows fire.
    private var alternatives: [[(values: ValueSet, row: EnumSet<Row>)]]
    /// The sources of each row, at the row's raw value.
    private var sourcesByRow: [EnumSet<Source>]

    /// The table of those lines, each row at most once.
    package init(_ lines: [Line]) {
        self.lines = lines
        alternatives = Array(repeating: [], count: Level.allCases.count)
        let highest = Row.allCases.map(\.rawValue).max() ?? 0
        sourcesByRow = Array(repeating: [], count: Int(highest) + 1)
        for line in lines {
            sourcesByRow[Int(line.row.rawValue)] = line.sources
            alternatives[Int(line.level.rawValue)] += line.condition.alternatives.map {
                ($0, EnumSet(line.row))
            }
        }
    }

    /// The level of the highest row that fires, and all rows that fire at that level, for a state
    /// with one value of each fact.
    package func deciding(in state: ValueSet) -> (level: Level, rows: EnumSet<Row>) {
        var level = Level.emergencyNow
        while true {
            var rows = EnumSet<Row>()
            for (values, row) in alternatives[Int(level.rawValue)] where values.allows(state) {
                rows.formUnion(row)
            }
            guard rows.isEmpty, let lower = Level(rawValue: level.rawValue &- 1) else {
                return (level, rows)
            }
            level = lower
        }
    }

    /// The level that the row asks for.
    func level(of row: Row) -> Level {
        lines.first { $0.row == row }?.level ?? .runWithPrecautions
    }

    /// The facts that the conditions of a row read which that state meets.
    func facts(of row: Row, in state: ValueSet) -> FactSet {
        let conditions = lines.first { $0.row == row }?.condition.alternatives ?? []
        return conditions.filter { $0.allows(state) }.reduce([]) { $0.union($1.reads) }
    }

    /// The sources of all those rows.
    func sources(of rows: EnumSet<Row>) -> EnumSet<Source> {
        var sources = EnumSet<Source>()
        for place in rows.places { sources.formUnion(sourcesByRow[place]) }
        return sources
    }
}

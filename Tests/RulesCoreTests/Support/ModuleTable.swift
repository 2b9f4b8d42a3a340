import RulesCore

/// Some rows of the decision table over all states of some facts.
struct ModuleTable: Sendable {
    let facts: [Fact]
    let sizes: [Int]
    let strides: [Int]
    let count: Int
    /// The level of each state, the first fact changing fastest; 255 where no row fires.
    private(set) var levels: [UInt8]
    /// The deciding rows of each state.
    private(set) var rows: [EnumSet<Row>]

    static let screen = ModuleTable(Array(allFacts[0..<10]) + [.age]) {
        switch $0.condition {
        case .screen, .screenAndAge: true
        case .course, .person: false
        }
    }

    static let course = ModuleTable(Array(allFacts[10..<17])) {
        if case .course = $0.condition { true } else { false }
    }

    static let person = ModuleTable([.age, .pregnancy]) {
        if case .person = $0.condition { true } else { false }
    }

    private init(_ facts: [Fact], lines: (RowTable.Line) -> Bool) {
        self.facts = facts
        sizes = facts.map { allValues[Int($0.rawValue)].count }
        strides = sizes.indices.map { [sizes] place in sizes[..<place].reduce(1, *) }
        count = sizes.reduce(1, *)
        levels = []
        rows = []
        levels.reserveCapacity(count)
        rows.reserveCapacity(count)
        let table = RowTable(RowTable.standard.lines.filter(lines))
        var state = ValueSet(.calmest)
        for fact in facts { state[fact] = 1 }
        for index in 0..<count {
            if index > 0 {
                var place = 0
                while index % (strides[place] * sizes[place]) == 0 {
                    state[facts[place]] = 1
                    place += 1
                }
                state[facts[place]] = state[facts[place]] << 1
            }
            let decided = table.deciding(in: state)
            levels.append(decided.rows.isEmpty ? 255 : decided.level.rawValue)
            rows.append(decided.rows)
        }
    }

    /// The place of the fact's value in that state.
    func value(_ fact: Fact, at index: Int) -> Int {
        let place = facts.firstIndex(of: fact)!
        return index / strides[place] % sizes[place]
    }

    /// The states in which the fact has the one value, beside those that differ in nothing but
    /// having the other.
    func pairs(_ fact: Fact, _ one: Int, _ other: Int) -> some Sequence<(Int, Int)> {
        let place = facts.firstIndex(of: fact)!
        let stride = strides[place]
        let block = stride * sizes[place]
        return (0..<count / sizes[place]).lazy
            .map { number in
                let base = number / stride * block + number % stride
                return (base + one * stride, base + other * stride)
            }
    }

    /// The full facts of that state, all others calm.
    func state(at index: Int) -> Facts {
        var state = Facts.calmest
        for (place, fact) in facts.enumerated() {
            state.set(allValues[Int(fact.rawValue)][index / strides[place] % sizes[place]])
        }
        return state
    }

    /// Whether raising the value never lowers the level.
    func isMonotone(_ fact: Fact, along values: [Int]) -> Bool {
        // Plain loops: ten facts over half a million states, without optimisation.
        let place = facts.firstIndex(of: fact)!
        let step = strides[place]
        var base = 0
        while base < count {
            var offset = base
            while offset < base + step {
                var number = 1
                while number < values.count {
                    let lower = level(offset + values[number - 1] * step)
                    if lower > level(offset + values[number] * step) { return false }
                    number += 1
                }
                offset += 1
            }
            base += step * sizes[place]
        }
        return true
    }

    /// The level, no row being no urgency.
    func level(_ index: Int) -> UInt8 { levels[index] == 255 ? 0 : levels[index] }
}

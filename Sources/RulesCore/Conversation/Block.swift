/// A few facts that the rows read together, and what they can still come to.
///
/// No row needs facts of two blocks to fire (a row with "any of" fires for each of them by
/// itself), so blocks meet only in the highest level. For each state of the block in which some
/// facts are known and the rest are open, a table holds the levels that the block can still
/// reach and, for each open fact, the levels at which its answer can tell. The table is filled
/// from the rows, once: an open fact is the union over its values. The largest has 5,040 states.
struct Block: Sendable {
    let facts: [Fact]
    private let sizes: [Int]
    private let strides: [Int]
    private let outlooks: [Outlook]

    /// What a state of the block can still come to: five bits for the levels that it can reach,
    /// then five for each fact.
    struct Outlook {
        fileprivate var bits: UInt64

        /// The levels of all completions.
        var levels: LevelSet { LevelSet(bits: bits & 0b11111) }

        /// Whether two clear answers to that fact can part by level or deciding rows, one of them
        /// at that level or above; that is, still seen when the other blocks come to that level.
        func tells(at place: Int, from level: Level) -> Bool {
            ((bits &>> UInt64(5 * (place + 1))) & 0b11111) &>> UInt64(level.rawValue) != 0
        }

        /// The bits that are still seen once that level is certain: a lower one counts as that.
        func visible(from level: Level) -> UInt64 {
            var seen: UInt64 = 0
            for group in 0...11 {
                let levels = (bits &>> UInt64(5 * group)) & 0b11111
                let high = (levels &>> UInt64(level.rawValue)) &<< UInt64(level.rawValue)
                // That some level below can be reached shows as that level being reachable.
                let low: UInt64 =
                    group == 0 && high != levels ? 1 &<< UInt64(level.rawValue) : 0
                seen |= (high | low) &<< UInt64(5 * group)
            }
            return seen
        }

        fileprivate static func mask(at place: Int) -> UInt64 {
            0b11111 &<< UInt64(5 * (place + 1))
        }
    }

    init(_ facts: [Fact], in rows: RowTable) {
        self.facts = facts
        sizes = facts.map { $0.valueNames.count }
        var strides: [Int] = []
        var count = 1
        for size in sizes {
            strides.append(count)
            count *= size + 1
        }
        self.strides = strides
        outlooks = Self.outlooks(facts, sizes: sizes, strides: strides, count: count, rows: rows)
    }

    // MARK: - Reading the table

    /// What is still possible, where each fact of the block has one value or any.
    func outlook(_ known: ValueSet) -> Outlook {
        outlooks[place(of: known)]
    }

    /// The open facts of the block whose answers can tell at that level or above.
    func telling(_ known: ValueSet, open: FactSet, from level: Level) -> FactSet {
        let outlook = outlook(known)
        var found = FactSet()
        for place in facts.indices
        where open.contains(facts[place]) && outlook.tells(at: place, from: level) {
            found.insert(facts[place])
        }
        return found
    }

    /// The place of a state in the table.
    func place(of known: ValueSet) -> Int {
        var index = 0
        for place in facts.indices {
            let values = known[facts[place]]
            let isOpen = values == facts[place].everyValue
            index += strides[place] * (isOpen ? sizes[place] : values.trailingZeroBitCount)
        }
        return index
    }

    /// How many states the block has.
    var count: Int { outlooks.count }

    /// What is still possible in the state at that place.
    func outlook(at index: Int) -> Outlook { outlooks[index] }

    /// The places of the states in which the open fact at that place has each of its values.
    func children(of index: Int, at place: Int) -> StrideThrough<Int> {
        stride(
            from: index - strides[place] * sizes[place],
            through: index - strides[place],
            by: strides[place]
        )
    }

    /// Goes through all states, those in which an open fact has a value before, with the open
    /// facts of each.
    func forEachState(_ take: (_ index: Int, _ open: [Int]) -> Void) {
        for index in 0..<count {
            take(index, facts.indices.filter { index / strides[$0] % (sizes[$0] + 1) == sizes[$0] })
        }
    }

    /// The levels that the block can reach within that set of values.
    func levels(in values: ValueSet) -> LevelSet {
        levels(in: values, place: 0, index: 0)
    }

    private func levels(in values: ValueSet, place: Int, index: Int) -> LevelSet {
        guard place < facts.count else { return outlooks[index].levels }
        var rest = values[facts[place]]
        if rest == facts[place].everyValue {
            let next = index + strides[place] * sizes[place]
            return levels(in: values, place: place + 1, index: next)
        }
        var found = LevelSet()
        while rest != 0 {
            let next = index + strides[place] * rest.trailingZeroBitCount
            found.formUnion(levels(in: values, place: place + 1, index: next))
            rest &= rest - 1
        }
        return found
    }

    // MARK: - Filling the table

    /// Goes through all states, an open fact counting one more than the last value, so that the
    /// states in which it has a value come before.
    private static func outlooks(
        _ facts: [Fact],
        sizes: [Int],
        strides: [Int],
        count: Int,
        rows: RowTable
    ) -> [Outlook] {
        var outlooks = [Outlook](repeating: Outlook(bits: 0), count: count)
        var deciding = [EnumSet<Row>](repeating: [], count: count)
        var digits = [Int](repeating: 0, count: facts.count)
        var state = ValueSet(.calm)
        for fact in facts { state[fact] = 1 }

        for index in 0..<count {
            var open: [Int] = []
            for place in facts.indices where digits[place] == sizes[place] { open.append(place) }

            if let place = open.first {
                let first = index - strides[place] * sizes[place]
                let last = index - strides[place]
                var bits: UInt64 = 0
                for child in stride(from: first, through: last, by: strides[place]) {
                    bits |= outlooks[child].bits
                }
                bits &= ~Outlook.mask(at: place)
                if open.count > 1 {
                    // What its answer can tell is the same union, over the values of another.
                    let other = open[1]
                    let first = index - strides[other] * sizes[other]
                    let last = index - strides[other]
                    for child in stride(from: first, through: last, by: strides[other]) {
                        bits |= outlooks[child].bits & Outlook.mask(at: place)
                    }
                } else {
                    let unknown = first + strides[place] * Int(facts[place].unknownIndex)
                    var levels: UInt64 = 0
                    var parts = false
                    // The first value is clear for all facts.
                    for child in stride(from: first, through: last, by: strides[place])
                    where child != unknown {
                        levels |= outlooks[child].bits & 0b11111
                        parts = parts || deciding[child] != deciding[first]
                    }
                    let highest = 63 - levels.leadingZeroBitCount
                    if parts { bits |= 1 &<< UInt64(5 * (place + 1) + highest) }
                }
                outlooks[index].bits = bits
            } else {
                let decided = rows.deciding(in: state)
                deciding[index] = decided.rows
                outlooks[index].bits = LevelSet(decided.level).bits
            }

            for place in facts.indices {
                digits[place] = digits[place] < sizes[place] ? digits[place] + 1 : 0
                if digits[place] < sizes[place] { state[facts[place]] = 1 &<< digits[place] }
                if digits[place] > 0 { break }
            }
        }
        return outlooks
    }
}

extension Facts {
    /// The background on which blocks are looked at: no other fact raises the level.
    fileprivate static var calm: Facts {
        var facts = Facts()
        for fact in Fact.allCases {
            facts.set(fact.calmValue ?? FactValue(unchecked: fact, index: 0))
        }
        facts.course.runRelation = .settlesWithWarmup
        return facts
    }
}

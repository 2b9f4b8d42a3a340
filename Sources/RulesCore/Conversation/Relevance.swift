/// Which open facts can still change a decision, computed from the tables.
///
/// An open fact matters when, for some completion of the other open facts, two of its clear
/// values give decisions that differ in level, rows, items or suppressed remedies. The answer is
/// exact. It has two parts:
///
/// 1. Level and rows, by ``Block``: two answers part within their block; the difference is seen
///    exactly when the higher of the two levels is no lower than the level of the other blocks,
///    which is least in the calmest completion. Within its own block no level is lower than the
///    least of that block, so the least of all blocks is the bound.
/// 2. Items, by ``Probe``, for a fact that the first part leaves: then no clear answer to it
///    changes the level, so it is enough that some completion reaches a level at which some item
///    is shown for one answer and not for another.
struct Relevance: Sendable {
    let blocks: [Block]
    /// At the fact's raw value.
    let probes: [[Probe]]

    /// A level and values at which the answer to one fact decides about one item.
    struct Probe {
        /// At these levels the item is shown for one clear value of the fact and not for another,
        /// whatever the other facts within the values are.
        var levels: LevelSet
        /// Holds one clear value of the fact itself.
        let values: ValueSet
        let reads: FactSet
    }

    static let standard = Relevance(.standard)

    init(_ rules: Rules) {
        blocks = Self.blocks(of: rules.rows).map { Block(Array($0), in: rules.rows) }
        probes = Fact.allCases.map { Self.probes(for: $0, in: rules.items) }
    }

    /// The facts of the rows, those that any row reads together in one set.
    private static func blocks(of rows: RowTable) -> [FactSet] {
        var blocks: [FactSet] = []
        for values in rows.lines.flatMap(\.condition.alternatives) {
            var block = values.reads
            for other in blocks where !other.isDisjoint(with: values.reads) {
                block.formUnion(other)
            }
            blocks.removeAll { $0.isSubset(of: block) }
            blocks.append(block)
        }
        return blocks
    }

    // MARK: - Questions

    /// The least urgent level of all completions.
    func leastLevel(_ known: ValueSet) -> Level {
        var least = Level.runWithPrecautions
        for place in blocks.indices {
            least = max(least, blocks[place].outlook(known).leastLevel)
        }
        return least
    }

    /// The open facts that matter; none once the level is an emergency in every completion.
    func matters(_ known: ValueSet, open: FactSet) -> FactSet {
        let floor = leastLevel(known)
        guard floor != .emergencyNow else { return [] }

        var found = FactSet()
        for place in blocks.indices {
            found.formUnion(blocks[place].telling(known, open: open, from: floor))
        }
        for fact in open.subtracting(found)
        where probes[Int(fact.rawValue)].contains(where: { canHappen($0, known, from: floor) }) {
            found.insert(fact)
        }
        return found
    }

    /// Whether neither the values that are known nor the level that is certain rule the probe out.
    func isOpen(_ probe: Probe, _ known: ValueSet, from floor: Level) -> Bool {
        guard let highest = probe.levels.last, highest >= floor else { return false }
        let values = known & probe.values
        for fact in probe.reads where values[fact] == 0 { return false }
        return true
    }

    /// Whether some completion lies within the probe's values and comes to one of its levels.
    private func canHappen(_ probe: Probe, _ known: ValueSet, from floor: Level) -> Bool {
        guard isOpen(probe, known, from: floor) else { return false }
        let values = known & probe.values
        var reached = LevelSet([.runWithPrecautions])
        // By place: going through the blocks themselves would count references to their tables.
        for place in blocks.indices {
            reached = reached.highest(with: blocks[place].levels(in: values))
        }
        return !reached.isDisjoint(with: probe.levels)
    }

    // MARK: - Probes

    private static func probes(for fact: Fact, in items: ItemTable) -> [Probe] {
        var levels: [ValueSet: LevelSet] = [:]
        for line in items.lines {
            for level in Level.allCases {
                let offers = line.offers.filter { $0.level == level }.map(\.needs)
                for values in differences(of: offers, in: fact) {
                    levels[values, default: []].insert(level)
                }
            }
        }
        // The loosest conditions first: they are the likeliest to hold.
        return levels.map { Probe(levels: $1, values: $0, reads: $0.reads) }
            .sorted { ($0.reads.count, $0.values.bits) < ($1.reads.count, $1.values.bits) }
    }

    /// The sets of values of the other facts for which one of the offers holds with one clear
    /// value of that fact, and none with another; the fact itself has the former value.
    private static func differences(of offers: [ValueSet], in fact: Fact) -> [ValueSet] {
        let clear = fact.clearValues.map { UInt8(1 &<< $0.index) }
        return offers.flatMap { offer -> [ValueSet] in
            guard let shown = clear.first(where: { offer[fact] & $0 != 0 }) else { return [] }
            return clear.filter { offer[fact] & $0 == 0 }
                .flatMap { missing in
                    var values = offer
                    values[fact] = shown
                    let rivals = offers.filter { $0[fact] & missing != 0 }
                    return values.avoiding(rivals[...], except: fact)
                }
        }
    }
}

extension Block.Outlook {
    /// The least of the levels that the block can reach.
    fileprivate var leastLevel: Level { levels.first ?? .runWithPrecautions }
}

extension LevelSet {
    /// The levels that the higher of two can be, one from each set, chosen independently.
    fileprivate func highest(with other: LevelSet) -> LevelSet {
        guard let least = first, let otherLeast = other.first else { return [] }
        let floor = UInt64(Swift.max(least, otherLeast).rawValue)
        return LevelSet(bits: (union(other).bits &>> floor) &<< floor)
    }
}

extension ValueSet {
    /// Parts of this set that together hold all of it but what meets one of those conditions, the
    /// one fact left out of account.
    fileprivate func avoiding(
        _ conditions: ArraySlice<ValueSet>,
        except fact: Fact
    ) -> [ValueSet] {
        guard let condition = conditions.first else { return [self] }
        var reads = condition.reads
        reads.remove(fact)
        let rest = conditions.dropFirst()
        if reads.contains(where: { self[$0] & condition[$0] == 0 }) {
            return avoiding(rest, except: fact)
        }
        return reads.flatMap { other -> [ValueSet] in
            var part = self
            part[other] &= ~condition[other]
            return part[other] == 0 ? [] : part.avoiding(rest, except: fact)
        }
    }
}

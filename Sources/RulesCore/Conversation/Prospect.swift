/// How an interview can still go, as far as the questions and the levels are concerned.
///
/// Two states of knowledge with equal prospects go on alike: whatever is answered next, the same
/// questions matter in both, they come to the same levels, and their prospects stay equal. That
/// makes it possible to look at every interview there is, one for each prospect, instead of
/// billions of them.
public struct Prospect: Hashable, Sendable {
    /// The least urgent level that is still possible.
    public let leastLevel: Level
    /// The facts that still matter.
    public let openQuestions: FactSet
    /// For each block of facts, the class of states to which its state belongs.
    private let classes: [UInt16]
    /// Which probes can still happen, one bit each.
    private let probes: [UInt64]

    init(leastLevel: Level, openQuestions: FactSet, classes: [UInt16], probes: [UInt64]) {
        self.leastLevel = leastLevel
        self.openQuestions = openQuestions
        self.classes = classes
        self.probes = probes
    }
}

extension KnownFacts {
    /// How the interview can still go from here.
    ///
    /// - Complexity: some microseconds; the first call of the process sorts the states of all
    ///   blocks into classes, which takes some tens of milliseconds.
    public var prospect: Prospect { Prospects.standard.prospect(self) }
}

/// The states of each block sorted into classes that go on alike, for each level that is certain
/// already.
struct Prospects: Sendable {
    private let relevance: Relevance
    /// By level, then by block.
    private let classes: [[[UInt16]]]

    static let standard = Prospects(.standard)

    init(_ relevance: Relevance) {
        self.relevance = relevance
        classes = Level.allCases.map { level in
            relevance.blocks.map { $0.classes(from: level) }
        }
    }

    func prospect(_ known: KnownFacts) -> Prospect {
        let values = known.values
        let floor = relevance.leastLevel(values)
        guard floor != .emergencyNow else {
            return Prospect(leastLevel: floor, openQuestions: [], classes: [], probes: [])
        }
        let classes = self.classes[Int(floor.rawValue)]
        return Prospect(
            leastLevel: floor,
            openQuestions: relevance.matters(values, open: known.open),
            classes: zip(relevance.blocks, classes).map { $1[$0.place(of: values)] },
            probes: relevance.living(values, open: known.open, from: floor)
        )
    }
}

extension Relevance {
    /// Which probes of open facts can still happen, one bit each.
    fileprivate func living(_ known: ValueSet, open: FactSet, from floor: Level) -> [UInt64] {
        var bits: [UInt64] = []
        for fact in open {
            var word: UInt64 = 0
            let probes = self.probes[Int(fact.rawValue)]
            for place in probes.indices {
                if place & 63 == 0, place > 0 {
                    bits.append(word)
                    word = 0
                }
                if isOpen(probes[place], known, from: floor) { word |= 1 &<< UInt64(place & 63) }
            }
            bits.append(word)
        }
        return bits
    }
}

extension Block {
    /// Sorts the states into classes that go on alike once a level is certain.
    ///
    /// Two states are of one class when the same facts are open, the same levels from that one up
    /// can be reached, the same open facts tell, and all that follows by settling one more fact
    /// is of one class each.
    fileprivate func classes(from floor: Level) -> [UInt16] {
        struct Key: Hashable {
            let outlook: UInt64
            let next: [UInt16]
        }
        var known: [Key: UInt16] = [:]
        var classes: [UInt16] = []
        classes.reserveCapacity(count)
        forEachState { index, open in
            var next: [UInt16] = []
            for place in open {
                for child in children(of: index, at: place) { next.append(classes[child]) }
                // Keeps the facts apart.
                next.append(.max &- UInt16(place))
            }
            let key = Key(outlook: outlook(at: index).visible(from: floor), next: next)
            let new = UInt16(truncatingIfNeeded: known.count)
            let own = known[key] ?? new
            known[key] = own
            classes.append(own)
        }
        return classes
    }
}

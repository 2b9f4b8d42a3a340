/// What a conversation knows so far: the facts that an answer has settled, and the open rest.
///
/// A fact that was asked and not answered clearly is settled as `unknown`; that is not the same as
/// one that is open. Settling facts in another order, or settling and reopening one, makes no
/// difference.
public struct KnownFacts: Hashable, Sendable {
    /// The facts so far; the open ones are `unknown`.
    public private(set) var facts: Facts
    /// The facts that an answer has settled, `unknown` included.
    public private(set) var asked: FactSet

    /// Nothing is known yet.
    public init() {
        facts = Facts()
        asked = []
    }

    /// Those facts are settled; the values of the others are not kept.
    public init(facts: Facts, asked: FactSet) {
        self.init()
        for fact in asked { settle(facts[fact]) }
    }

    /// The facts that no answer has settled.
    public var open: FactSet { Fact.every.subtracting(asked) }

    /// Settles a fact by an answer, in the place of an earlier one.
    public mutating func settle(_ value: FactValue) {
        facts.set(value)
        asked.insert(value.fact)
    }

    /// Takes an answer back: the fact is open again.
    public mutating func reopen(_ fact: Fact) {
        facts.set(.unknown(fact))
        asked.remove(fact)
    }

    // MARK: - What is certain, and what is not

    /// The least urgent level that the facts can still lead to, whatever the open ones are.
    ///
    /// - Complexity: one look-up for each fact, in tables that the first call of the process fills.
    public var leastLevel: Level { Relevance.standard.leastLevel(values) }

    /// Whether it is an emergency already, whatever the open facts are: the interview ends.
    ///
    /// So after a yes on one of the five emergency facts, and for fever with a weak leg.
    /// Source: R01-R06.
    public var isEmergency: Bool { leastLevel == .emergencyNow }

    /// Whether "stop running" is certain already, and may be said at once.
    ///
    /// Among others when the pain began in a run and is not gone: R26 then fires whatever the
    /// other answers are. Source: the item `stopRunning`.
    public var mustStopRunning: Bool { leastLevel >= .stopRestSelfCare }

    /// The open facts whose answer can still change the decision.
    ///
    /// Exactly those for which, in some completion of the other open facts (each by any of its
    /// values, `unknown` included), two clear answers lead to another level, other rows, other
    /// items or other remedies left out. Where a fact is not in the set, its question can be
    /// skipped, and neither its value nor the skipping shows in ``decision``.
    ///
    /// Empty in an emergency by definition: an emergency ends the interview at once, even where
    /// another yes would add a reason.
    ///
    /// - Complexity: a few microseconds; nothing is enumerated but the values of a few facts.
    public var openQuestions: FactSet { Relevance.standard.matters(values, open: open) }

    /// The decision, as far as the facts are known.
    ///
    /// Open facts that cannot matter are given a clear value; which, makes no difference. A
    /// question that was skipped is not an unclear answer, so it is not in
    /// ``Decision/clarify``. Open facts that still matter, when the interview was broken off, count
    /// as unknown, as do all open facts in an emergency.
    public var decision: Decision {
        guard !isEmergency else { return Decision(for: facts) }
        var completed = facts
        for fact in open.subtracting(openQuestions) {
            completed.set(fact.calmValue ?? FactValue(unchecked: fact, index: 0))
        }
        return Decision(for: completed)
    }

    /// The values that each fact may still have.
    var values: ValueSet {
        var values = ValueSet(facts)
        for fact in open { values[fact] = fact.everyValue }
        return values
    }
}

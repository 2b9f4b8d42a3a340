public import RulesCore

/// Something that is said between two questions, to those for whom it holds.
public struct ScriptSay: Equatable, Sendable {
    /// What has to be known for it: one of the values of each fact.
    ///
    /// Everybody hears it when empty.
    public let condition: [Fact: Set<FactValue>]
    /// The words.
    public let text: Text
    /// The place in the list of questions that it stands in front of; behind the last one, their
    /// count.
    public let place: Int

    /// Makes a step.
    public init(condition: [Fact: Set<FactValue>], text: Text, place: Int) {
        self.condition = condition
        self.text = text
        self.place = place
    }

    /// Whether it is for somebody of whom that is known; what is open or unclear never holds.
    public func holds(for known: KnownFacts) -> Bool {
        condition.allSatisfy { fact, values in
            known.asked.contains(fact) && values.contains(known.facts[fact])
        }
    }

    /// Whether it can be said at all: not where every such runner is told to call for help at once.
    public var canHold: Bool {
        // Emergencies are monotone: who is no emergency with the calmest of the values is one to
        // speak to.
        let calmest = condition.values.map { $0.min { $0.index < $1.index } }
        guard !calmest.contains(nil) else { return false }
        var known = KnownFacts()
        for case let value? in calmest { known.settle(value) }
        return !known.isEmergency
    }
}

public import Dialogue
internal import RulesCore

/// What talks have passed through of a script and the rules.
///
/// Seen from the conversations alone, turn by turn: what was asked and how, what was answered, what
/// was decided and why, and how far up the ladder it went.
public struct Coverage: Equatable, Sendable {
    /// One thing that some talk should show.
    public struct Goal: Hashable, Sendable {
        /// What kind of thing it is.
        public let axis: Axis
        /// What it is, in the names of the rules.
        public let name: String
    }

    /// The kinds of goals.
    public enum Axis: String, CaseIterable, Sendable {
        /// Every question put, also in its plainer words or one by one.
        case questions
        /// Every clear value of every fact given as an answer.
        case choices
        /// Every level told.
        case levels
        /// Every row as one of those that decide, at its level.
        case reasons
        /// What is not understood: again, by numbers only, moving on.
        case rungs
        /// Every topic answered in general.
        case topics
    }

    /// Everything that there is to show, in the order of script and rules.
    public let goals: [Goal]
    private var reached: Set<Goal> = []
    private let script: Script

    /// Nothing is covered yet of a script, and of what is answered in general beside it.
    public init(of script: Script, and general: GeneralTopics? = nil) {
        self.script = script
        goals =
            script.questions.flatMap(\.wordings).map { Goal(axis: .questions, name: $0) }
            + Fact.allCases.flatMap(\.clearValues).map { Goal(choice: $0) }
            + Level.allCases.map { Goal(axis: .levels, name: $0.name) }
            + Row.allCases.map { Goal(axis: .reasons, name: $0.name) }
            + Shape.allCases.flatMap { shape in
                Rung.allCases.map { Goal(axis: .rungs, name: "\(shape.rawValue): \($0.rawValue)") }
            } + (general?.topics ?? []).map { Goal(axis: .topics, name: $0.name) }
    }

    /// Takes in what another talk with the same script has covered.
    public mutating func formUnion(_ other: Coverage) {
        reached.formUnion(other.reached)
    }

    /// How many goals of a kind have been reached.
    public func count(_ axis: Axis) -> Int {
        reached.count { $0.axis == axis }
    }

    /// What no talk has shown, in the order of script and rules.
    public func gaps(_ axis: Axis) -> [String] {
        goals.filter { $0.axis == axis && !reached.contains($0) }.map(\.name)
    }

    /// A line for each kind of goal, with so many gaps by name at most; 0 names none.
    public func report(gapsAtMost limit: Int = .max) -> String {
        Axis.allCases.filter { axis in goals.contains { $0.axis == axis } }
            .map { axis in
                let gaps = gaps(axis)
                let all = goals.count { $0.axis == axis }
                let named = gaps.prefix(limit).joined(separator: ", ")
                let more = gaps.count > limit ? " and \(gaps.count - limit) more" : ""
                return "\(axis.rawValue) \(all - gaps.count) of \(all)"
                    + (named.isEmpty ? "" : "; not yet: \(named)\(more)")
            }
            .joined(separator: "\n")
    }

    // MARK: - Watching

    /// How a question is put.
    private enum Shape: String, CaseIterable {
        case list
        case own = "one question"
        case alone = "one by one"
    }

    /// How far up the ladder.
    private enum Rung: String, CaseIterable {
        case again
        case numbersOnly = "numbers only"
        case movingOn = "moving on"
    }

    /// Takes a topic that was answered in general.
    mutating func note(topic: String) {
        let goal = Goal(axis: .topics, name: topic)
        if goals.contains(goal) { reached.insert(goal) }
    }

    /// Takes one turn: the conversation as it is now, and as it was before.
    mutating func note(_ now: Conversation, after before: Conversation, on day: Int) {
        noteQuestion(now)
        noteMovingOn(now, after: before)
        for case .learnt(let value, .answered, _) in now.entries.map(\.kind) where !value.isUnknown
        {
            reached.insert(Goal(choice: value))
        }
        guard now.stage == .decided else { return }
        let decision = now.known(on: day).decision
        reached.insert(Goal(axis: .levels, name: decision.level.name))
        for row in decision.rows { reached.insert(Goal(axis: .reasons, name: row.name)) }
    }

    private mutating func noteQuestion(_ now: Conversation) {
        guard let pending = now.pending, let (question, shape) = question(of: now) else { return }
        switch pending.rung {
        case 0: break
        case 1: note(shape, .again)
        default: note(shape, .numbersOnly)
        }
        guard pending.rung < 2, case .facts(let facts) = pending.kind else { return }
        let wording =
            switch shape {
            case .list: question.name
            case .own: pending.rung == 0 ? question.name : question.name + " in plainer words"
            case .alone: (facts.first?.name ?? "") + " one by one"
            }
        reached.insert(Goal(axis: .questions, name: wording))
    }

    private mutating func noteMovingOn(_ now: Conversation, after before: Conversation) {
        guard let pending = before.pending, pending.rung >= 2,
            case .facts(let facts) = pending.kind, let (_, shape) = question(of: before)
        else { return }
        let given = now.entries.filter { $0.turn == now.turn }.map(\.kind)
        guard
            facts.allSatisfy({ given.contains(.learnt(.unknown($0), how: .answered, days: nil)) })
        else { return }
        note(shape, .movingOn)
    }

    private mutating func note(_ shape: Shape, _ rung: Rung) {
        reached.insert(Goal(axis: .rungs, name: "\(shape.rawValue): \(rung.rawValue)"))
    }

    /// The question that a conversation waits for, and how it was put.
    private func question(of conversation: Conversation) -> (ScriptQuestion, Shape)? {
        guard case .facts(let facts) = conversation.pending?.kind else { return nil }
        let isAlone = !conversation.askedAlone.isDisjoint(with: facts)
        let matching = script.questions.filter { facts.isSubset(of: $0.facts) }
        let own = matching.first { $0.facts == facts }
        guard let question = facts.count == 1 && !isAlone ? matching.first : own ?? matching.first
        else { return nil }
        if case .one = question.subject { return (question, .own) }
        return (question, facts.count == 1 && isAlone ? .alone : .list)
    }
}

extension Coverage.Goal {
    fileprivate init(choice value: FactValue) {
        self.init(axis: .choices, name: "\(value.fact.name)=\(value.name)")
    }
}

extension ScriptQuestion {
    /// The question by the names of its facts.
    fileprivate var name: String {
        switch subject {
        case .one(let fact, _, _): fact.name
        case .anyOf: "any of " + facts.map(\.name).joined(separator: " ")
        }
    }

    /// The ways in which it can be put.
    fileprivate var wordings: [String] {
        switch subject {
        case .one: [name, name + " in plainer words"]
        case .anyOf(let members):
            [name] + members.filter { $0.alone != nil }.map { $0.fact.name + " one by one" }
        }
    }
}

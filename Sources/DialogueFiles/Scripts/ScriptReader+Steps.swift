internal import Dialogue
internal import RulesCore
internal import Yams

/// The list of questions, and what is said between them.
extension ScriptReader {
    /// The entries of the list; in a base file their order is checked too.
    mutating func steps(
        _ node: Node,
        isBase: Bool
    ) -> (questions: [ScriptQuestion], says: [ScriptSay]) {
        guard let list = node.sequence else {
            nodes.report(
                .wrongShape,
                at: node,
                "\"questions\" is a list.",
                fix: "Begin each question with a hyphen."
            )
            return ([], [])
        }
        let single = Set(list.compactMap(ScriptEntry.ownFact))
        var questions: [ScriptQuestion] = []
        var says: [(step: ScriptSay, node: Node)] = []
        for entry in list {
            switch ScriptEntry(entry) {
            case .own(let fact, let words):
                refuseCondition(on: entry)
                ownQuestion(fact, words: words, entry).map { questions.append($0) }
            case .list:
                refuseCondition(on: entry)
                listQuestion(entry, single: single).map { questions.append($0) }
            case .say:
                say(entry, place: questions.count).map { says.append(($0, entry)) }
            case nil:
                reportNoEntry(entry)
            }
        }
        // An entry that cannot be read has been reported; what it asks for is not missing.
        if isBase, questions.count + says.count == list.count {
            checkCover(questions, node)
            for (step, node) in says { checkPlace(of: step, among: questions, node) }
        }
        return (questions, says.map(\.step))
    }

    /// What an entry may be told by the first name in it that is none of its own.
    private mutating func reportNoEntry(_ node: Node) {
        if let ask = node["ask"] {
            return nodes.reportUnknownFact(ask.scalar?.string ?? "", ask)
        }
        let kinds = ["any of", "say", "ask"]
        let keys = nodes.pairs(node, in: "question")
        guard let (key, keyNode, _) = keys.first(where: { $0.key != "say" }) ?? keys.first else {
            return
        }
        nodes.reportUnknownFact(key, keyNode, besides: kinds)
    }

    // MARK: - Said between questions

    private mutating func say(_ node: Node, place: Int) -> ScriptSay? {
        let fields = nodes.fields(node, in: "say", allowed: ["say", "only if"], required: ["say"])
        let condition = fields["only if"].map { self.condition($0) } ?? [:]
        let name = SayPaths.name(of: condition)
        return fields["say"].flatMap { nodes.text($0, in: name, offering: []) }
            .map { ScriptSay(condition: condition, text: $0, place: place) }
    }

    /// A fact, and the values of it of which one has to be known.
    private mutating func condition(_ node: Node) -> [Fact: Set<FactValue>] {
        var condition: [Fact: Set<FactValue>] = [:]
        for (key, keyNode, value) in nodes.pairs(node, in: "only if") {
            guard let fact = Fact(named: key) else {
                nodes.reportUnknownFact(key, keyNode)
                continue
            }
            let names = value.sequence.map(Array.init) ?? [value]
            condition[fact] = []
            for node in names {
                guard let name = nodes.label(node, in: key) else { continue }
                if name == "unknown" {
                    nodes.report(
                        .unknownName,
                        at: node,
                        "\"unknown\" cannot be named: what is unclear is no ground to say more.",
                        fix:
                            "Possible here: \(fact.clearValues.map(\.name).joined(separator: ", "))."
                    )
                } else if let value = nodes.value(name, of: fact, node) {
                    condition[fact]?.insert(value)
                }
            }
        }
        if condition.isEmpty || condition.values.contains(where: \.isEmpty) {
            nodes.report(
                .neverSaid,
                at: node,
                "This \"only if\" names nothing that could be so.",
                fix:
                    "Write \"fact: value\" lines under it, such as \"trend: worsening\", or leave it out."
            )
        }
        return condition
    }

    private mutating func refuseCondition(on node: Node) {
        guard
            let condition = nodes.pairs(node, in: "question").first(where: { $0.key == "only if" })
        else { return }
        nodes.report(
            .conditionOnQuestion,
            at: condition.keyNode,
            "A question cannot have \"only if\": whether it is asked is for the rules to say, so that "
                + "none that matters is left out.",
            fix: "Leave it out: what is known or cannot matter is skipped anyway. Only a step with "
                + "nothing but \"say\" can have it."
        )
    }

    /// A step comes behind the emergencies and behind the questions whose answers it names, and there
    /// is somebody to hear it.
    private mutating func checkPlace(
        of step: ScriptSay,
        among questions: [ScriptQuestion],
        _ node: Node
    ) {
        let emergencies = FactSet(Fact.allCases.filter(\.isEmergency))
        let last = questions.lastIndex { !$0.facts.isDisjoint(with: emergencies) }
        if let last, step.place <= last {
            nodes.report(
                .saidTooEarly,
                at: node,
                "This would be said before the emergencies have been asked.",
                fix: "Move it below the question \(Self.name(of: questions[last]))."
            )
        }
        if !step.canHold {
            nodes.report(
                .neverSaid,
                at: node,
                "This would never be said: with those answers it is an emergency already.",
                fix: "Put the words under \"levels\", in \"emergencyNow\"."
            )
        }
        for fact in step.condition.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            guard let asked = questions.firstIndex(where: { $0.facts.contains(fact) }),
                asked >= step.place
            else { continue }
            nodes.report(
                .notYetAsked,
                at: node["only if"] ?? node,
                "\"\(fact.name)\" is not known here: it is asked further down, in "
                    + "\(Self.name(of: questions[asked])).",
                fix: "Move this step below that question, or leave \"\(fact.name)\" out."
            )
        }
    }

    /// What an author would call a question.
    static func name(of question: ScriptQuestion) -> String {
        switch question.subject {
        case .one(let fact, _, _): "\"\(fact.name)\""
        case .anyOf(let members): "the list of \(members.map(\.fact.name).joined(separator: ", "))"
        }
    }

    // MARK: - Cover and order

    /// Every fact is asked, the emergencies before all else, and none twice.
    private mutating func checkCover(_ questions: [ScriptQuestion], _ node: Node) {
        let missing = FactSet.all.subtracting(questions.reduce([]) { $0.union($1.facts) })
        if !missing.isEmpty {
            nodes.report(
                .notCovered,
                at: node,
                "Nothing asks for \(missing.map(\.name).joined(separator: ", ")).",
                fix: "Add a question for each, or list it under \"any of\"."
            )
        }
        var seen = FactSet()
        var owned = FactSet()
        for question in questions {
            let isOwn = if case .one = question.subject { true } else { false }
            let again = question.facts.intersection(isOwn ? owned : seen)
            if let fact = again.first {
                nodes.report(
                    .askedTwice,
                    at: node,
                    "\"\(fact.name)\" is asked twice.",
                    fix: "Keep one of the two."
                )
            }
            if isOwn { owned.formUnion(question.facts) }
            seen.formUnion(question.facts)
        }
        let emergencies = FactSet(Fact.allCases.filter(\.isEmergency))
        var asked = FactSet()
        for question in questions {
            if question.facts.isDisjoint(with: emergencies), !asked.isSuperset(of: emergencies) {
                let late = emergencies.subtracting(asked).map(\.name).joined(separator: ", ")
                nodes.report(
                    .emergencyLate,
                    at: node,
                    "Other questions come before \(late).",
                    fix:
                        "Ask the emergencies first: saddle, bladderBowel, chestCollapse, legs, trauma."
                )
                return
            }
            asked.formUnion(question.facts)
        }
    }
}

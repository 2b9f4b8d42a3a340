internal import Dialogue
internal import RulesCore
internal import Yams

/// One question of the list.
extension ScriptReader {
    // MARK: - Several facts at once

    mutating func listQuestion(_ node: Node, single: Set<Fact>) -> ScriptQuestion? {
        let fields = nodes.fields(
            node,
            in: "question",
            allowed: ["any of", "say", "why", "unclear", "one by one", "also heard as", "only if"],
            required: ["any of", "say"]
        )
        guard let list = fields["any of"] else { return nil }
        let pairs = nodes.pairs(list, in: "any of")
        let name = ScriptEntry.name(ofList: FactSet(pairs.compactMap { Fact(named: $0.key) }))
        if let node = fields["also heard as"] { hear(node) }
        let alone = fields["one by one"].map { nodes.pairs($0, in: "one by one") } ?? []
        let why = fields["why"].flatMap { nodes.text($0, in: "\(name)/why", offering: []) }
        let unclear = fields["unclear"]
            .flatMap { nodes.text($0, in: "\(name)/unclear", offering: []) }
        guard let say = fields["say"].flatMap({ nodes.text($0, in: name, offering: [.choices]) })
        else { return nil }
        var aloneTexts: [Fact: Text] = [:]
        for (key, keyNode, value) in alone {
            guard let fact = Fact(named: key) else {
                nodes.reportUnknownFact(key, keyNode)
                continue
            }
            aloneTexts[fact] = nodes.text(value, in: "\(key)/one by one", offering: [.choices])
        }
        let members = pairs.compactMap { key, keyNode, value in
            member(key, keyNode, value, aloneTexts, single)
        }
        if members.flatMap(\.lines).count > 9 {
            nodes.report(
                .tooManyChoices,
                at: list,
                "A list of more than 9 is hard to answer.",
                fix: "Make two questions of it."
            )
        }
        nodes.checkLength(of: say, labels: members.flatMap { $0.lines.map(\.label) }, list)
        return ScriptQuestion(subject: .anyOf(members), say: say, why: why, unclear: unclear)
    }

    private mutating func member(
        _ key: String,
        _ keyNode: Node,
        _ value: Node,
        _ alone: [Fact: Text],
        _ single: Set<Fact>
    ) -> ScriptQuestion.Member? {
        guard let fact = Fact(named: key) else {
            nodes.reportUnknownFact(key, keyNode)
            return nil
        }
        guard fact.calmValue != nil else {
            nodes.report(
                .wrongShape,
                at: keyNode,
                "\"\(key)\" has no value that \"none\" could mean.",
                fix: "Ask it in a question of its own: \"- \(key): |\"."
            )
            return nil
        }
        if alone[fact] == nil, !single.contains(fact) {
            nodes.report(
                .notCovered,
                at: keyNode,
                "After \"not sure\", \"\(key)\" cannot be asked alone.",
                fix: "Add \"\(key):\" with its words under \"one by one\"."
            )
        }
        return ScriptQuestion.Member(
            fact: fact,
            lines: lines(of: fact, value, isAskedAlone: single.contains(fact)),
            alone: single.contains(fact) ? nil : alone[fact]
        )
    }

    /// The lines that a fact shows in a list: one for a value that is not the calm one, each with
    /// its label; or one for the fact as a whole, which a question of its own then takes apart.
    private mutating func lines(
        of fact: Fact,
        _ node: Node,
        isAskedAlone: Bool
    ) -> [ScriptQuestion.Member.Line] {
        guard node.mapping == nil else {
            let values = fact.clearValues.filter { $0 != fact.calmValue }
            let labels = nodes.covering(values, named: \.name, node, in: fact.name) {
                nodes,
                value,
                node in
                nodes.option(node, in: value.name)
            }
            return values.compactMap { value in
                labels[value].map { ScriptQuestion.Member.Line(value: value, label: $0) }
            }
        }
        let yes = fact.isYesNo ? FactValue(fact, named: "yes") : nil
        if yes == nil, !isAskedAlone {
            nodes.report(
                .wrongShape,
                at: node,
                "\"\(fact.name)\" has more than yes and no, and no question of its own.",
                fix: "Name its values here, or ask it in a question: \"- \(fact.name): |\"."
            )
        }
        return nodes.option(node, in: fact.name).map { [.init(value: yes, label: $0)] } ?? []
    }

    // MARK: - One fact

    /// A question for one fact, as "- fact: |" or as "- ask: fact" with the words under "text".
    mutating func ownQuestion(_ fact: Fact, words: String, _ node: Node) -> ScriptQuestion? {
        let asked = words == fact.name ? [words] : ["ask", words]
        let fields = nodes.fields(
            node,
            in: fact.name,
            allowed: asked + ["choices", "plainer", "why", "unclear", "also heard as", "only if"],
            required: [words, "choices", "plainer"]
        )
        if let node = fields["also heard as"] { hear(node) }
        let why = fields["why"].flatMap { nodes.text($0, in: "\(fact.name)/why", offering: []) }
        let unclear = fields["unclear"]
            .flatMap { nodes.text($0, in: "\(fact.name)/unclear", offering: []) }
        guard
            let say = fields[words]
                .flatMap({ nodes.text($0, in: fact.name, offering: [.choices]) }),
            let plainer = fields["plainer"]
                .flatMap({
                    nodes.text($0, in: "\(fact.name)/plainer", offering: [.choices])
                }),
            let choiceNode = fields["choices"]
        else { return nil }
        let labels = nodes.covering(fact.clearValues, named: \.name, choiceNode, in: "choices") {
            nodes,
            value,
            node in
            nodes.option(node, in: value.name)
        }
        let order = nodes.pairs(choiceNode, in: "choices").map(\.key)
        let choices = order.compactMap { name -> ScriptQuestion.Choice? in
            guard let value = FactValue(fact, named: name), let label = labels[value] else {
                return nil
            }
            return ScriptQuestion.Choice(value: value, label: label)
        }
        for text in [say, plainer] {
            nodes.checkLength(of: text, labels: choices.map(\.label), choiceNode)
        }
        return ScriptQuestion(
            subject: .one(fact, choices: choices, plainer: plainer),
            say: say,
            why: why,
            unclear: unclear
        )
    }
}

internal import RulesCore
internal import Yams

/// Names of facts and their values.
extension NodeReader {
    /// What people also say for values: a list for yes, or lists by values.
    mutating func heard(_ node: Node) -> [FactValue: [String]] {
        var heard: [FactValue: [String]] = [:]
        for (key, keyNode, value) in pairs(node, in: "also heard as") {
            guard let fact = Fact(named: key) else {
                reportUnknownFact(key, keyNode)
                continue
            }
            if value.mapping != nil {
                for (name, nameNode, phrases) in pairs(value, in: key) {
                    guard let value = self.value(name, of: fact, nameNode) else { continue }
                    heard[value, default: []] += self.phrases(phrases, in: name)
                }
            } else if let yes = FactValue(fact, named: "yes") {
                heard[yes, default: []] += phrases(value, in: key)
            } else {
                report(
                    .wrongShape,
                    at: value,
                    "\"\(key)\" has more than yes and no.",
                    fix: "Name the value: \"\(key): {\(fact.clearValues[0].name): [...]}\"."
                )
            }
        }
        return heard
    }

    mutating func value(_ name: String, of fact: Fact, _ node: Node) -> FactValue? {
        if let value = FactValue(fact, named: name), !value.isUnknown { return value }
        report(
            .unknownName,
            at: node,
            "\"\(name)\" is not a value of \(fact.name).",
            fix: Spelling.hint(for: name, among: fact.clearValues.map(\.name))
        )
        return nil
    }

    mutating func reportUnknownFact(_ key: String, _ node: Node, besides: [String] = []) {
        report(
            .unknownName,
            at: node,
            "\"\(key)\" is not one of the facts of the rules.",
            fix: Spelling.hint(for: key, among: Fact.names + besides)
        )
    }
}

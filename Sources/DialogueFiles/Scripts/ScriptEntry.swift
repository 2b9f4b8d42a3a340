internal import RulesCore
internal import Yams

/// What an entry under "questions" is, by the names that stand in it.
enum ScriptEntry {
    /// A question for one fact; its words stand under the fact's name, or under "text" beside "ask".
    case own(Fact, words: String)
    /// A list of several facts.
    case list
    /// Something that is said between questions.
    case say

    init?(_ node: Node) {
        let keys = node.mapping?.keys.compactMap(\.scalar?.string) ?? []
        if let fact = keys.lazy.compactMap({ Fact(named: $0) }).first {
            self = .own(fact, words: fact.name)
        } else if let fact = node["ask"]?.scalar.flatMap({ Fact(named: $0.string) }) {
            self = .own(fact, words: "text")
        } else if keys.contains("any of") {
            self = .list
        } else if keys.contains("say"), keys.allSatisfy(["say", "only if"].contains) {
            self = .say
        } else {
            return nil
        }
    }

    /// The fact that has this entry to itself.
    static func ownFact(_ node: Node) -> Fact? {
        if case .own(let fact, _) = ScriptEntry(node) { fact } else { nil }
    }

    /// What a list is called: a fact stands in one list at most.
    static func name(ofList facts: FactSet) -> String {
        "any of \(facts.first?.name ?? "")"
    }
}

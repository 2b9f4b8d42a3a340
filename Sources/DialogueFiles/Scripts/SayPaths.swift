internal import Dialogue
internal import RulesCore

/// What the steps between questions are called: by their condition, and by number where several have
/// the same.
///
/// Neither their place nor their words are in it, so that a step keeps its name when it moves or is
/// worded anew.
enum SayPaths {
    static func paths(of says: [ScriptSay]) -> [String] {
        var counts: [[Fact: Set<FactValue>]: Int] = [:]
        return says.map { step in
            let count = counts[step.condition, default: 0] + 1
            counts[step.condition] = count
            let path = "questions/\(name(of: step.condition))"
            return count == 1 ? path : "\(path) (\(count))"
        }
    }

    /// A condition in one line; facts and values in the order of the rules.
    static func name(of condition: [Fact: Set<FactValue>]) -> String {
        guard !condition.isEmpty else { return "say" }
        let parts = condition.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { fact, values in
                let names = values.sorted { $0.index < $1.index }.map(\.name)
                return "\(fact.name) \(names.joined(separator: " or "))"
            }
        return "say if \(parts.joined(separator: " and "))"
    }
}

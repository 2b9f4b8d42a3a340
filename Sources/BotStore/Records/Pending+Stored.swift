internal import Dialogue
internal import RulesCore

extension Pending {
    /// The question as one line of text: kind, rung, facts, options.
    ///
    /// For example `facts 0 saddle,legs saddle=yes,legs`.
    var stored: String {
        switch kind {
        case .aboutYou: "aboutYou \(rung)"
        case .forget: "forget \(rung)"
        case .gotHelp: "gotHelp \(rung)"
        case .mayAsk: "mayAsk \(rung)"
        case .facts(let facts):
            "facts \(rung) \(facts.map(\.name).joined(separator: ",")) "
                + options.map { option in
                    option.value.map { "\(option.fact.name)=\($0.name)" } ?? option.fact.name
                }
                .joined(separator: ",")
        }
    }

    /// The question of a stored line, or nil when it cannot be read.
    init?(stored: String) {
        let parts = stored.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count >= 2, let rung = Int(parts[1]), (0...2).contains(rung) else { return nil }
        switch parts[0] {
        case "aboutYou": self.init(kind: .aboutYou, rung: rung)
        case "forget": self.init(kind: .forget, rung: rung)
        case "gotHelp": self.init(kind: .gotHelp, rung: rung)
        case "mayAsk": self.init(kind: .mayAsk, rung: rung)
        case "facts":
            guard parts.count == 4 else { return nil }
            // All or nothing: a number must mean what the runner saw.
            let names = parts[2].split(separator: ",")
            let facts = names.compactMap { Fact(named: $0) }
            let shown = parts[3].split(separator: ",")
            let options = shown.compactMap(Self.option)
            guard !facts.isEmpty, facts.count == names.count, options.count == shown.count else {
                return nil
            }
            self.init(kind: .facts(FactSet(facts)), options: options, rung: rung)
        default: return nil
        }
    }

    private static func option(_ text: Substring) -> Option? {
        let sides = text.split(separator: "=")
        guard let fact = sides.first.flatMap({ Fact(named: $0) }) else { return nil }
        guard sides.count == 2 else { return Option(fact: fact, value: nil) }
        return FactValue(fact, named: sides[1]).map { Option(fact: fact, value: $0) }
    }
}

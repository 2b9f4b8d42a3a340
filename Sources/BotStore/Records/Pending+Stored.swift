internal import Dialogue
internal import RulesCore

extension Pending {
    /// The question as one line of text: kind, rung, facts, options.
    ///
    /// For example `facts 0 saddle,legs saddle=yes,legs`, `forget 1`.
    var stored: String {
        guard case .facts(let facts) = kind else { return "\(kind.storedName) \(rung)" }
        let shown = options.map { option in
            option.value.map { "\(option.fact.name)=\($0.name)" } ?? option.fact.name
        }
        return "\(kind.storedName) \(rung) \(Self.list(facts.map(\.name))) \(Self.list(shown))"
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ",") }

    /// The question of a stored line, or nil when it cannot be read.
    init?(stored: String) {
        var fields = Fields(stored)
        guard let name = fields.text(), let rung = fields.number(), (0...2).contains(rung) else {
            return nil
        }
        if let kind = Kind.withoutFacts.first(where: { $0.storedName == name }) {
            self.init(kind: kind, rung: rung)
            return
        }
        guard name == Kind.facts([]).storedName, let asked = fields.text(),
            let shown = fields.text(), fields.isAtEnd
        else { return nil }
        // All or nothing: a number must mean what the runner saw.
        let names = asked.split(separator: ",")
        let facts = names.compactMap { Fact(named: $0) }
        let options = shown.split(separator: ",").map(Self.option)
        guard !facts.isEmpty, facts.count == names.count, !options.contains(nil) else { return nil }
        self.init(kind: .facts(FactSet(facts)), options: options.compactMap(\.self), rung: rung)
    }

    private static func option(_ text: Substring) -> Option? {
        let sides = text.split(separator: "=")
        guard let fact = sides.first.flatMap({ Fact(named: $0) }) else { return nil }
        guard sides.count == 2 else { return Option(fact: fact, value: nil) }
        return FactValue(fact, named: sides[1]).map { Option(fact: fact, value: $0) }
    }
}

extension Pending.Kind {
    /// The questions that are not about facts.
    fileprivate static let withoutFacts: [Self] = [
        .aboutYou, .forget, .gotHelp, .seen, .mayAsk, .mayRemind, .lastRun, .offer, .share,
    ]

    /// The first word of the line; never changed after a release.
    fileprivate var storedName: String {
        switch self {
        case .facts: "facts"
        case .aboutYou: "aboutYou"
        case .forget: "forget"
        case .gotHelp: "gotHelp"
        case .seen: "seen"
        case .mayAsk: "mayAsk"
        case .mayRemind: "mayRemind"
        case .lastRun: "lastRun"
        case .offer: "offer"
        case .share: "share"
        }
    }
}

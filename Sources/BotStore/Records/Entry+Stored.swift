internal import Dialogue
internal import RulesCore

extension Entry.Kind {
    /// What an entry says as one line of text: `learnt`, fact, value, how, least and most days.
    ///
    /// For example `learnt duration d4to7 1 4 5`, `askAlone legs`, `reopened trend`,
    /// `returning began`.
    var stored: String {
        switch self {
        case .learnt(let value, let how, let days):
            "learnt \(value.fact.name) \(value.name) \(how.rawValue)"
                + (days.map { " \($0.lowerBound) \($0.upperBound)" } ?? "")
        case .askAlone(let fact): "askAlone \(fact.name)"
        case .reopened(let fact): "reopened \(fact.name)"
        case .returning(let what): "returning \(what.storedName)"
        }
    }

    /// What a stored line says, or nil when it makes no sense.
    init?(stored: String) {
        var fields = Fields(stored)
        guard let kind = fields.text() else { return nil }
        if kind == "returning" {
            guard let what: Entry.Returning = fields.named() else { return nil }
            self = .returning(what)
            return
        }
        guard let fact = fields.text().flatMap({ Fact(named: $0) }) else { return nil }
        switch kind {
        case "learnt":
            guard let value = fields.text().flatMap({ FactValue(fact, named: $0) }),
                let how: Entry.How = fields.value()
            else { return nil }
            var days: ClosedRange<Int>?
            if let least = fields.number(), let most = fields.number(), least <= most {
                days = least...most
            }
            self = .learnt(value, how: how, days: days)
        case "askAlone": self = .askAlone(fact)
        case "reopened": self = .reopened(fact)
        default: return nil
        }
    }
}

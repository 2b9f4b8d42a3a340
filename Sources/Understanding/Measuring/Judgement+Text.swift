internal import RulesCore

extension Judgement {
    /// The message and what is wrong with its reading, in one line.
    public var text: String {
        let asked = message.asking.map { ", asked \($0.name)" } ?? ""
        return "\(message.id) (\(message.language)\(asked)) \"\(message.text)\": "
            + faults.joined(separator: "; ")
    }

    /// What is wrong, one entry each.
    public var faults: [String] {
        var faults = missed.map { "wanted \($0.text), found \(foundInstead(of: $0.fact))" }
        for value in invented where !missed.contains(where: { $0.fact == value.fact }) {
            let fact = value.fact
            let isUnclear = message.open.contains(fact)
            let wanted =
                isUnclear ? "left open" : sprung.contains(fact) ? "no trap sprung" : "nothing"
            faults.append("wanted \(wanted), found \(value.text)")
        }
        for fact in notOpened where !found.contains(where: { $0.fact == fact }) {
            faults.append("wanted \(fact.name) left open, found nothing")
        }
        if !isSubjectRight {
            faults.append("wanted about \(message.about.rawValue), found \(about.rawValue)")
        }
        if !isCommandRight {
            let (wanted, found) = (message.command?.rawValue, command?.rawValue)
            faults.append("wanted \(wanted ?? "no command"), found \(found ?? "no command")")
        }
        return faults
    }

    private func foundInstead(of fact: Fact) -> String {
        found.first { $0.fact == fact }?.text ?? (open.contains(fact) ? "it open" : "nothing")
    }
}

extension FactValue {
    fileprivate var text: String { "\(fact.name) \(name)" }
}

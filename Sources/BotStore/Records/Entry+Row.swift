internal import Dialogue
internal import GRDB
internal import RulesCore

extension Entry {
    /// The entry of a row: turn, day, kind, fact, value, how, least_days, most_days.
    ///
    /// Nil where it makes no sense; numbers out of all bounds would overflow later.
    init?(row: GRDB.Row) {
        guard let fact = Fact(named: row[3] as String), Self.bounds.contains(row[0]),
            Self.bounds.contains(row[1])
        else { return nil }
        let kind: Kind
        switch row[2] as String {
        case "learnt":
            guard let value = (row[4] as String?).flatMap({ FactValue(fact, named: $0) }),
                let how = (row[5] as Int64?).flatMap(UInt8.init(exactly:))
                    .flatMap(How.init(rawValue:))
            else { return nil }
            var days: ClosedRange<Int>?
            if let least = row[6] as Int?, let most = row[7] as Int?, least <= most,
                Self.bounds.contains(least), Self.bounds.contains(most)
            {
                days = least...most
            }
            kind = .learnt(value, how: how, days: days)
        case "askAlone": kind = .askAlone(fact)
        case "reopened": kind = .reopened(fact)
        default: return nil
        }
        self.init(turn: row[0], day: row[1], kind: kind)
    }

    /// What turns and days can be.
    private static let bounds = 0...1_000_000_000

    /// The values of its row.
    func arguments(conversation: Int64, number: Int) -> StatementArguments {
        switch kind {
        case .learnt(let value, let how, let days):
            [
                conversation, number, turn, day, "learnt", value.fact.name, value.name,
                how.rawValue, days?.lowerBound, days?.upperBound,
            ]
        case .askAlone(let fact):
            [conversation, number, turn, day, "askAlone", fact.name, nil, nil, nil, nil]
        case .reopened(let fact):
            [conversation, number, turn, day, "reopened", fact.name, nil, nil, nil, nil]
        }
    }
}

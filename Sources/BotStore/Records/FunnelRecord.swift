internal import Dialogue
internal import GRDB
internal import RulesCore

/// Rows of `funnel`: one for each day and question.
struct FunnelRecord {
    static let daySeconds: Int64 = 86_400

    let db: Database

    /// The day of a time in seconds since 1970, counted from there.
    static func day(of time: Int64) -> Int64 {
        time >= 0 ? time / daySeconds : (time - daySeconds + 1) / daySeconds
    }

    /// Adds what was counted, and lets go of what is too old.
    func add(_ funnel: Funnel, at time: Int64) throws {
        guard !funnel.counts.isEmpty else { return }
        let day = Self.day(of: time)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO funnel VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET asked = asked + excluded.asked,
                    answered = answered + excluded.answered,
                    unclear = unclear + excluded.unclear,
                    left_then = left_then + excluded.left_then
                """
        )
        for (question, count) in funnel.counts {
            try statement.execute(arguments: [
                day, question.map(\.name).joined(separator: ","), count.asked, count.answered,
                count.unclear, count.left,
            ])
        }
        try db.cachedStatement(sql: "DELETE FROM funnel WHERE day <= ?")
            .execute(arguments: [day - Store.funnelDays])
    }

    /// What was counted from a day on; a question that a newer version asks is left out.
    func fetch(since day: Int64) throws -> Funnel {
        var funnel = Funnel()
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT question, sum(asked), sum(answered), sum(unclear), sum(left_then)
                    FROM funnel WHERE day >= ? GROUP BY question
                    """
            ),
            arguments: [day]
        )
        for row in rows {
            let names = (row[0] as String).split(separator: ",")
            let facts = names.compactMap { Fact(named: $0) }
            guard !facts.isEmpty, facts.count == names.count else { continue }
            var count = Funnel.Count()
            count.asked = row[1]
            count.answered = row[2]
            count.unclear = row[3]
            count.left = row[4]
            funnel.add(count, of: FactSet(facts))
        }
        return funnel
    }
}

extension PersonRecord {
    /// The questions that wait in talks under way whose runner was last heard in that time.
    func silentQuestions(from start: Int64, to end: Int64) throws -> [FactSet] {
        try DatabaseValue.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT pending FROM person
                    WHERE heard_at >= ? AND heard_at < ? AND pending IS NOT NULL
                    """
            ),
            arguments: [start, end]
        )
        .compactMap { value in
            guard case .facts(let facts) = pending(value)?.kind else { return nil }
            return facts
        }
    }
}

internal import Dialogue
internal import GRDB

/// Rows of `entry`: what was learnt, in order.
struct EntryRecord {
    let seal: Seal
    let db: Database

    func fetch(person: Int64) throws -> [Entry] {
        let statement = try db.cachedStatement(
            sql: "SELECT turn, day, content FROM entry WHERE person = ? ORDER BY number"
        )
        return try Row.fetchAll(statement, arguments: [person])
            .compactMap { row in
                let (turn, day): (Int, Int) = (row[0], row[1])
                guard Fields.bounds.contains(turn), Fields.bounds.contains(day) else { return nil }
                return seal.open(row[2], .entry).flatMap(Entry.Kind.init(stored:))
                    .map { Entry(turn: turn, day: day, kind: $0) }
            }
    }

    /// Adds the new entries; where some were undone, all are written anew.
    func save(_ entries: [Entry], person: Int64, after last: (number: Int, turn: Int)?) throws {
        var kept = last.map { $0.number + 1 } ?? 0
        if let last, kept > entries.count || entries[last.number].turn != last.turn {
            try db.cachedStatement(sql: "DELETE FROM entry WHERE person = ?")
                .execute(arguments: [person])
            kept = 0
        }
        guard kept < entries.count else { return }
        let insert = try db.cachedStatement(
            sql: "INSERT INTO entry (person, number, turn, day, content) VALUES (?, ?, ?, ?, ?)"
        )
        for (number, entry) in entries.enumerated().dropFirst(kept) {
            try insert.execute(arguments: [
                person, number, entry.turn, entry.day, try seal.close(entry.kind.stored, .entry),
            ])
        }
    }
}

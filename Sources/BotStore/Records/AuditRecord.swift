internal import GRDB

/// Rows of `audit`: what happened, when and to how many.
enum AuditRecord {
    static func insert(
        _ event: AuditEvent,
        people: Int = 1,
        at time: Int64,
        _ db: Database
    ) throws {
        try db.cachedStatement(
            sql: "INSERT INTO audit (happened_at, event, people) VALUES (?, ?, ?)"
        )
        .execute(arguments: [time, event.rawValue, people])
    }

    /// A page, those that happened last first; what a newer version has written is left out.
    static func fetch(atMost limit: Int, _ db: Database) throws -> [AuditLine] {
        try Row.fetchAll(
            db,
            sql: "SELECT happened_at, event, people FROM audit ORDER BY id DESC LIMIT ?",
            arguments: [limit]
        )
        .compactMap { row in
            AuditEvent(rawValue: row[1]).map { AuditLine(event: $0, at: row[0], people: row[2]) }
        }
    }
}

internal import Chat
internal import GRDB

/// Rows of `outbox`: what is to be said and has not left yet.
enum OutboxRecord {
    static func fetch(network: String, _ db: Database) throws -> [ChatAction] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, target, text, urgency FROM outbox WHERE network = ? ORDER BY id"
            ),
            arguments: [network]
        )
        return rows.map { row in
            ChatAction(
                id: row[0],
                network: network,
                target: row[1],
                text: row[2],
                // A number that is not known would be a damaged row: better early than late.
                urgency: ChatAction.Urgency(rawValue: row[3]) ?? .emergency
            )
        }
    }

    static func lastID(_ db: Database) throws -> ChatAction.ID {
        try ChatAction.ID.fetchOne(db, sql: "SELECT max(id) FROM outbox") ?? 0
    }

    static func insert(_ actions: [ChatAction], now: Int64, _ db: Database) throws {
        guard !actions.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO outbox (id, network, target, text, urgency, made_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        )
        for action in actions {
            try statement.execute(arguments: [
                action.id, action.network, action.target, action.text, action.urgency.rawValue,
                now,
            ])
        }
    }

    static func delete(_ ids: [ChatAction.ID], _ db: Database) throws {
        guard !ids.isEmpty else { return }
        let statement = try db.cachedStatement(sql: "DELETE FROM outbox WHERE id = ?")
        for id in ids { try statement.execute(arguments: [id]) }
    }

    static func delete(network: String, target: String, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "DELETE FROM outbox WHERE network = ? AND target = ?"
        )
        try statement.execute(arguments: [network, target])
    }

    static func delete(before time: Int64, _ db: Database) throws -> [ChatAction.ID] {
        try ChatAction.ID.fetchAll(
            db,
            sql: "DELETE FROM outbox WHERE made_at < ? RETURNING id",
            arguments: [time]
        )
    }
}

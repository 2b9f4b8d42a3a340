internal import Chat
internal import GRDB

/// Rows of `outbox`: what is to be said and has not left yet.
///
/// A row names its recipient itself: messages go to people of whom nothing else is kept, such as the
/// last one to somebody who was forgotten.
struct OutboxRecord {
    let seal: Seal
    let db: Database

    /// What waits for a network, oldest first; a row that cannot be read is not said.
    func fetch(network: String) throws -> [ChatAction] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, target, recipient, recipient_sealed, text, urgency, usable_until
                    FROM outbox WHERE network = ? ORDER BY id
                    """
            ),
            arguments: [network]
        )
        return rows.compactMap { row in
            let key = seal.open(row[2], beside: row[3], .recipient)
            guard let target = seal.open(row[1], .target), let text = seal.open(row[4], .words),
                // Not to be said to anybody who merely has the name.
                key != nil || (row[2] as DatabaseValue).isNull
            else { return nil }
            return ChatAction(
                id: row[0],
                network: network,
                target: target,
                recipient: key.map { MemberID(network: network, key: $0) },
                text: text,
                // A number that is not known would be a damaged row: better early than late.
                urgency: ChatAction.Urgency(rawValue: row[5]) ?? .emergency,
                usableUntil: row[6]
            )
        }
    }

    /// What waits for one person, oldest first.
    func words(to member: MemberID) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: "SELECT text FROM outbox WHERE network = ? AND recipient = ? ORDER BY id"
        )
        return
            try DatabaseValue.fetchAll(
                statement,
                arguments: [member.network, try seal.lookUp(member.key, on: member.network)]
            )
            .compactMap { seal.open($0, .words) }
    }

    func lastID() throws -> ChatAction.ID {
        try ChatAction.ID.fetchOne(db, sql: "SELECT max(id) FROM outbox") ?? 0
    }

    /// Adds messages; those to somebody who is forgotten in the same breath are the last to them.
    func insert(_ actions: [ChatAction], forgotten: Set<MemberID>) throws {
        guard !actions.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO outbox (id, network, target, recipient, recipient_sealed, text, urgency,
                    usable_until, is_farewell)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        for action in actions {
            let recipient = action.recipient
            try statement.execute(arguments: [
                action.id, action.network, try seal.close(action.target, .target),
                try recipient.map { try seal.lookUp($0.key, on: $0.network) },
                try recipient.map { try seal.beside($0.key, .recipient) },
                try seal.close(action.text, .words), action.urgency.rawValue, action.usableUntil,
                recipient.map(forgotten.contains) ?? false,
            ])
        }
    }

    /// Deletes messages, and tells whether one of them was the last trace of somebody.
    func delete(_ ids: [ChatAction.ID]) throws -> Bool {
        guard !ids.isEmpty else { return false }
        let statement = try db.cachedStatement(
            sql: "DELETE FROM outbox WHERE id = ? RETURNING is_farewell"
        )
        return try ids.reduce(false) {
            try Bool.fetchOne(statement, arguments: [$1]) ?? false || $0
        }
    }

    func delete(to member: MemberID) throws {
        try db.cachedStatement(sql: "DELETE FROM outbox WHERE network = ? AND recipient = ?")
            .execute(arguments: [member.network, try seal.lookUp(member.key, on: member.network)])
    }

    /// Has what waits for one member wait for another one.
    func move(from old: MemberID, to new: MemberID) throws {
        try db.execute(
            sql: """
                UPDATE outbox SET network = ?, recipient = ?, recipient_sealed = ?
                WHERE network = ? AND recipient = ?
                """,
            arguments: [
                new.network, try seal.lookUp(new.key, on: new.network),
                try seal.beside(new.key, .recipient), old.network,
                try seal.lookUp(old.key, on: old.network),
            ]
        )
    }

    /// Deletes what is of no use any more, and gives the ids.
    func deleteUseless(at time: Int64) throws -> (ids: [ChatAction.ID], hadFarewell: Bool) {
        let rows = try Row.fetchAll(
            db,
            sql: "DELETE FROM outbox WHERE usable_until < ? RETURNING id, is_farewell",
            arguments: [time]
        )
        return (rows.map { $0[0] }, rows.contains { $0[1] })
    }
}

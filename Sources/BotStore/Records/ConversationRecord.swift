internal import Chat
internal import Dialogue
internal import GRDB
internal import RulesCore

/// Rows of `conversation` with their rows of `entry`.
///
/// What cannot be read, such as a value that a newer version has written, is left out and asked
/// again: nothing on the disk can stop the bot, and nothing is taken for an answer that was none.
struct ConversationRecord {
    let id: Int64
    let conversation: Conversation

    static func fetch(_ member: MemberID, _ db: Database) throws -> ConversationRecord? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, stage, turn, seed, pending, told_level, told_day FROM conversation
                WHERE network = ? AND member = ?
                """
        )
        guard let row = try GRDB.Row.fetchOne(statement, arguments: [member.network, member.key])
        else {
            return nil
        }
        return try ConversationRecord(row, db)
    }

    /// A page of conversations without who they are with, seed included; `condition` says which.
    static func fetchTalks(
        where condition: String,
        _ arguments: StatementArguments,
        _ db: Database
    ) throws -> [Store.Talk] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, stage, turn, 0, pending, told_level, told_day, network FROM conversation
                \(condition)
                """
        )
        return try GRDB.Row.fetchAll(statement, arguments: arguments)
            .map { row in
                let record = try ConversationRecord(row, db)
                return Store.Talk(
                    number: record.id,
                    network: row[7],
                    conversation: record.conversation
                )
            }
    }

    /// The conversation of a row: id, stage, turn, seed, pending, told_level, told_day.
    private init(_ row: GRDB.Row, _ db: Database) throws {
        id = row[0]
        let level = (row[5] as Int64?).flatMap(UInt8.init(exactly:)).flatMap(Level.init(rawValue:))
        let told = level.map {
            Conversation.Told(level: $0, day: min(max(row[6] ?? 0, 0), 1_000_000_000))
        }
        let stage = UInt8(exactly: row[1] as Int64).flatMap(Conversation.Stage.init(rawValue:))
        conversation = Conversation(
            entries: try Self.entries(of: id, db),
            pending: (row[4] as String?).flatMap(Pending.init(stored:)),
            stage: stage ?? .interview,
            turn: min(max(row[2], 0), 1_000_000_000),
            told: told,
            seed: UInt64(bitPattern: row[3])
        )
    }

    /// Writes what differs from what is stored; a conversation that has not begun is not stored.
    static func save(
        _ conversation: Conversation,
        of member: MemberID,
        now: Int64,
        _ db: Database
    ) throws {
        guard conversation.stage != .forgotten, conversation.stage != .new else {
            let delete = try db.cachedStatement(
                sql: "DELETE FROM conversation WHERE network = ? AND member = ?"
            )
            return try delete.execute(arguments: [member.network, member.key])
        }
        let upsert = try db.cachedStatement(
            sql: """
                INSERT INTO conversation
                    (network, member, stage, turn, seed, pending, told_level, told_day, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (network, member) DO UPDATE SET
                    stage = excluded.stage, turn = excluded.turn, pending = excluded.pending,
                    told_level = excluded.told_level, told_day = excluded.told_day,
                    changed_at = excluded.changed_at
                RETURNING id
                """
        )
        let id = try Int64.fetchOne(
            upsert,
            arguments: [
                member.network, member.key, conversation.stage.rawValue, conversation.turn,
                Int64(bitPattern: conversation.seed), conversation.pending?.stored,
                conversation.told?.level.rawValue, conversation.told?.day, now,
            ]
        )
        guard let id else { return }
        try save(conversation.entries, of: id, db)
    }

    // MARK: - Entries

    private static func entries(of id: Int64, _ db: Database) throws -> [Entry] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT turn, day, kind, fact, value, how, least_days, most_days FROM entry
                WHERE conversation = ? ORDER BY number
                """
        )
        return try GRDB.Row.fetchAll(statement, arguments: [id]).compactMap(Entry.init(row:))
    }

    /// Adds the new entries and removes those that were undone.
    private static func save(_ entries: [Entry], of id: Int64, _ db: Database) throws {
        let last = try db.cachedStatement(
            sql:
                "SELECT number, turn FROM entry WHERE conversation = ? ORDER BY number DESC LIMIT 1"
        )
        var kept = 0
        if let row = try GRDB.Row.fetchOne(last, arguments: [id]) {
            kept = Int(row[0] as Int64) + 1
            if kept > entries.count || entries[kept - 1].turn != row[1] as Int {
                let delete = try db.cachedStatement(
                    sql: "DELETE FROM entry WHERE conversation = ?"
                )
                try delete.execute(arguments: [id])
                kept = 0
            }
        }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO entry
                    (conversation, number, turn, day, kind, fact, value, how, least_days, most_days)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        for (number, entry) in entries.enumerated().dropFirst(kept) {
            try insert.execute(arguments: entry.arguments(conversation: id, number: number))
        }
    }
}

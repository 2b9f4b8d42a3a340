internal import Chat
internal import Dialogue
internal import GRDB

/// Rows of `person`, and the conversation of each.
///
/// What cannot be read, such as a value that a newer version has written, is left out and asked
/// again: nothing on the disk can stop the bot, and nothing is taken for an answer that was none.
struct PersonRecord {
    let seal: Seal
    let db: Database

    // MARK: - Reading

    /// The row of a person: its id and the conversation.
    func fetch(_ member: MemberID) throws -> (id: Int64, conversation: Conversation)? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, stage, turn, seed, pending, told, agreement, check_in FROM person
                WHERE network = ? AND handle = ?
                """
        )
        let row = try Row.fetchOne(
            statement,
            arguments: [member.network, try seal.lookUp(member.key, on: member.network)]
        )
        return try row.map { ($0[0], try conversation($0)) }
    }

    /// A page of conversations without who they are with, seed included; `condition` says which.
    func fetchTalks(
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [Store.Talk] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, stage, turn, NULL, pending, told, agreement, check_in, network
                FROM person \(condition)
                """
        )
        return try Row.fetchAll(statement, arguments: arguments)
            .map { row in
                Store.Talk(number: row[0], network: row[8], conversation: try conversation(row))
            }
    }

    /// Who is to be written to on a day or before, those due longest first.
    func due(by day: Int, after last: DueCheckIn?, atMost limit: Int) throws -> [DueCheckIn] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT network, handle, handle_sealed, name, due_day, id FROM person
                WHERE due_day <= ? AND (due_day, id) > (?, ?) ORDER BY due_day, id LIMIT ?
                """
        )
        let arguments: StatementArguments = [
            day, last?.day ?? Int.min, last?.number ?? Int64.min, limit,
        ]
        return try Row.fetchAll(statement, arguments: arguments)
            .map { row in
                DueCheckIn(
                    // Nobody has an empty key: whose cannot be read is waited for in vain.
                    member: MemberID(
                        network: row[0],
                        key: seal.open(row[1], beside: row[2], .handle) ?? ""
                    ),
                    name: seal.open(row[3], .name) ?? "",
                    day: row[4],
                    number: row[5]
                )
            }
    }

    /// The conversation of a row: id, stage, turn, seed, pending, told, agreement, check_in.
    private func conversation(_ row: Row) throws -> Conversation {
        let stage = UInt8(exactly: row[1] as Int64).flatMap(Conversation.Stage.init(rawValue:))
        let seed = seal.open(row[3], .seed).flatMap { Int64($0) } ?? 0
        return Conversation(
            entries: try EntryRecord(seal: seal, db: db).fetch(person: row[0]),
            pending: seal.open(row[4], .pending).flatMap(Pending.init(stored:)),
            stage: stage ?? .interview,
            turn: min(max(row[2], Fields.bounds.lowerBound), Fields.bounds.upperBound),
            told: seal.open(row[5], .told).flatMap(Conversation.Told.init(stored:)),
            agreement: agreement(row[6]),
            checkIn: seal.open(row[7], .checkIn).flatMap(CheckIn.init(stored:)),
            seed: UInt64(bitPattern: seed)
        )
    }

    /// Whether somebody agreed; what cannot be read is no consent.
    private func agreement(_ value: DatabaseValue) -> Conversation.Agreement {
        var fields = Fields(seal.open(value, .agreement) ?? "")
        return fields.named() ?? .notAsked
    }

    // MARK: - Writing

    /// Writes what differs from what is stored; a conversation that has not begun is not stored.
    func save(
        _ conversation: Conversation,
        of member: MemberID,
        name: String?,
        now: Int64
    ) throws {
        guard conversation.stage != .new else { return try delete(member) }
        guard let stored = try stored(member) else {
            let id = try insert(conversation, of: member, name: name, now: now)
            try EntryRecord(seal: seal, db: db).save(conversation.entries, person: id, after: nil)
            return try note(conversation, person: id, before: nil, now: now)
        }
        let isHeard = conversation.turn != stored.turn
        let update = try db.cachedStatement(
            sql: """
                UPDATE person SET name = coalesce(?, name), heard_at = ?, stage = ?, turn = ?,
                    pending = ?, told = ?, agreement = ?, check_in = ?, due_day = ?
                WHERE id = ?
                """
        )
        try update.execute(arguments: [
            try seal.close(name == stored.name ? nil : name, .name),
            isHeard ? now : stored.heardAt, conversation.stage.rawValue, conversation.turn,
            try seal.close(conversation.pending?.stored, .pending),
            try seal.close(conversation.told?.stored, .told),
            try seal.close(conversation.agreement.storedName, .agreement),
            try seal.close(conversation.checkIn?.stored, .checkIn), conversation.dueDay, stored.id,
        ])
        try EntryRecord(seal: seal, db: db)
            .save(conversation.entries, person: stored.id, after: stored.lastEntry)
        try note(conversation, person: stored.id, before: stored, now: now)
    }

    private func insert(
        _ conversation: Conversation,
        of member: MemberID,
        name: String?,
        now: Int64
    ) throws -> Int64 {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO person (network, handle, handle_sealed, name, heard_at, stage, turn,
                    seed, pending, told, agreement, check_in, due_day)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try insert.execute(arguments: [
            member.network, try seal.lookUp(member.key, on: member.network),
            try seal.beside(member.key, .handle), try seal.close(name, .name), now,
            conversation.stage.rawValue, conversation.turn,
            try seal.close("\(Int64(bitPattern: conversation.seed))", .seed),
            try seal.close(conversation.pending?.stored, .pending),
            try seal.close(conversation.told?.stored, .told),
            try seal.close(conversation.agreement.storedName, .agreement),
            try seal.close(conversation.checkIn?.stored, .checkIn), conversation.dueDay,
        ])
        return db.lastInsertedRowID
    }

    /// Notes a decision that was told and an answer that was given.
    private func note(
        _ conversation: Conversation,
        person: Int64,
        before: Stored?,
        now: Int64
    ) throws {
        let history = HistoryRecord(seal: seal, db: db)
        if let told = conversation.told, told != before?.told {
            // A check-in leads to a decision once its question has gone out.
            let followUp = before?.checkIn.flatMap { $0.sent > 0 ? $0.followUp : nil }
            try history.add(told, after: followUp, person: person, at: now)
        }
        let answer = conversation.agreement
        if answer != before?.agreement, answer == .agreed || answer == .declined {
            try history.add(answer, person: person, at: now)
        }
    }

    /// Deletes all that is kept of a person; messages that wait for them aside.
    func delete(_ member: MemberID) throws {
        try db.cachedStatement(sql: "DELETE FROM person WHERE network = ? AND handle = ?")
            .execute(arguments: [member.network, try seal.lookUp(member.key, on: member.network)])
    }

    /// Writes down what somebody is called, where it is not what they were called before.
    func rename(_ member: MemberID, to name: String) throws {
        guard let stored = try stored(member), stored.name != name else { return }
        try db.cachedStatement(sql: "UPDATE person SET name = ? WHERE id = ?")
            .execute(arguments: [try seal.close(name, .name), stored.id])
    }

    /// Makes all that is kept under one id somebody's under another; what the other one had goes.
    func move(from old: MemberID, to new: MemberID) throws {
        guard old != new, let stored = try stored(old) else { return }
        try delete(new)
        try db.execute(
            sql: """
                UPDATE person SET network = ?, handle = ?, handle_sealed = ?, code = NULL,
                    code_sealed = NULL
                WHERE id = ?
                """,
            arguments: [
                new.network, try seal.lookUp(new.key, on: new.network),
                try seal.beside(new.key, .handle), stored.id,
            ]
        )
    }

    // MARK: - What is stored

    /// What a conversation is compared with before it is written.
    struct Stored {
        let id: Int64
        let turn: Int
        let heardAt: Int64
        let name: String?
        let told: Conversation.Told?
        let agreement: Conversation.Agreement
        let checkIn: CheckIn?
        let lastEntry: (number: Int, turn: Int)?
    }

    func stored(_ member: MemberID) throws -> Stored? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, person.turn, heard_at, name, told, agreement, check_in,
                    entry.number, entry.turn
                FROM person LEFT JOIN entry ON entry.person = person.id
                WHERE network = ? AND handle = ? ORDER BY entry.number DESC LIMIT 1
                """
        )
        let row = try Row.fetchOne(
            statement,
            arguments: [member.network, try seal.lookUp(member.key, on: member.network)]
        )
        return row.map { row in
            Stored(
                id: row[0],
                turn: row[1],
                heardAt: row[2],
                name: seal.open(row[3], .name),
                told: seal.open(row[4], .told).flatMap(Conversation.Told.init(stored:)),
                agreement: agreement(row[5]),
                checkIn: seal.open(row[6], .checkIn).flatMap(CheckIn.init(stored:)),
                lastEntry: (row[7] as Int?).map { ($0, row[8]) }
            )
        }
    }
}

internal import Chat
internal import Dialogue
internal import GRDB

/// How what is remembered of a person changes.
extension PersonRecord {
    /// Writes what differs from what is stored; a conversation that has not begun is not stored.
    func save(
        _ conversation: Conversation,
        of member: MemberID,
        name: String?,
        now: Int64
    ) throws {
        guard conversation.stage != .new else {
            try delete(member)
            return
        }
        guard let stored = try stored(member) else {
            let id = try insert(conversation, of: member, name: name, now: now)
            try EntryRecord(seal: seal, db: db).save(conversation.entries, person: id, after: nil)
            return try note(conversation, person: id, before: nil, now: now)
        }
        let isHeard = conversation.turn != stored.turn
        let update = try db.cachedStatement(
            sql: """
                UPDATE person SET name = coalesce(?, name), heard_at = ?, stage = ?, turn = ?,
                    pending = ?, told = ?, agreement = ?, check_in = ?, due_day = ?, language = ?
                WHERE id = ?
                """
        )
        try update.execute(arguments: [
            try seal.close(name == stored.name ? nil : name, .name),
            isHeard ? now : stored.heardAt, conversation.stage.rawValue, conversation.turn,
            try seal.close(conversation.pending?.stored, .pending),
            try seal.close(conversation.told?.stored, .told),
            try seal.close(conversation.agreement.storedName, .agreement),
            try seal.close(conversation.checkIn?.stored, .checkIn), conversation.dueDay,
            try seal.close(conversation.spoken?.stored, .language), stored.id,
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
                    seed, pending, told, agreement, check_in, due_day, language)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
            try seal.close(conversation.spoken?.stored, .language),
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

    /// Deletes all that is kept of a person, messages that wait for them aside; gives whether
    /// anything was.
    @discardableResult func delete(_ member: MemberID) throws -> Bool {
        try db.cachedStatement(sql: "DELETE FROM person WHERE network = ? AND handle = ?")
            .execute(arguments: [member.network, try seal.lookUp(member.key, on: member.network)])
        return db.changesCount > 0
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
}

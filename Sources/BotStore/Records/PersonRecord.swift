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
                SELECT id, stage, turn, seed, pending, told, agreement, check_in, language
                FROM person
                WHERE network = ? AND handle = ?
                """
        )
        let row = try Row.fetchOne(
            statement,
            arguments: [member.network, try seal.lookUp(member.key, on: member.network)]
        )
        return try row.map { ($0[0], try conversation($0)) }
    }

    /// How many people are kept, and how many of them are in the middle of questions.
    func headcount() throws -> (kept: Int, asked: Int) {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT count(*), count(*) FILTER (WHERE stage = ?) FROM person",
            arguments: [Conversation.Stage.interview.rawValue]
        )
        return row.map { ($0[0], $0[1]) } ?? (0, 0)
    }

    /// A page of conversations without who they are with, seed included; `condition` says which.
    func fetchTalks(
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [Store.Talk] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, stage, turn, NULL, pending, told, agreement, check_in, language, network
                FROM person \(condition)
                """
        )
        return try Row.fetchAll(statement, arguments: arguments)
            .map { row in
                Store.Talk(number: row[0], network: row[9], conversation: try conversation(row))
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

    /// The conversation of a row: id, stage, turn, seed, pending, told, agreement, check_in, language.
    private func conversation(_ row: Row) throws -> Conversation {
        let stage = UInt8(exactly: row[1] as Int64).flatMap(Conversation.Stage.init(rawValue:))
        let seed = seal.open(row[3], .seed).flatMap { Int64($0) } ?? 0
        return Conversation(
            entries: try EntryRecord(seal: seal, db: db).fetch(person: row[0]),
            pending: pending(row[4]),
            stage: stage ?? .interview,
            turn: min(max(row[2], Fields.bounds.lowerBound), Fields.bounds.upperBound),
            told: seal.open(row[5], .told).flatMap(Conversation.Told.init(stored:)),
            agreement: agreement(row[6]),
            checkIn: seal.open(row[7], .checkIn).flatMap(CheckIn.init(stored:)),
            spoken: seal.open(row[8], .language).flatMap(Conversation.Spoken.init(stored:)),
            seed: UInt64(bitPattern: seed)
        )
    }

    /// The question that waits; one that cannot be read does not wait.
    func pending(_ value: DatabaseValue) -> Pending? {
        seal.open(value, .pending).flatMap(Pending.init(stored:))
    }

    /// Whether somebody agreed; what cannot be read is no consent.
    private func agreement(_ value: DatabaseValue) -> Conversation.Agreement {
        var fields = Fields(seal.open(value, .agreement) ?? "")
        return fields.named() ?? .notAsked
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

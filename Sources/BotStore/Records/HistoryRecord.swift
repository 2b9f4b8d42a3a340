internal import Dialogue
internal import GRDB
internal import RulesCore

/// Rows that are added and never changed: decisions that were told, answers to whether the bot may
/// write, and, where the club wants it, the words themselves.
struct HistoryRecord {
    let seal: Seal
    let db: Database

    // MARK: - Writing

    func add(
        _ told: Conversation.Told,
        after followUp: FollowUp?,
        person: Int64,
        at time: Int64
    ) throws {
        let content = told.stored + (followUp.map { " " + $0.stored } ?? "")
        try insert(.decision, "told_at", content, person: person, at: time)
    }

    func add(_ agreement: Conversation.Agreement, person: Int64, at time: Int64) throws {
        try insert(
            .consent,
            "answered_at",
            "checkIns \(agreement.storedName)",
            person: person,
            at: time
        )
    }

    func add(_ line: TranscriptLine, person: Int64) throws {
        let content = (line.isFromBot ? "bot " : "runner ") + line.text
        try insert(.transcript, "said_at", content, person: person, at: line.at)
    }

    private func insert(
        _ column: PersonalColumn,
        _ when: String,
        _ content: String,
        person: Int64,
        at time: Int64
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO \(column.table) (person, number, \(when), content)
                SELECT ?1, coalesce(max(number), -1) + 1, ?2, ?3 FROM \(column.table)
                WHERE person = ?1
                """
        )
        try statement.execute(arguments: [person, time, try seal.close(content, column)])
    }

    // MARK: - Reading

    func decisions(person: Int64) throws -> [PersonalData.Decision] {
        try rows(.decision, "told_at", person: person)
            .compactMap { time, content in
                var fields = Fields(content)
                return Conversation.Told(&fields)
                    .map { .init(told: $0, at: time, followUp: FollowUp(&fields)) }
            }
    }

    func consents(person: Int64) throws -> [PersonalData.Consent] {
        try rows(.consent, "answered_at", person: person)
            .compactMap { time, content in
                var fields = Fields(content)
                guard fields.text() == "checkIns" else { return nil }
                return fields.named().map { .init(answer: $0, at: time) }
            }
    }

    func transcript(person: Int64) throws -> [TranscriptLine] {
        try rows(.transcript, "said_at", person: person)
            .compactMap { time, content in
                let parts = content.split(
                    separator: " ",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                guard parts.count == 2, ["bot", "runner"].contains(parts[0]) else { return nil }
                return TranscriptLine(
                    text: String(parts[1]),
                    isFromBot: parts[0] == "bot",
                    at: time
                )
            }
    }

    private func rows(
        _ column: PersonalColumn,
        _ when: String,
        person: Int64
    ) throws -> [(Int64, String)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(when), content FROM \(column.table) WHERE person = ? ORDER BY number
                """
        )
        return try Row.fetchAll(statement, arguments: [person])
            .compactMap { row in seal.open(row[1], column).map { (row[0], $0) } }
    }
}

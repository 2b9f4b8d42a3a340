internal import GRDB

/// Rows of `audit`: what happened, when, to how many, and by which moderator; each linked to all
/// before it.
struct AuditRecord {
    let seal: Seal
    let db: Database

    // MARK: - Writing

    func insert(
        _ event: AuditEvent,
        people: Int = 1,
        by act: ModeratorAct? = nil,
        at time: Int64
    ) throws {
        let end = try DatabaseValue.fetchOne(db, sql: "SELECT link FROM audit_end WHERE id = 1")
        let link = try (end.flatMap(AuditLink.init) ?? .start)
            .next(fields: [
                String(time), event.rawValue, String(people), act?.moderator ?? "",
                act?.command ?? "",
            ])
        try db.cachedStatement(
            sql: """
                INSERT INTO audit (happened_at, event, people, moderator, command, link)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        )
        .execute(arguments: [
            time, event.rawValue, people, try seal.close(act?.moderator, .moderator), act?.command,
            link.value,
        ])
        try db.cachedStatement(
            sql: "INSERT INTO audit_end VALUES (1, ?1) ON CONFLICT DO UPDATE SET link = ?1"
        )
        .execute(arguments: [link.value])
    }

    // MARK: - Reading

    /// A page, those that happened last first; what a newer version has written is left out.
    func fetch(atMost limit: Int) throws -> [AuditLine] {
        try Row.fetchAll(db, sql: Self.select + " ORDER BY id DESC LIMIT ?", arguments: [limit])
            .compactMap { row in
                AuditEvent(rawValue: row[1])
                    .map { AuditLine(event: $0, at: row[0], people: row[2], act: act(of: row)) }
            }
    }

    /// Follows the links from the first line to the last.
    func state() throws -> AuditState {
        var (link, lines, lastSound) = (AuditLink.start, 0, Int64?.none)
        let rows = try Row.fetchCursor(db, sql: Self.select + " ORDER BY id")
        while let row = try rows.next() {
            link = try link.next(fields: fields(of: row))
            guard link == AuditLink(row[5]) else { return .broken(lastSound: lastSound) }
            lines += 1
            lastSound = Int64.fromDatabaseValue(row[0])
        }
        let end = try DatabaseValue.fetchOne(db, sql: "SELECT link FROM audit_end WHERE id = 1")
        return end.flatMap(AuditLink.init) == link
            ? .whole(lines: lines) : .broken(lastSound: lastSound)
    }

    private static let select =
        "SELECT happened_at, event, people, moderator, command, link FROM audit"

    private func act(of row: Row) -> ModeratorAct? {
        guard let moderator = seal.open(row[3], .moderator), let command: String = row[4] else {
            return nil
        }
        return ModeratorAct(moderator: moderator, command: command)
    }

    /// What a line says; what does not open counts as changed.
    private func fields(of row: Row) -> [String] {
        let moderator: DatabaseValue = row[3]
        let opened = moderator.isNull ? "" : seal.open(moderator, .moderator) ?? "?"
        return [
            AuditLink.text(row[0]), AuditLink.text(row[1]), AuditLink.text(row[2]), opened,
            AuditLink.text(row[4]),
        ]
    }
}

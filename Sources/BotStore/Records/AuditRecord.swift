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
        try insert(event, people: people, moderator: act?.moderator, subject: act?.command, time)
    }

    /// Writes a line about scripts, by their hash.
    func insert(_ event: AuditEvent, of scripts: String, at time: Int64) throws {
        try insert(event, people: 0, moderator: nil, subject: scripts, time)
    }

    private func insert(
        _ event: AuditEvent,
        people: Int,
        moderator: String?,
        subject: String?,
        _ time: Int64
    ) throws {
        let end = try DatabaseValue.fetchOne(db, sql: "SELECT link FROM audit_end WHERE id = 1")
        let link = try (end.flatMap(AuditLink.init) ?? .start)
            .next(fields: [
                String(time), event.rawValue, String(people), moderator ?? "", subject ?? "",
            ])
        try db.cachedStatement(
            sql: """
                INSERT INTO audit (happened_at, event, people, moderator, command, link)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        )
        .execute(arguments: [
            time, event.rawValue, people, try seal.close(moderator, .moderator), subject,
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
            .compactMap(line)
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

    private func line(_ row: Row) -> AuditLine? {
        guard let event = AuditEvent(rawValue: row[1]) else { return nil }
        let isOfScripts = [.scriptsInUse, .scriptsWait, .scriptsUnusable].contains(event)
        return AuditLine(
            event: event,
            at: row[0],
            people: row[2],
            act: act(of: row),
            scripts: isOfScripts ? String.fromDatabaseValue(row[4]) : nil
        )
    }

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

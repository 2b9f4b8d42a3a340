internal import GRDB

/// Who did what, and links between the lines of the audit, so that a line that was taken out or
/// changed shows.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V005 {
    static let name = "005 audit"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE audit ADD COLUMN moderator ANY;
                ALTER TABLE audit ADD COLUMN command TEXT;
                ALTER TABLE audit ADD COLUMN link BLOB;
                CREATE TABLE audit_end (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    link BLOB NOT NULL
                ) STRICT;
                """
        )
        var link = AuditLink.start
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT id, happened_at, event, people FROM audit ORDER BY id"
        )
        for row in rows {
            link = try link.next(
                fields: [
                    AuditLink.text(row[1]), AuditLink.text(row[2]), AuditLink.text(row[3]), "", "",
                ]
            )
            try db.execute(
                sql: "UPDATE audit SET link = ? WHERE id = ?",
                arguments: [link.value, row["id"] as Int64]
            )
        }
        try db.execute(sql: "INSERT INTO audit_end VALUES (1, ?)", arguments: [link.value])
    }
}

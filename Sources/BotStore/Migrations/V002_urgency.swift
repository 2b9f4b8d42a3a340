internal import GRDB

/// Messages are urgent by degrees: 0 ordinary, 1 a decision, 2 an emergency.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V002 {
    static let name = "002 urgency"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE outbox RENAME COLUMN is_urgent TO urgency;
                UPDATE outbox SET urgency = 2 WHERE urgency = 1;
                """
        )
    }
}

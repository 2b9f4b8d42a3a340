internal import GRDB

/// Wishes for a person of the club that are open, one for each runner at most.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V008 {
    static let name = "008 handovers"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE handover (
                    person INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
                    opened_at INTEGER NOT NULL,
                    changed_at INTEGER NOT NULL,
                    code ANY NOT NULL,
                    sharing ANY NOT NULL,
                    state ANY NOT NULL,
                    taker ANY,
                    taker_name ANY
                ) STRICT;
                """
        )
    }
}

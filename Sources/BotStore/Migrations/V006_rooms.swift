internal import GRDB

/// Rooms in which the bot keeps out of what is said, and whom it has offered help in one.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V006 {
    static let name = "006 rooms"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE room (
                    network TEXT NOT NULL,
                    name TEXT NOT NULL,
                    quiet_until INTEGER,
                    is_off INTEGER NOT NULL,
                    PRIMARY KEY (network, name)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE offer (
                    id INTEGER PRIMARY KEY,
                    network TEXT NOT NULL,
                    handle ANY NOT NULL,
                    handle_sealed ANY,
                    seen_at INTEGER NOT NULL,
                    content ANY NOT NULL,
                    UNIQUE (network, handle)
                ) STRICT;
                CREATE INDEX offer_seen ON offer (seen_at);
                """
        )
    }
}

internal import GRDB

/// The first schema.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V001 {
    static let name = "001 conversations"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE conversation (
                    id INTEGER PRIMARY KEY,
                    network TEXT NOT NULL,
                    member TEXT NOT NULL,
                    stage INTEGER NOT NULL,
                    turn INTEGER NOT NULL,
                    seed INTEGER NOT NULL,
                    pending TEXT,
                    told_level INTEGER,
                    told_day INTEGER,
                    changed_at INTEGER NOT NULL,
                    UNIQUE (network, member)
                ) STRICT;

                CREATE TABLE entry (
                    conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
                    number INTEGER NOT NULL,
                    turn INTEGER NOT NULL,
                    day INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    fact TEXT NOT NULL,
                    value TEXT,
                    how INTEGER,
                    least_days INTEGER,
                    most_days INTEGER,
                    PRIMARY KEY (conversation, number)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE outbox (
                    id INTEGER PRIMARY KEY,
                    network TEXT NOT NULL,
                    target TEXT NOT NULL,
                    text TEXT NOT NULL,
                    is_urgent INTEGER NOT NULL,
                    made_at INTEGER NOT NULL
                ) STRICT;
                """
        )
    }
}

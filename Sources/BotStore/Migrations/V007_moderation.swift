internal import GRDB

/// What moderators have decided and what holds for a time: who deputises for them, whom the bot does
/// not answer, whether it pauses and who was told so.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V007 {
    static let name = "007 moderation"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE deputy (
                    id INTEGER PRIMARY KEY,
                    network TEXT NOT NULL,
                    account ANY NOT NULL,
                    ends_at INTEGER NOT NULL
                ) STRICT;

                CREATE TABLE ignored (
                    id INTEGER PRIMARY KEY,
                    network TEXT NOT NULL,
                    handle ANY,
                    handle_sealed ANY,
                    name ANY NOT NULL,
                    ends_at INTEGER NOT NULL,
                    is_told INTEGER NOT NULL
                ) STRICT;

                CREATE INDEX ignored_handle ON ignored (network, handle) WHERE handle IS NOT NULL;

                CREATE TABLE pause (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    since INTEGER NOT NULL
                ) STRICT;

                CREATE TABLE told_of_pause (
                    id INTEGER PRIMARY KEY,
                    network TEXT NOT NULL,
                    handle ANY NOT NULL,
                    handle_sealed ANY,
                    name ANY NOT NULL,
                    UNIQUE (network, handle)
                ) STRICT;
                """
        )
    }
}

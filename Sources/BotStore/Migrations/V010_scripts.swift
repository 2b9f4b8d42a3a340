internal import GRDB

/// The files of the scripts in use (0) and of those before them (1); a text that several have is kept
/// once.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V010 {
    static let name = "010 scripts"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE scripts (
                    place INTEGER PRIMARY KEY CHECK (place IN (0, 1)),
                    hash TEXT NOT NULL
                ) STRICT;

                CREATE TABLE script_text (
                    id INTEGER PRIMARY KEY,
                    content BLOB NOT NULL
                ) STRICT;

                CREATE TABLE script_file (
                    place INTEGER NOT NULL REFERENCES scripts ON DELETE CASCADE,
                    name TEXT NOT NULL,
                    content INTEGER NOT NULL REFERENCES script_text,
                    PRIMARY KEY (place, name)
                ) STRICT, WITHOUT ROWID;
                """
        )
    }
}

internal import GRDB

/// How questions fare, counted by day; nobody's answers and nobody's name.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V009 {
    static let name = "009 funnel"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE funnel (
                    day INTEGER NOT NULL,
                    question TEXT NOT NULL,
                    asked INTEGER NOT NULL,
                    answered INTEGER NOT NULL,
                    unclear INTEGER NOT NULL,
                    left_then INTEGER NOT NULL,
                    PRIMARY KEY (day, question)
                ) STRICT, WITHOUT ROWID;
                """
        )
    }
}

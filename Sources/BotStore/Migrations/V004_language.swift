internal import GRDB

/// The language that a person is spoken to in; those of before have the club's.
///
/// Never edited after a release: what changes, changes in a later migration.
enum V004 {
    static let name = "004 language"

    static func migrate(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE person ADD COLUMN language ANY")
    }
}

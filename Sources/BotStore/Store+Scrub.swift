internal import GRDB

extension Store {
    /// Writes the database anew, so that no byte of what was deleted is left in its files.
    ///
    /// Deleted values are overwritten and the log is emptied by each batch that forgets somebody;
    /// what only this reaches are copies that SQLite leaves in a page when it moves rows to others.
    /// Nothing else is written or read meanwhile: about a second for 100,000 people.
    ///
    /// - Throws: ``StoreError/failed(code:reason:)``, such as on a disk without room for a copy;
    ///   then nothing is lost.
    public func scrub() async throws(StoreError) {
        try await run { queue in
            try await queue.writeWithoutTransaction { try Self.scrub($0) }
        }
    }

    /// Notes, as a part of a transaction, that a scrub is to follow, if need be at the next start.
    static func oweScrub(_ db: Database) throws { try db.execute(sql: "PRAGMA user_version = 1") }

    static func isScrubOwed(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA user_version") != 0
    }

    static func scrub(_ db: Database) throws {
        // The copy has nothing in it that was deleted, and may be too large for the memory.
        try db.execute(sql: "PRAGMA temp_store = FILE")
        defer { try? db.execute(sql: "PRAGMA temp_store = MEMORY") }
        try db.execute(sql: "VACUUM; PRAGMA user_version = 0")
        try db.checkpoint(.truncate)
    }
}

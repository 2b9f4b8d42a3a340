internal import GRDB

extension Store {
    /// Seals the database at a path, seals it under another key, or opens it for good.
    ///
    /// All of it in one transaction: a crash leaves it as it was, or done. Then the database is
    /// written anew, so that nothing is left of what it was; where a crash comes between, that is
    /// done at the next start. The bot must not run meanwhile.
    ///
    /// - Parameters:
    ///   - path: The database.
    ///   - old: The key that it is sealed under; nil where it is plain.
    ///   - new: The key that it is to be sealed under; nil: by none.
    ///   - now: The time, in seconds since 1970.
    /// - Throws: ``StoreError``, ``StoreError/damaged(path:reason:)`` where a value does not open.
    public static func rekey(
        path: String,
        from old: StoreKey?,
        to new: StoreKey?,
        now: Int64
    ) async throws(StoreError) {
        let store = try Store(path: path, key: old)
        let change = KeyChange(from: store.seal, to: Seal(key: new))
        let result: Result<Void, StoreError>
        do {
            try await store.write(durability: .full) { db in
                try change.run(db, path: path)
                try AuditRecord(seal: change.new, db: db).insert(.rekeyed, people: 0, at: now)
                try oweScrub(db)
                return ((), leavesWords: true)
            }
            try await store.scrub()
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try store.close()
        try result.get()
    }
}

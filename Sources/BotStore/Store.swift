public import Chat
public import Dialogue
internal import GRDB

/// What the bot remembers, in one SQLite database.
///
/// One writer; every batch is one transaction, durable before ``commit(_:)`` returns.
public struct Store: Sendable {
    private let queue: DatabaseQueue
    let durability: Durability
    let seal: Seal

    /// How much a commit has to survive.
    public enum Durability: String, Sendable {
        /// A loss of power: the disk is waited for at every commit.
        case full
        /// A crash of the program; after a loss of power the last batches may be missing.
        case normal
    }

    /// Opens or makes the database at a path.
    ///
    /// - Throws: ``StoreError/cannotOpen(path:reason:)``, ``StoreError/newer(path:)``,
    ///   ``StoreError/damaged(path:reason:)``.
    public init(
        path: String,
        durability: Durability = .full,
        key: StoreKey? = nil
    ) throws(StoreError) {
        self.durability = durability
        seal = Seal(key: key)
        do {
            queue = try DatabaseQueue(path: path, configuration: Self.configuration(durability))
            try Self.prepare(queue, path: path)
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError where error.isDamage {
            throw .damaged(path: path, reason: error.message ?? "not a database")
        } catch {
            throw .cannotOpen(path: path, reason: "\(error)")
        }
    }

    /// A database in memory, gone with the store.
    public init() throws(StoreError) {
        durability = .normal
        seal = Seal(key: nil)
        do {
            queue = try DatabaseQueue(configuration: Self.configuration(.normal))
            try Self.prepare(queue, path: ":memory:")
        } catch let error as StoreError {
            throw error
        } catch {
            throw .cannotOpen(path: ":memory:", reason: "\(error)")
        }
    }

    private static func configuration(_ durability: Durability) -> Configuration {
        var configuration = Configuration()
        configuration.label = "sweep.store"
        // A backup that is being made may hold the file for a moment.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = \(durability.rawValue);
                    PRAGMA secure_delete = ON;
                    PRAGMA foreign_keys = ON;
                    """
            )
        }
        return configuration
    }

    private static func prepare(_ queue: DatabaseQueue, path: String) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(V001.name, migrate: V001.migrate)
        migrator.registerMigration(V002.name, migrate: V002.migrate)
        migrator.registerMigration(V003.name, migrate: V003.migrate)
        if try queue.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: path) }
        try migrator.migrate(queue)
    }

    // MARK: - Reading

    /// The conversations of those members, as far as there are any.
    public func conversations(
        of members: [MemberID]
    ) async throws(StoreError) -> [MemberID: Conversation] {
        try await run { queue in
            try await queue.read { db in
                let people = PersonRecord(seal: seal, db: db)
                return try members.reduce(into: [:]) { result, member in
                    result[member] = try people.fetch(member)?.conversation
                }
            }
        }
    }

    /// The messages to a network that have not been sent, oldest first.
    public func unsent(network: String) async throws(StoreError) -> [ChatAction] {
        try await run { queue in
            try await queue.read { try OutboxRecord(seal: seal, db: $0).fetch(network: network) }
        }
    }

    /// The highest number of a message that waits; 0 when none does.
    public func lastActionID() async throws(StoreError) -> ChatAction.ID {
        try await run { queue in
            try await queue.read { try OutboxRecord(seal: seal, db: $0).lastID() }
        }
    }

    /// Closes the database; nothing may be asked of it afterwards.
    public func close() throws(StoreError) {
        do { try queue.close() } catch { throw Self.translated(error) }
    }

    func run<Value: Sendable>(
        _ work: (DatabaseQueue) async throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await work(queue) } catch { throw Self.translated(error) }
    }

    /// Writes in one transaction; where the work says so, the log is emptied behind it.
    func write<Value: Sendable>(
        durability: Durability,
        _ work: @Sendable @escaping (Database) throws -> (Value, leavesWords: Bool)
    ) async throws(StoreError) -> Value {
        try await run { queue in
            try await queue.writeWithoutTransaction { db in
                try db.cachedStatement(sql: "PRAGMA synchronous = \(durability.rawValue)").execute()
                var result: (Value, leavesWords: Bool)?
                try db.inTransaction {
                    result = try work(db)
                    return .commit
                }
                guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
                if result.leavesWords { try db.checkpoint(.truncate) }
                return result.0
            }
        }
    }

    private static func translated(_ error: any Error) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let error as DatabaseError: StoreError(error)
        default: .failed(code: 0, reason: "\(error)")
        }
    }
}

extension DatabaseError {
    /// Whether the file itself is at fault.
    fileprivate var isDamage: Bool {
        resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB
    }
}

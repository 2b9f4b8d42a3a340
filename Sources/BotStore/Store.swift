public import Chat
public import Dialogue
internal import Foundation
package import GRDB

/// What the bot remembers, in one SQLite database.
///
/// One writer; every batch is one transaction, durable before ``commit(_:)`` returns.
public struct Store: Sendable {
    private let queue: DatabaseQueue
    private let upkeep = Upkeep()
    private let place: Place?
    /// Where it is; nil in memory.
    let path: String?
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
    /// What is refused is left to the byte, the files beside it too.
    ///
    /// - Parameters:
    ///   - path: The file; only its owner may read what is made anew.
    ///   - durability: What a commit survives.
    ///   - key: The key that it is sealed under; nil where it is plain.
    ///   - isAlone: Whether nobody else has it open. Else it may be read and written, but one of an
    ///     older version is refused and not brought up to date: a bot of that version may run on it.
    /// - Throws: ``StoreError``, any but ``StoreError/failed(code:reason:)``.
    public init(
        path: String,
        durability: Durability = .full,
        key: StoreKey? = nil,
        isAlone: Bool = true
    ) throws(StoreError) {
        try Inspection(path: path, key: key, isAlone: isAlone).run()
        if !FileManager.default.fileExists(atPath: path) {
            // Where that fails, SQLite tells why.
            _ = FileManager.default.createFile(
                atPath: path,
                contents: nil,
                attributes: [.posixPermissions: 0o600]
            )
        }
        try self.init(path: path, durability: durability, key: key) { configuration in
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// A database in memory, gone with the store.
    public init() throws(StoreError) {
        try self.init(path: nil, durability: .normal, key: nil) { configuration in
            try DatabaseQueue(configuration: configuration)
        }
    }

    private init(
        path: String?,
        durability: Durability,
        key: StoreKey?,
        _ open: (Configuration) throws -> DatabaseQueue
    ) throws(StoreError) {
        self.durability = durability
        self.path = path
        seal = Seal(key: key)
        let path = path ?? ":memory:"
        do {
            queue = try open(Self.configuration(durability))
            try Self.prepare(queue, key: key, path: path)
            place = Place(of: path)
        } catch {
            throw .whileOpening(path, error)
        }
    }

    /// For how long a locked database is waited for, in seconds.
    ///
    /// Only another program that writes can lock it; to answer an emergency from memory is better
    /// than to wait for that.
    static let patience = 0.5

    private static func configuration(_ durability: Durability) -> Configuration {
        var configuration = Configuration()
        configuration.label = "sweep.store"
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            // What SQLite keeps for a moment does not go to a file of its own.
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = \(durability.rawValue);
                    PRAGMA secure_delete = ON;
                    PRAGMA foreign_keys = ON;
                    PRAGMA temp_store = MEMORY;
                    """
            )
        }
        return configuration
    }

    private static func prepare(_ queue: DatabaseQueue, key: StoreKey?, path: String) throws {
        try Schema.migrator.migrate(queue)
        try queue.write { db in
            // To have begun to write also finds out whether the file can be written.
            try KeyCheck(db: db).adopt(key)
        }
        try queue.writeWithoutTransaction { db in
            if try Self.isScrubOwed(db) { try Self.scrub(db) }
            Upkeep().emptyLog(db)
        }
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

    package func run<Value: Sendable>(
        _ work: (DatabaseQueue) async throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await work(queue) } catch { throw Self.translated(error) }
    }

    /// Writes in one transaction; where the work says so, the log is emptied behind it.
    func write<Value: Sendable>(
        durability: Durability,
        _ work: @Sendable @escaping (Database) throws -> (Value, leavesWords: Bool)
    ) async throws(StoreError) -> Value {
        let upkeep = upkeep
        let place = place
        return try await run { queue in
            try await queue.writeWithoutTransaction { db in
                var result: (Value, leavesWords: Bool)?
                do {
                    try place?.check()
                    try upkeep.catchUp(db)
                    let pragma = "PRAGMA synchronous = \(durability.rawValue)"
                    try db.cachedStatement(sql: pragma).execute()
                    try db.inTransaction {
                        result = try work(db)
                        return .commit
                    }
                } catch {
                    upkeep.note(error)
                    throw error
                }
                guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
                if result.leavesWords { upkeep.emptyLog(db) }
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

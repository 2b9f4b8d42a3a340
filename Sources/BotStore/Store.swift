public import Chat
public import Dialogue
internal import GRDB

/// What the bot remembers, in one SQLite database.
///
/// One writer; every batch is one transaction, durable before ``commit(_:)`` returns.
public struct Store: Sendable {
    private let queue: DatabaseQueue
    private let durability: Durability

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
    public init(path: String, durability: Durability = .full) throws(StoreError) {
        self.durability = durability
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
                try members.reduce(into: [:]) { result, member in
                    result[member] = try ConversationRecord.fetch(member, db)?.conversation
                }
            }
        }
    }

    /// The messages to a network that have not been sent, oldest first.
    public func unsent(network: String) async throws(StoreError) -> [ChatAction] {
        try await run { queue in
            try await queue.read { try OutboxRecord.fetch(network: network, $0) }
        }
    }

    /// The highest number of a message that waits; 0 when none does.
    public func lastActionID() async throws(StoreError) -> ChatAction.ID {
        try await run { queue in
            try await queue.read { try OutboxRecord.lastID($0) }
        }
    }

    // MARK: - Writing

    /// What one turn of the loop changes.
    public struct Batch: Sendable {
        /// The conversations as they are now; one that was forgotten is deleted.
        public var conversations: [MemberID: Conversation] = [:]
        /// What is to be said.
        public var actions: [ChatAction] = []
        /// What has been said and need not be kept.
        public var sent: [ChatAction.ID] = []
        /// Who had everything deleted, by network and target: what waits for them goes too.
        public var forgotten: [(network: String, target: String)] = []
        /// What people are called by now; kept of those who have a conversation.
        public var names: [MemberID: String] = [:]
        /// Messages that were taken in, where their network has names for them.
        public var heard: [HeardMessage] = []
        /// Timers that are to ring, with the time in seconds since 1970.
        public var timers: [(member: MemberID, kind: SelfCareTimer.Kind, at: Int64)] = []
        /// Timers that have rung.
        public var rung: [DueTimer.ID] = []
        /// Whose timers are all dropped; those in ``timers`` come after that.
        public var timersDropped: Set<MemberID> = []
        /// Codes that were told: each opens the conversation of its member, and none told before.
        public var codes: [MemberID: ResumeCode] = [:]
        /// Conversations that are somebody's under another id from now on, as a code has shown.
        public var moved: [(from: MemberID, to: MemberID)] = []
        /// The time, in seconds since 1970.
        public var now: Int64

        /// An empty batch.
        public init(now: Int64) {
            self.now = now
        }

        /// Whether it changes nothing.
        public var isEmpty: Bool { conversations.isEmpty && actions.isEmpty && sent.isEmpty }
    }

    /// Writes a batch whole or not at all.
    ///
    /// A batch that only notes what has been sent is not waited for until it is on the disk: lost
    /// with the power, it would have something said twice.
    public func commit(_ batch: Batch) async throws(StoreError) {
        guard !batch.isEmpty else { return }
        let isOnlySent = batch.conversations.isEmpty && batch.actions.isEmpty
        let durability = isOnlySent ? Durability.normal : durability
        try await run { queue in
            try await queue.writeWithoutTransaction { db in
                try db.cachedStatement(sql: "PRAGMA synchronous = \(durability.rawValue)").execute()
                try db.inTransaction {
                    try Self.write(batch, db)
                    return .commit
                }
                // What was deleted is not to be found in the log either.
                if !batch.forgotten.isEmpty { try db.checkpoint(.truncate) }
            }
        }
    }

    private static func write(_ batch: Batch, _ db: Database) throws {
        for (network, target) in batch.forgotten {
            try OutboxRecord.delete(network: network, target: target, db)
        }
        for (member, conversation) in batch.conversations {
            try ConversationRecord.save(conversation, of: member, now: batch.now, db)
        }
        try OutboxRecord.insert(batch.actions, now: batch.now, db)
        try OutboxRecord.delete(batch.sent, db)
    }

    /// Throws away messages that were made before a time, in seconds since 1970, and gives their ids.
    public func dropUnsent(before time: Int64) async throws(StoreError) -> [ChatAction.ID] {
        try await run { queue in
            try await queue.write { try OutboxRecord.delete(before: time, $0) }
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

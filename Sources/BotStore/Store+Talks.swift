public import Dialogue
internal import GRDB

/// Conversations without who they are with, for trying scripts on them.
///
/// Read by the page: what is written meanwhile waits for one page at most.
extension Store {
    /// How many conversations one page holds at most.
    public static let pageSize = 100

    /// A conversation that nobody can be told by: no member, no name, no seed made of them.
    public struct Talk: Sendable {
        /// Its place in the order of ``Store/liveTalks(since:after:)``.
        public let number: Int64
        /// The network it is on.
        public let network: String
        /// What was learnt and what waits.
        public let conversation: Conversation
    }

    /// A page of conversations in an interview or with a decision, by number.
    ///
    /// - Parameters:
    ///   - time: Those untouched since then are left out; in seconds since 1970.
    ///   - number: The last one of the page before; 0 for the first page.
    /// - Returns: Empty behind the last page.
    /// - Throws: ``StoreError/failed(code:reason:)``.
    public func liveTalks(
        since time: Int64,
        after number: Int64
    ) async throws(StoreError) -> [Talk] {
        try await run { queue in
            try await queue.read { db in
                try PersonRecord(seal: seal, db: db)
                    .fetchTalks(
                        where: "WHERE id > ? AND heard_at >= ? AND stage IN (?, ?) "
                            + "ORDER BY id LIMIT ?",
                        [
                            number, time, Conversation.Stage.interview.rawValue,
                            Conversation.Stage.decided.rawValue, Self.pageSize,
                        ]
                    )
            }
        }
    }

    /// A page of all conversations, those that changed last first.
    ///
    /// - Parameter count: How many to pass over.
    /// - Returns: Empty behind the last page.
    /// - Throws: ``StoreError/failed(code:reason:)``.
    public func latestTalks(skipping count: Int) async throws(StoreError) -> [Talk] {
        try await run { queue in
            try await queue.read { db in
                try PersonRecord(seal: seal, db: db)
                    .fetchTalks(
                        where: "ORDER BY heard_at DESC, id DESC LIMIT ? OFFSET ?",
                        [Self.pageSize, count]
                    )
            }
        }
    }
}

public import Chat
public import Dialogue
internal import GRDB

/// A message as its network names it.
public struct HeardMessage: Hashable, Sendable {
    /// The network.
    public let network: String
    /// The network's name for it.
    public let id: String

    /// Makes one.
    public init(network: String, id: String) {
        self.network = network
        self.id = id
    }
}

/// A timer that has to ring.
public struct DueTimer: Equatable, Sendable {
    /// Tells timers apart.
    public typealias ID = Int64
    /// Which it is.
    public let id: ID
    /// Whose.
    public let member: MemberID
    /// What they were called last.
    public let name: String
    /// What is said.
    public let kind: SelfCareTimer.Kind
    /// When it was to ring, in seconds since 1970.
    public let at: Int64
}

/// Somebody who is to be asked how it is.
public struct DueCheckIn: Equatable, Sendable {
    /// Who.
    public let member: MemberID
    /// What they were called last.
    public let name: String
    /// The local day since when it is due.
    public let day: Int
    /// Its place among those of the same day.
    let number: Int64
}

/// What falls due by the clock.
extension Store {
    /// A page of those who are to be written to on a local day or before, those due longest first.
    ///
    /// - Parameters:
    ///   - day: The local day.
    ///   - last: The last one of the page before; nil for the first page.
    ///   - limit: How many a page holds.
    /// - Returns: Fewer than the limit on the last page.
    /// - Throws: ``StoreError/failed(code:reason:)``.
    public func dueCheckIns(
        by day: Int,
        after last: DueCheckIn? = nil,
        atMost limit: Int
    ) async throws(StoreError) -> [DueCheckIn] {
        try await run { queue in
            try await queue.read { db in
                try PersonRecord(seal: seal, db: db).due(by: day, after: last, atMost: limit)
            }
        }
    }

    /// The timers that are to ring by a time in seconds since 1970, the earliest first.
    public func dueTimers(by time: Int64, atMost limit: Int) async throws(StoreError) -> [DueTimer]
    {
        try await run { queue in
            try await queue.read { db in
                try TimerRecord(seal: seal, db: db).due(by: time, atMost: limit)
            }
        }
    }

    /// When the next timer rings, in seconds since 1970.
    public func nextTimer() async throws(StoreError) -> Int64? {
        try await run { queue in
            try await queue.read { try TimerRecord(seal: seal, db: $0).next() }
        }
    }

    /// Those of the messages that were taken in before.
    ///
    /// A message is known again for a week.
    public func heard(
        among messages: Set<HeardMessage>
    ) async throws(StoreError) -> Set<HeardMessage> {
        guard !messages.isEmpty else { return [] }
        return try await run { queue in
            try await queue.read { try HeardRecord.known(among: messages, $0) }
        }
    }

    /// Whose conversation a code opens on a network.
    public func member(
        by code: ResumeCode,
        on network: String
    ) async throws(StoreError) -> MemberID? {
        try await run { queue in
            try await queue.read { db in
                try CodeRecord(seal: seal, db: db).member(by: code, on: network)
            }
        }
    }
}

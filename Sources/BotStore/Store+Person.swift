public import Chat
internal import GRDB

/// What belongs to a person, and the end of it.
extension Store {
    /// Everything that is kept of somebody; nil when nothing is.
    public func personalData(of member: MemberID) async throws(StoreError) -> PersonalData? {
        try await run { queue in
            try await queue.read { try PersonRecord(seal: seal, db: $0).personalData(of: member) }
        }
    }

    /// All wishes for a person that are open, the oldest first.
    public func handovers() async throws(StoreError) -> [OpenHandover] {
        try await run { queue in
            try await queue.read { try HandoverRecord(seal: seal, db: $0).fetchAll() }
        }
    }

    /// Who is called so, or has an account of that name, in any case of letters.
    ///
    /// Everybody is looked at: for an operator who is asked, not for the bot at work.
    public func people(called name: String) async throws(StoreError) -> [MemberID] {
        try await run { queue in
            try await queue.read { try PersonRecord(seal: seal, db: $0).members(called: name) }
        }
    }

    /// How many people are kept, and how many of them are in the middle of questions.
    public func headcount() async throws(StoreError) -> (kept: Int, asked: Int) {
        try await run { queue in
            try await queue.read { try PersonRecord(seal: seal, db: $0).headcount() }
        }
    }

    /// When anybody was heard last, in seconds since 1970; nil where nobody is kept.
    public func lastHeard() async throws(StoreError) -> Int64? {
        try await run { queue in
            try await queue.read { try Int64.fetchOne($0, sql: "SELECT max(heard_at) FROM person") }
        }
    }

    /// How many people are deleted at a time, so that nobody waits long for an answer meanwhile.
    static let slice = 200

    /// Deletes everything of people who were not heard for so long, and gives how many they were.
    ///
    /// - Parameters:
    ///   - time: Those not heard since then; in seconds since 1970.
    ///   - now: The time, for the audit.
    /// - Returns: How many people were forgotten.
    /// - Throws: ``StoreError/failed(code:reason:)``; those deleted so far are gone.
    public func forgetUnheard(since time: Int64, now: Int64) async throws(StoreError) -> Int {
        var total = 0
        while true {
            let (count, isLast) = try await write(durability: durability) { db in
                let people = try PersonRecord(seal: seal, db: db)
                    .deleteUnheard(since: time, atMost: Self.slice)
                let isLast = people < Self.slice
                // Those who were only offered help have never talked to the bot.
                let others =
                    isLast
                    ? try OfferRecord(seal: seal, db: db).deleteUnseen(since: time) : 0
                let count = people + others
                if count > 0 {
                    try AuditRecord(seal: seal, db: db).insert(.expired, people: count, at: now)
                    try Self.oweScrub(db)
                }
                return ((count, isLast), leavesWords: count > 0 && isLast)
            }
            total += count
            if isLast { return total }
        }
    }

    /// Notes something in the audit.
    public func note(_ event: AuditEvent, now: Int64) async throws(StoreError) {
        var batch = Batch(now: now)
        batch.audit = [event]
        try await commit(batch)
    }

    /// The audit, what happened last first.
    public func audit(atMost limit: Int) async throws(StoreError) -> [AuditLine] {
        try await run { queue in
            try await queue.read { try AuditRecord(seal: seal, db: $0).fetch(atMost: limit) }
        }
    }

    /// Whether any line of the audit was changed or taken out; reads them all.
    public func auditState() async throws(StoreError) -> AuditState {
        try await run { queue in
            try await queue.read { try AuditRecord(seal: seal, db: $0).state() }
        }
    }
}

/// When the database is written anew, so that no byte of what was deleted is left.
///
/// What is deleted is overwritten at once, and so is the log of it. Writing everything anew on top
/// takes time by the size of the database, and nobody is answered meanwhile: where it took long the
/// last time, it waits for a still moment, at most a minute, and is done once for all who wait.
struct Scrubbing {
    /// What takes longer waits for a still moment.
    private static let long = Duration.seconds(1)
    /// How long it waits at most, and until it is tried again where it failed, in seconds.
    private static let patience: Int64 = 60

    private(set) var farewells: [Farewell] = []
    private var isWanted = false
    private var since: Int64?
    private var failedAt: Int64?
    private var took = Duration.zero

    /// Adds people who have had everything deleted.
    mutating func add(_ farewells: [Farewell]) {
        self.farewells += farewells
        if !farewells.isEmpty { isWanted = true }
    }

    /// Wants it done without anybody to be told.
    mutating func want() { isWanted = true }

    /// Whether it is to be done now.
    mutating func isDue(isStill: Bool, at now: Int64) -> Bool {
        guard isWanted else { return false }
        if let failedAt, failedAt <= now, now - failedAt < Self.patience { return false }
        let since = since ?? now
        self.since = since
        return took < Self.long || isStill || now < since || now - since >= Self.patience
    }

    /// Notes that it failed, such as on a disk without room for a copy; true at the first time.
    mutating func noteFailed(at now: Int64) -> Bool {
        defer { failedAt = now }
        return failedAt == nil
    }

    /// Notes that it was done; gives those who are to be told.
    mutating func noteDone(took: Duration) -> [Farewell] {
        self.took = took
        isWanted = false
        since = nil
        failedAt = nil
        defer { farewells = [] }
        return farewells
    }
}

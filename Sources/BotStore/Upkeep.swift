internal import GRDB
internal import Synchronization

/// What the log of a database is owed: to be emptied before more is written to it.
///
/// After a failed fsync the system may have dropped what it had not written, and may tell of no
/// error any more: what stands in the log by then is written to the database and the log begun anew,
/// before anything is confirmed that stands behind it.
final class Upkeep: Sendable {
    private let isOwed = Mutex(false)

    /// Notes a write that failed.
    func note(_ error: any Error) {
        if (error as? DatabaseError)?.resultCode == .SQLITE_IOERR { isOwed.withLock { $0 = true } }
    }

    /// Empties the log if it is owed; the disk's failure is thrown.
    func catchUp(_ db: Database) throws {
        guard isOwed.withLock({ $0 }) else { return }
        do {
            try db.checkpoint(.truncate)
            isOwed.withLock { $0 = false }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Somebody reads, such as a backup; the next write tries again.
        }
    }

    /// Empties the log now, or before the next write where that is not possible.
    func emptyLog(_ db: Database) {
        isOwed.withLock { $0 = true }
        try? catchUp(db)
    }
}

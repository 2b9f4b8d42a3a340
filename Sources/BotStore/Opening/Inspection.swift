internal import Foundation
internal import GRDB

/// A look at what stands at a path, before anything is done with it.
///
/// Nothing is written, neither to the database nor to the files beside it: what is refused is left
/// to the byte. SQLite would recover and empty the log of a database by merely opening it, so the
/// look takes the file as one that cannot be written, and its log with it.
/// Source: SQLite, "Write-Ahead Logging", section 5; "Uniform Resource Identifiers".
struct Inspection {
    let path: String
    let key: StoreKey?
    /// Whether it may be brought up to date.
    let isAlone: Bool

    /// Looks.
    ///
    /// - Throws: Why the database is not to be opened; nothing where there is none yet.
    func run() throws(StoreError) {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return
        }
        guard !isFolder.boolValue else { throw .cannotOpen(path: path, reason: "it is a folder") }
        guard size(of: path) != 0 else { return }
        do { try look() } catch { throw .whileOpening(path, error) }
    }

    /// How many bytes stand before the first page in a log.
    private static let logHeadBytes = 32

    /// Whether the log has to be looked at too.
    ///
    /// Of a head alone, as a crash leaves it, SQLite can make nothing without writing to it; there is
    /// nothing behind it either. Another program may write more at any moment.
    private var hasLog: Bool {
        guard let bytes = size(of: path + "-wal") else { return false }
        return bytes > Self.logHeadBytes || !isAlone && size(of: path + "-shm") != nil
    }

    private func look() throws {
        do {
            try look(withLog: hasLog)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_PROTOCOL {
            // A head alone, and nobody who writes.
            try look(withLog: false)
        }
    }

    private func look(withLog hasLog: Bool) throws {
        let index = path + "-shm"
        let madeIndex = hasLog && size(of: index) == nil
        if madeIndex {
            // Without one SQLite does not look at the log; it is not written to.
            try Data().write(to: URL(filePath: index), options: .withoutOverwriting)
        }
        defer { if madeIndex { try? FileManager.default.removeItem(atPath: index) } }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(Store.patience)
        let queue = try DatabaseQueue(
            path: uri(hasLog ? "mode=ro&readonly_shm=1" : "immutable=1"),
            configuration: configuration
        )
        try queue.read(judge)
        try queue.close()
    }

    private func judge(_ db: Database) throws {
        // Every page is read and has to be where it belongs; what stands in the cells is judged when
        // it is read.
        if let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), finding != "ok" {
            throw StoreError.damaged(path: path, reason: finding)
        }
        guard try db.tableExists(DatabaseMigrator.table) else {
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
            if tables == 0 { return }
            throw StoreError.cannotOpen(path: path, reason: "another program's database")
        }
        if try Schema.migrator.hasBeenSuperseded(db) { throw StoreError.newer(path: path) }
        guard try isAlone || Schema.migrator.hasCompletedMigrations(db) else {
            throw StoreError.older(path: path)
        }
        try KeyCheck(db: db).verify(key, path: path)
    }

    private func size(of path: String) -> UInt64? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.uint64Value
    }

    private func uri(_ parameters: String) -> String {
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%;"))
        let path = URL(filePath: path).absoluteURL.path(percentEncoded: false)
        return "file:\(path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)"
            + "?\(parameters)"
    }
}

extension DatabaseMigrator {
    /// Where GRDB notes which migrations were run.
    fileprivate static let table = "grdb_migrations"
}

extension DatabaseError {
    /// Whether the file itself is at fault.
    var isDamage: Bool {
        resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB
    }
}

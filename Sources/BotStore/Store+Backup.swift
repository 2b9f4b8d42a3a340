internal import Foundation
internal import GRDB

extension Store {
    /// Copies the database as it is at this moment to a new file, while the bot goes on.
    ///
    /// The copy is checked before it gets its name, so that a file of that name is a whole one. It
    /// may be opened in place of the database; a sealed one needs the key that it was sealed under.
    ///
    /// - Parameter path: Where; only the owner may read it.
    /// - Throws: ``StoreError/noBackup(path:reason:)``, also where there is a file already.
    public func backUp(to path: String) async throws(StoreError) {
        let partial = path + ".partial"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw .noBackup(path: path, reason: "there is a file of that name")
        }
        do {
            try? FileManager.default.removeItem(atPath: partial)
            guard
                FileManager.default.createFile(
                    atPath: partial,
                    contents: nil,
                    attributes: [.posixPermissions: 0o600]
                )
            else { throw StoreError.noBackup(path: path, reason: "the file cannot be made") }
            try await copy(to: partial)
            try FileManager.default.moveItem(atPath: partial, toPath: path)
            // The name, too, is to survive a loss of power.
            let folder = URL(filePath: path).deletingLastPathComponent()
            let handle = try FileHandle(forReadingFrom: folder)
            try handle.synchronize()
            try handle.close()
        } catch {
            for leftover in [partial, partial + "-wal", partial + "-shm"] {
                try? FileManager.default.removeItem(atPath: leftover)
            }
            if let error = error as? StoreError { throw error }
            throw .noBackup(path: path, reason: "\(error)")
        }
    }

    private func copy(to partial: String) async throws {
        let target = try DatabaseQueue(path: partial)
        if let path {
            // A connection of its own reads one state of the database; nobody waits for it.
            var configuration = Configuration()
            configuration.readonly = true
            let source = try DatabaseQueue(path: path, configuration: configuration)
            try await source.read { db in
                try target.writeWithoutTransaction { try db.backup(to: $0) }
            }
            try source.close()
        } else {
            try await run { queue in
                try await queue.read { db in
                    try target.writeWithoutTransaction { try db.backup(to: $0) }
                }
            }
        }
        let finding = try await target.read { db in
            try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
        }
        try target.close()
        guard finding == "ok" else {
            throw StoreError.noBackup(path: partial, reason: "the copy is not whole")
        }
    }
}

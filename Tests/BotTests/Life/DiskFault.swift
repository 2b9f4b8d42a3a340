import Foundation
import GRDB

/// A database that fails as a test wants it to, through a second connection.
final class DiskFault {
    /// What fails.
    enum Kind: CaseIterable {
        /// Whatever is written, as on a full disk.
        case writing
        /// Whatever is read or written, as on a disk that is gone.
        case everything
    }

    private static let tables = ["person", "entry", "timer", "outbox", "heard", "audit"]

    let path: String
    private let folder: URL
    private lazy var queue = Result { try DatabaseQueue(path: path) }
    private var kind: Kind?

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "sweep.db").path(percentEncoded: false)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func begin(_ kind: Kind) throws {
        try end()
        self.kind = kind
        try queue.get()
            .write { db in
                for table in Self.tables {
                    switch kind {
                    case .writing:
                        for change in ["INSERT", "UPDATE", "DELETE"] {
                            try db.execute(
                                sql: """
                                    CREATE TRIGGER fault_\(table)_\(change) BEFORE \(change) ON \(table)
                                    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
                                    """
                            )
                        }
                    case .everything:
                        try db.execute(sql: "ALTER TABLE \(table) RENAME TO \(table)_gone")
                    }
                }
            }
    }

    func end() throws {
        guard let kind else { return }
        self.kind = nil
        try queue.get()
            .write { db in
                for table in Self.tables {
                    switch kind {
                    case .writing:
                        for change in ["INSERT", "UPDATE", "DELETE"] {
                            try db.execute(sql: "DROP TRIGGER fault_\(table)_\(change)")
                        }
                    case .everything:
                        try db.execute(sql: "ALTER TABLE \(table)_gone RENAME TO \(table)")
                    }
                }
            }
    }

    /// Every byte of the database's files.
    func bytes() throws -> Data {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
    }
}

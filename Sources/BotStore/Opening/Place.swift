internal import Foundation
internal import GRDB

/// Where the file of a database lies, so that it is noticed when it does not any more.
///
/// SQLite goes on writing to a file that was deleted or moved away, and all of it is lost with the
/// program.
struct Place {
    private let path: String
    private let device: dev_t
    private let number: ino_t

    /// The place of a file; nil where there is none.
    init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.path = path
        device = status.st_dev
        number = status.st_ino
    }

    /// Sees whether the same file is still there.
    ///
    /// - Throws: `DatabaseError`, as when the disk fails.
    func check() throws {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_dev == device, status.st_ino == number
        else {
            throw DatabaseError(
                resultCode: .SQLITE_READONLY_DBMOVED,
                message: "the file was deleted, moved or replaced while the bot ran; put it back, "
                    + "or start the bot again"
            )
        }
    }
}

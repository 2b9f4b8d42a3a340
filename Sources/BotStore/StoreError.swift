internal import GRDB

/// Why the database cannot be used.
public enum StoreError: Error, Equatable, CustomStringConvertible {
    /// The folder or file cannot be opened or made.
    case cannotOpen(path: String, reason: String)
    /// A newer version of the program has written it.
    case newer(path: String)
    /// An older version of the program has written it, and may be running on it.
    case older(path: String)
    /// It is damaged.
    case damaged(path: String, reason: String)
    /// The key has not the length of one.
    case unusableKey
    /// It is sealed, and no key was given.
    case sealed(path: String)
    /// It is sealed under another key than the one that was given.
    case otherKey(path: String)
    /// A key was given, and it is not sealed.
    case notSealed(path: String)
    /// A backup could not be made.
    case noBackup(path: String, reason: String)
    /// The disk or SQLite failed while it was in use.
    case failed(code: Int32, reason: String)

    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "The database \(path) cannot be opened: \(reason). Check that the folder exists and "
                + "that the bot's user may write there."
        case .newer(let path):
            "The database \(path) was written by a newer version of sweep. Use that version, or "
                + "restore a backup made before the update. Nothing was changed."
        case .older(let path):
            "The database \(path) was written by an older version of sweep, which may be running on "
                + "it. Start this version once, which brings it up to date, or use that version. "
                + "Nothing was changed."
        case .damaged(let path, let reason):
            "The database \(path) is damaged: \(reason). Restore a backup, or move the file away "
                + "to begin empty. Nothing was changed."
        case .unusableKey:
            "The database's key has not \(StoreKey.byteCount) bytes. Give the file that it was "
                + "sealed with, or make one of so many random bytes."
        case .sealed(let path):
            "The database \(path) is sealed, and there is no key in the settings. Name the key's "
                + "file there. Nothing was changed."
        case .otherKey(let path):
            "The database \(path) is sealed under another key. Name the file of that key in the "
                + "settings; `sweep rekey` changes keys. Nothing was changed."
        case .notSealed(let path):
            "The database \(path) is not sealed, and there is a key in the settings. `sweep rekey` "
                + "seals it; or take the key out of the settings. Nothing was changed."
        case .noBackup(let path, let reason):
            "The backup \(path) was not made: \(reason). Name a file that does not exist yet, in a "
                + "folder with room for it that the bot's user may write to."
        case .failed(let code, let reason):
            "SQLite failed with code \(code): \(reason). Check the disk's free space and health."
        }
    }

    /// What a failure means while a database is opened.
    static func whileOpening(_ path: String, _ error: any Error) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let error as DatabaseError where error.isDamage:
            .damaged(path: path, reason: error.message ?? "not a database")
        case let error as DatabaseError:
            .cannotOpen(path: path, reason: error.message ?? "\(error.resultCode)")
        default: .cannotOpen(path: path, reason: "\(error)")
        }
    }

    /// What a failure of SQLite while in use means; the arguments of statements are left out.
    init(_ error: DatabaseError) {
        self = .failed(code: error.extendedResultCode.rawValue, reason: error.message ?? "unknown")
    }
}

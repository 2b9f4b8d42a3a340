import Foundation
import GRDBSQLite
import Synchronization

/// SQLite's own access to files, with faults on demand in files whose path has a mark.
///
/// Put before the file system that SQLite has, for the whole process: what has no mark is not
/// touched. Source: SQLite, "The OS Backend (VFS)".
enum FaultyDisk {
    /// What a folder's name begins with where faults may happen.
    static let mark = "faulty"

    /// What goes wrong.
    enum Fault: Sendable {
        case none
        /// The disk is full.
        case full
        /// The disk does not write.
        case write
        /// The disk does not read.
        case read
        /// The disk took what it was given, and does not keep it.
        case sync
    }

    private static let fault = Mutex(Fault.none)

    static func cause(_ new: Fault) { fault.withLock { $0 = new } }

    static var current: Fault { fault.withLock(\.self) }

    /// Puts it in its place, once.
    static func install() { _ = installed }

    private static let installed: Bool = {
        guard let base = unsafe sqlite3_vfs_find(nil) else { return false }
        let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        unsafe vfs.initialize(to: base.pointee)
        unsafe vfs.pointee.zName = unsafe UnsafePointer(strdup("faulty"))
        unsafe vfs.pointee.xOpen = { _, name, file, flags, outFlags in
            let base = unsafe sqlite3_vfs_find("unix")
            guard let result = unsafe base?.pointee.xOpen(base, name, file, flags, outFlags) else {
                return SQLITE_CANTOPEN
            }
            guard result == SQLITE_OK, let name = unsafe name, let file = unsafe file,
                unsafe String(cString: name).contains("/\(FaultyDisk.mark)-"),
                flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL) != 0,
                let methods = unsafe FaultyDisk.methods(like: file.pointee.pMethods)
            else { return result }
            unsafe file.pointee.pMethods = methods
            return result
        }
        return unsafe sqlite3_vfs_register(vfs, 1) == SQLITE_OK
    }()

    /// The methods that SQLite has for files that are locked, and ours that call them.
    private static let original = Mutex<sqlite3_io_methods?>(nil)

    private static func methods(
        like base: UnsafePointer<sqlite3_io_methods>?
    ) -> UnsafePointer<sqlite3_io_methods>? {
        guard let base = unsafe base else { return nil }
        original.withLock { $0 = unsafe $0 ?? base.pointee }
        let copy = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        unsafe copy.initialize(to: base.pointee)
        unsafe copy.pointee.xSync = { file, flags in
            if case .sync = FaultyDisk.current { return SQLITE_IOERR | (4 << 8) }
            let original = FaultyDisk.original.withLock(\.self)
            return unsafe original?.xSync(file, flags) ?? SQLITE_IOERR
        }
        unsafe copy.pointee.xWrite = { file, bytes, count, offset in
            switch FaultyDisk.current {
            case .full: return SQLITE_FULL
            case .write: return SQLITE_IOERR | (3 << 8)
            case .none, .read, .sync: break
            }
            let original = FaultyDisk.original.withLock(\.self)
            return unsafe original?.xWrite(file, bytes, count, offset) ?? SQLITE_IOERR
        }
        unsafe copy.pointee.xRead = { file, bytes, count, offset in
            if case .read = FaultyDisk.current { return SQLITE_IOERR | (1 << 8) }
            let original = FaultyDisk.original.withLock(\.self)
            return unsafe original?.xRead(file, bytes, count, offset) ?? SQLITE_IOERR
        }
        return unsafe UnsafePointer(copy)
    }
}

import Foundation

/// The database of a bot, looked at from outside by the `sqlite3` of the system.
struct Database {
    static let program = "/usr/bin/sqlite3"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    let path: String

    /// What a statement gives, one row a line.
    func ask(_ statement: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments = ["-cmd", ".timeout 5000", path, statement]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// How many messages wait to be confirmed.
    func unconfirmed() throws -> Int? {
        Int(try ask("SELECT count(*) FROM outbox"))
    }

    /// What SQLite finds to be wrong in a copy of it as it stands; `ok` when nothing is.
    func damage(in folder: URL) throws -> String {
        let copy = folder.appending(path: "copy.sqlite").path
        let manager = FileManager.default
        for suffix in ["", "-wal", "-shm"] {
            try? manager.removeItem(atPath: copy + suffix)
            guard suffix != "-shm", manager.fileExists(atPath: path + suffix) else { continue }
            try manager.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        return try Database(path: copy).ask("PRAGMA integrity_check")
    }
}

internal import Dialogue
internal import Foundation
internal import GRDB

/// Rows of `scripts`, `script_file` and `script_text`: two versions at most, whose equal files share a
/// text.
struct KeptScriptsRecord {
    let db: Database

    // MARK: - Reading

    func fetch() throws -> KeptScripts? {
        guard let current = try version(at: 0) else { return nil }
        return KeptScripts(current: current, previous: try version(at: 1))
    }

    private func version(at place: Int) throws -> KeptScripts.Version? {
        let hash = try String.fetchOne(
            db,
            sql: "SELECT hash FROM scripts WHERE place = ?",
            arguments: [place]
        )
        guard let hash else { return nil }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT name, script_text.content FROM script_file
                JOIN script_text ON script_text.id = script_file.content
                WHERE place = ? ORDER BY name
                """,
            arguments: [place]
        )
        let files = rows.compactMap { row -> ScriptFile? in
            guard let name = String.fromDatabaseValue(row[0]),
                let content = Data.fromDatabaseValue(row[1]),
                let text = String(validating: content, as: UTF8.self)
            else { return nil }
            return ScriptFile(name: name, text: text)
        }
        return KeptScripts.Version(hash: hash, files: files)
    }

    // MARK: - Writing

    /// Puts these in the place of what was kept; texts that are there already are not written again.
    func save(_ scripts: KeptScripts) throws {
        try db.execute(sql: "DELETE FROM script_file; DELETE FROM scripts")
        for (place, version) in [scripts.current, scripts.previous].enumerated() {
            guard let version else { continue }
            try db.execute(
                sql: "INSERT INTO scripts VALUES (?, ?)",
                arguments: [place, version.hash]
            )
            for file in version.files {
                try db.execute(
                    sql: "INSERT INTO script_file VALUES (?, ?, ?)",
                    arguments: [place, file.name, try text(file.text)]
                )
            }
        }
        try db.execute(
            sql: "DELETE FROM script_text WHERE id NOT IN (SELECT content FROM script_file)"
        )
    }

    /// The number of a text, which is written where it is not there yet.
    private func text(_ text: String) throws -> Int64 {
        let content = Data(text.utf8)
        let known = try Int64.fetchOne(
            db,
            sql: "SELECT id FROM script_text WHERE content = ?",
            arguments: [content]
        )
        if let known { return known }
        try db.execute(sql: "INSERT INTO script_text (content) VALUES (?)", arguments: [content])
        return db.lastInsertedRowID
    }
}

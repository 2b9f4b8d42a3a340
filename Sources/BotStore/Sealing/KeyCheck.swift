internal import Foundation
internal import GRDB
internal import OpenSSLCrypto

/// The row of `sealing`: by which key a database is sealed, if by any.
struct KeyCheck {
    let db: Database

    /// Makes sure that a key is the one.
    ///
    /// A plain database in which nobody is may be given any key.
    func verify(_ key: StoreKey?, path: String) throws {
        let stored = try stored()
        switch (stored, key) {
        case (nil, nil): break
        case (_?, nil): throw StoreError.sealed(path: path)
        case (let stored?, let key?):
            guard SecureBytes.areEqual(stored, key.check) else {
                throw StoreError.otherKey(path: path)
            }
        case (nil, _?):
            guard try isEmpty() else { throw StoreError.notSealed(path: path) }
        }
    }

    private func stored() throws -> [UInt8]? {
        guard try db.tableExists("sealing") else { return nil }
        return try Data.fetchOne(db, sql: "SELECT key_check FROM sealing").map(Array.init)
    }

    /// Whether nobody is in the database, whatever its version.
    private func isEmpty() throws -> Bool {
        for table in ["conversation", "person", "outbox", "offer"] where try db.tableExists(table) {
            if try Row.fetchOne(db, sql: "SELECT 1 FROM \(table) LIMIT 1") != nil { return false }
        }
        return true
    }

    /// Gives a key to a plain database in which nobody is.
    func adopt(_ key: StoreKey?) throws {
        guard let key, try stored() == nil, try isEmpty() else { return }
        try store(key)
    }

    /// Notes by which key the database is sealed from now on; nil: by none.
    func store(_ key: StoreKey?) throws {
        try db.execute(sql: "DELETE FROM sealing")
        guard let key else { return }
        try db.execute(
            sql: "INSERT INTO sealing (id, key_check) VALUES (1, ?)",
            arguments: [Data(key.check)]
        )
    }
}

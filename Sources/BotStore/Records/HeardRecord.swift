internal import Foundation
internal import GRDB
internal import OpenSSLCrypto

/// Rows of `heard`: which messages were taken in, each as a hash of the network's name for it.
enum HeardRecord {
    /// For how long a message is known again, in seconds: a week.
    ///
    /// Networks and bouncers that play messages back go back hours, seldom days.
    static let memory: Int64 = 7 * 86_400

    static func insert(_ messages: [HeardMessage], now: Int64, _ db: Database) throws {
        guard !messages.isEmpty else { return }
        let insert = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO heard (id, heard_at) VALUES (?, ?)"
        )
        for message in messages { try insert.execute(arguments: [try hash(message), now]) }
        try db.cachedStatement(sql: "DELETE FROM heard WHERE heard_at < ?")
            .execute(arguments: [now - memory])
    }

    static func known(
        among messages: Set<HeardMessage>,
        _ db: Database
    ) throws -> Set<HeardMessage> {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM heard WHERE id = ?")
        return try messages.filter { message in
            try Row.fetchOne(statement, arguments: [try hash(message)]) != nil
        }
    }

    /// Half a SHA-256: enough that no two messages meet.
    private static func hash(_ message: HeardMessage) throws -> Data {
        let bytes = Array(message.network.utf8) + [0] + Array(message.id.utf8)
        return Data(try HashFunction.sha256.digest(bytes).prefix(16))
    }
}

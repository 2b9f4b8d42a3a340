internal import Chat
internal import Dialogue
internal import Foundation
internal import GRDB
internal import OpenSSLCrypto

/// The resume code of a row of `person`, of which a hash is kept and nothing else.
struct CodeRecord {
    let seal: Seal
    let db: Database

    /// Has a code open somebody's conversation, and none told before.
    func save(_ code: ResumeCode, of member: MemberID) throws {
        let hash = try Self.hash(code, on: member.network)
        try db.cachedStatement(
            sql: """
                UPDATE person SET code = ?, code_sealed = ? WHERE network = ? AND handle = ?
                """
        )
        .execute(arguments: [
            try seal.lookUp(hash, on: member.network), try seal.beside(hash, .code),
            member.network, try seal.lookUp(member.key, on: member.network),
        ])
    }

    func isThere(person: Int64) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: "SELECT code IS NOT NULL FROM person WHERE id = ?",
            arguments: [person]
        ) ?? false
    }

    func member(by code: ResumeCode, on network: String) throws -> MemberID? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT handle, handle_sealed FROM person WHERE code = ? AND network = ?
                    """
            ),
            arguments: [
                try seal.lookUp(Self.hash(code, on: network), on: network), network,
            ]
        )
        return row.flatMap { seal.open($0[0], beside: $0[1], .handle) }
            .map { MemberID(network: network, key: $0) }
    }

    /// The network belongs to what is hashed, so that a code is of no use on another one.
    private static func hash(_ code: ResumeCode, on network: String) throws -> String {
        Data(try HashFunction.sha256.digest(Array("\(network) \(code.text)".utf8)))
            .base64EncodedString()
    }
}

internal import Foundation
internal import GRDB
internal import OpenSSLCrypto

/// What binds a line of the audit to all lines before it: the SHA-256 of the link before and of what
/// the line says.
struct AuditLink: Equatable {
    private let bytes: [UInt8]

    /// What stands before the first line.
    static let start = AuditLink(bytes: [UInt8](repeating: 0, count: 32))

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The link that a column holds; nil where it holds none.
    init?(_ value: DatabaseValue) {
        guard case .blob(let data) = value.storage else { return nil }
        bytes = Array(data)
    }

    /// What a column holds for it.
    var value: DatabaseValue { Data(bytes).databaseValue }

    /// What a column says, as a link counts it.
    static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: ""
        case .int64(let number): String(number)
        case .string(let text): text
        // Never written: whoever did has changed the line.
        case .double, .blob: "?"
        }
    }

    /// The link of the line after this one.
    ///
    /// - Parameter fields: What the line says; each counts with its length, so that nothing can move
    ///   from one to the next.
    /// - Returns: The link.
    /// - Throws: ``OpenSSLCrypto/CryptoError``.
    func next(fields: [String]) throws -> AuditLink {
        let message = fields.reduce(into: bytes) { message, field in
            message += Array("\(field.utf8.count):".utf8) + Array(field.utf8)
        }
        return AuditLink(bytes: try HashFunction.sha256.digest(message))
    }
}

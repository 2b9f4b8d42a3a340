internal import Foundation
internal import GRDB
internal import OpenSSLCrypto

/// How what says something of a person stands in the database: as it is, or sealed under a key.
///
/// Sealed, a column holds nonce, ciphertext and tag, with the column's name bound to it. What has to
/// be found stands beside it as a keyed hash.
struct Seal: Sendable {
    /// Nil where the database is plain.
    let key: StoreKey?

    // MARK: - Values

    /// What a column holds for a text.
    func close(_ text: String, _ column: PersonalColumn) throws -> DatabaseValue {
        guard let key else { return text.databaseValue }
        let sealed = try key.cipher.seal(Padding.add(to: text), context: Self.context(column))
        return Data(sealed).databaseValue
    }

    /// What a column holds for a text, if there is one.
    func close(_ text: String?, _ column: PersonalColumn) throws -> DatabaseValue {
        try text.map { try close($0, column) } ?? .null
    }

    /// The text of a column; nil where there is none that can be trusted.
    func open(_ value: DatabaseValue, _ column: PersonalColumn) -> String? {
        guard let key else { return String.fromDatabaseValue(value) }
        guard case .blob(let sealed) = value.storage,
            let padded = try? key.cipher.open(Array(sealed), context: Self.context(column))
        else { return nil }
        return Padding.remove(from: padded)
    }

    private static func context(_ column: PersonalColumn) -> [UInt8] { Array(column.rawValue.utf8) }

    // MARK: - Look-ups

    /// By what a text is found: the text itself, or its keyed hash.
    ///
    /// - Parameters:
    ///   - text: What is looked for.
    ///   - network: What it belongs to; the same name on another network has another hash.
    /// - Returns: The value of the column.
    /// - Throws: ``OpenSSLCrypto/CryptoError``.
    func lookUp(_ text: String, on network: String) throws -> DatabaseValue {
        guard let key else { return text.databaseValue }
        let code = try HashFunction.sha256.authenticationCode(
            of: Array(network.utf8) + [0] + Array(text.utf8),
            key: key.lookUpKey
        )
        return Data(code).databaseValue
    }

    /// The text beside its hash; nothing where the column that is looked up holds the text itself.
    func beside(_ text: String, _ column: PersonalColumn) throws -> DatabaseValue {
        key == nil ? .null : try close(text, column)
    }

    /// The text of a column that is looked up and the one beside it.
    func open(
        _ lookUp: DatabaseValue,
        beside sealed: DatabaseValue,
        _ column: PersonalColumn
    ) -> String? {
        open(key == nil ? lookUp : sealed, column)
    }
}

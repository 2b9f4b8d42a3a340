internal import OpenSSLCrypto

/// The key that a database is sealed under.
///
/// One key for each use is made of it: to seal, to look up, and to be known again.
public struct StoreKey: Sendable {
    /// How many bytes a key has.
    public static let byteCount = 32

    let cipher: AuthenticatedCipher
    let lookUpKey: [UInt8]
    /// By this a database knows the key; it tells nothing of the others.
    let check: [UInt8]

    /// Takes a key as it is kept in its file.
    ///
    /// - Parameter bytes: ``byteCount`` bytes that nobody can guess.
    /// - Throws: ``StoreError/unusableKey``.
    public init(bytes: [UInt8]) throws(StoreError) {
        guard bytes.count == Self.byteCount else { throw .unusableKey }
        do {
            cipher = try AuthenticatedCipher(key: Self.key(for: "sweep store: seal", of: bytes))
            lookUpKey = try Self.key(for: "sweep store: look up", of: bytes)
            check = try Self.key(for: "sweep store: check", of: bytes)
        } catch {
            throw .unusableKey
        }
    }

    private static func key(
        for purpose: String,
        of bytes: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        try HashFunction.sha256.expandedKey(from: bytes, purpose: Array(purpose.utf8))
    }
}

extension StoreKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `key`: whoever describes what holds it learns nothing of it.
    public var description: String { "key" }

    /// Always `key`.
    public var debugDescription: String { "key" }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What the mechanisms need of cryptography; computed elsewhere, and quick.
///
/// The one slow computation, a key from the password, is asked for by ``KeyDerivation`` instead.
public struct LoginCryptography: Sendable {
    /// A hash function of SCRAM.
    public enum Hash: Hashable, Sendable {
        /// SHA-256.
        case sha256
        /// SHA-512.
        case sha512
    }

    /// The digest of a message.
    public var digest: @Sendable (_ hash: Hash, _ message: [UInt8]) -> [UInt8]

    /// The HMAC of a message.
    public var code: @Sendable (_ hash: Hash, _ key: [UInt8], _ message: [UInt8]) -> [UInt8]

    /// The ECDSA signature over a digest, in DER, by the key of the account; nil where it fails or
    /// there is no key.
    public var signature: @Sendable (_ digest: [UInt8]) -> [UInt8]?

    /// Whether two byte strings are equal, in a time that does not tell where they differ.
    public var areEqual: @Sendable (_ one: [UInt8], _ other: [UInt8]) -> Bool

    /// Names the functions.
    public init(
        digest: @escaping @Sendable (_ hash: Hash, _ message: [UInt8]) -> [UInt8],
        code: @escaping @Sendable (_ hash: Hash, _ key: [UInt8], _ message: [UInt8]) -> [UInt8],
        signature: @escaping @Sendable (_ digest: [UInt8]) -> [UInt8]?,
        areEqual: @escaping @Sendable (_ one: [UInt8], _ other: [UInt8]) -> Bool
    ) {
        self.digest = digest
        self.code = code
        self.signature = signature
        self.areEqual = areEqual
    }
}

/// A key to be made from the password by PBKDF2 with HMAC (RFC 5802 §2.2, `Hi`).
///
/// With 4,096 rounds it takes milliseconds, with a million more than a second: too long for a loop
/// that serves others.
public struct KeyDerivation: Hashable, Sendable {
    /// With which hash.
    public let hash: LoginCryptography.Hash

    /// With which salt.
    public let salt: [UInt8]

    /// In how many rounds: within ``iterationLimits``.
    public let iterations: Int

    /// The counts that are obeyed.
    ///
    /// Fewer than 4,096 rounds would make it easy to guess the password from what we send (RFC 7677
    /// §4). A million is more than anybody recommends, and about a second of work.
    public static let iterationLimits = 4_096...1_000_000
}

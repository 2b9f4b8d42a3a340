internal import COpenSSL

/// A hash function, with what is built on it.
public enum HashFunction: String, Sendable, CaseIterable {
    /// SHA-256 (FIPS 180-4).
    case sha256 = "SHA256"

    /// SHA-512 (FIPS 180-4).
    case sha512 = "SHA512"

    /// How many bytes a digest has.
    public var digestBytes: Int { self == .sha256 ? 32 : 64 }

    /// The digest of a message.
    public func digest(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: digestBytes)
        let result = unsafe EVP_Q_digest(
            nil,
            rawValue,
            nil,
            message,
            message.count,
            &digest,
            nil
        )
        try ErrorQueue.check(result)
        return digest
    }

    /// The HMAC of a message (RFC 2104).
    public func authenticationCode(
        of message: [UInt8],
        key: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: digestBytes)
        var count = 0
        // A null pointer would mean "no key set"; an empty array may give one.
        let key = key.isEmpty ? [0] : key
        let made = unsafe EVP_Q_mac(
            nil,
            "HMAC",
            nil,
            rawValue,
            nil,
            key,
            key.count,
            message,
            message.count,
            &code,
            code.count,
            &count
        )
        guard unsafe made != nil, count == digestBytes else { throw .failed(ErrorQueue.reason) }
        return code
    }

    /// A key for one purpose, made of one key for several: HKDF-Expand, one block of it (RFC 5869
    /// §2.3).
    ///
    /// - Parameters:
    ///   - key: A key that cannot be guessed, at least as long as a digest.
    ///   - purpose: What it is for; another key for each.
    /// - Returns: ``digestBytes`` bytes.
    /// - Throws: ``CryptoError`` when OpenSSL has no memory.
    public func expandedKey(from key: [UInt8], purpose: [UInt8]) throws(CryptoError) -> [UInt8] {
        try authenticationCode(of: purpose + [1], key: key)
    }

    /// The key of a password by PBKDF2 with HMAC (RFC 8018 §5.2), as long as a digest.
    ///
    /// Slow by design: not to be called on an event loop.
    ///
    /// - Parameters:
    ///   - password: The password's bytes.
    ///   - salt: The salt.
    ///   - iterations: 1 or more, at most `Int32.max`.
    /// - Returns: ``digestBytes`` bytes.
    /// - Throws: ``CryptoError`` when a count is out of range.
    public func derivedKey(
        password: [UInt8],
        salt: [UInt8],
        iterations: Int
    ) throws(CryptoError) -> [UInt8] {
        guard let iterations = Int32(exactly: iterations), iterations > 0,
            let passwordCount = Int32(exactly: password.count),
            let saltCount = Int32(exactly: salt.count)
        else { throw .failed("a count of PBKDF2 is out of range") }
        var key = [UInt8](repeating: 0, count: digestBytes)
        let result = unsafe password.withUnsafeBytes { bytes in
            unsafe PKCS5_PBKDF2_HMAC(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                passwordCount,
                salt,
                saltCount,
                iterations,
                self == .sha256 ? EVP_sha256() : EVP_sha512(),
                Int32(digestBytes),
                &key
            )
        }
        try ErrorQueue.check(result)
        return key
    }
}

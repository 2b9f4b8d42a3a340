internal import COpenSSL

/// Bytes that nobody may guess, and their comparison.
public enum SecureBytes {
    /// Makes bytes that cannot be foretold.
    ///
    /// - Parameter count: How many, 0 or more.
    /// - Returns: So many bytes.
    /// - Throws: ``CryptoError`` when the system gives no randomness.
    public static func random(count: Int) throws(CryptoError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard let length = Int32(exactly: count) else { throw .failed("too many bytes") }
        try ErrorQueue.check(unsafe RAND_bytes(&bytes, length))
        return bytes
    }

    /// Whether two byte strings are equal, in a time that does not tell where they differ.
    ///
    /// That their lengths differ may be seen.
    public static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        unsafe one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
    }
}

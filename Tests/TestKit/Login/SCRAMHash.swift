internal import COpenSSL

/// The hash functions of SCRAM, and what SCRAM makes of them (RFC 5802 §2.2).
public enum SCRAMHash: String, Sendable, CaseIterable {
    case sha256 = "SCRAM-SHA-256"
    case sha512 = "SCRAM-SHA-512"

    private var size: Int { self == .sha256 ? 32 : 64 }

    @unsafe private var function: OpaquePointer {
        unsafe self == .sha256 ? EVP_sha256() : EVP_sha512()
    }

    func digest(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: size)
        unsafe EVP_Digest(bytes, bytes.count, &digest, nil, function, nil)
        return digest
    }

    func hmac(_ key: [UInt8], _ text: String) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: size)
        let bytes = Array(text.utf8)
        unsafe EVP_Q_mac(
            nil,
            "HMAC",
            nil,
            self == .sha256 ? "SHA256" : "SHA512",
            nil,
            key,
            key.count,
            bytes,
            bytes.count,
            &code,
            code.count,
            nil
        )
        return code
    }

    /// Hi(), which is PBKDF2.
    func salted(_ password: String, salt: [UInt8], iterations: Int) -> [UInt8] {
        var key = [UInt8](repeating: 0, count: size)
        unsafe PKCS5_PBKDF2_HMAC(
            password,
            Int32(password.utf8.count),
            salt,
            Int32(salt.count),
            Int32(clamping: iterations),
            function,
            Int32(size),
            &key
        )
        return key
    }
}

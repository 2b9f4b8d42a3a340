internal import COpenSSL
internal import Synchronization

/// AES-256-GCM: what is sealed can neither be read nor altered without the key.
///
/// Source: NIST SP 800-38D. Nonces are random and of 96 bits, so that one key seals 2^32 texts at
/// most (§8.3); the tag has its full 128 bits. Any thread may use it; they wait for each other.
public final class AuthenticatedCipher: Sendable {
    /// How many bytes a key has.
    public static let keyBytes = 32
    /// By how much a sealed text is longer: the nonce before it and the tag behind it.
    public static let overhead = nonceBytes + tagBytes

    private static let nonceBytes = 12
    private static let tagBytes = 16
    /// To set up a key takes longer than to seal a short text.
    private let sealing: Mutex<KeyedCipher>
    private let opening: Mutex<KeyedCipher>

    /// Takes a key.
    ///
    /// - Parameter key: ``keyBytes`` bytes.
    /// - Throws: ``CryptoError`` where there are more or fewer.
    public init(key: [UInt8]) throws(CryptoError) {
        guard key.count == Self.keyBytes else { throw .failed("the key has not 32 bytes") }
        sealing = Mutex(try KeyedCipher(key: key, encrypts: true))
        opening = Mutex(try KeyedCipher(key: key, encrypts: false))
    }

    /// Seals a text under a fresh nonce.
    ///
    /// - Parameters:
    ///   - text: What is to be kept secret.
    ///   - context: What the text belongs to; it is not kept, and opening needs the same.
    /// - Returns: Nonce, ciphertext, tag.
    /// - Throws: ``CryptoError`` when there is no randomness.
    public func seal(_ text: [UInt8], context: [UInt8]) throws(CryptoError) -> [UInt8] {
        try seal(text, context: context, nonce: SecureBytes.random(count: Self.nonceBytes))
    }

    package func seal(
        _ text: [UInt8],
        context: [UInt8],
        nonce: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        try sealing.withLock { cipher throws(CryptoError) in
            try cipher.begin(nonce: nonce)
            try cipher.bind(context)
            let ciphertext = try cipher.update(text)
            try cipher.finish()
            return nonce + ciphertext + (try cipher.tag(count: Self.tagBytes))
        }
    }

    /// Opens what was sealed.
    ///
    /// - Parameters:
    ///   - sealed: Nonce, ciphertext, tag.
    ///   - context: What the text belongs to.
    /// - Returns: The text.
    /// - Throws: ``CryptoError/notAuthentic`` whatever is wrong with it: key, context, any bit.
    public func open(_ sealed: [UInt8], context: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard sealed.count >= Self.overhead else { throw .notAuthentic }
        return try opening.withLock { cipher throws(CryptoError) in
            try cipher.begin(nonce: Array(sealed.prefix(Self.nonceBytes)))
            try cipher.bind(context)
            let text = try cipher.update(
                Array(sealed[Self.nonceBytes..<sealed.count - Self.tagBytes])
            )
            try cipher.expect(tag: Array(sealed.suffix(Self.tagBytes)))
            do { try cipher.finish() } catch { throw .notAuthentic }
            return text
        }
    }
}

/// OpenSSL's cipher in one direction, with its key set up.
private struct KeyedCipher: ~Copyable {
    private let handle: Handle

    init(key: [UInt8], encrypts: Bool) throws(CryptoError) {
        ERR_clear_error()
        let handle = unsafe try Handle(EVP_CIPHER_CTX_new(), release: EVP_CIPHER_CTX_free)
        try ErrorQueue.check(
            unsafe EVP_CipherInit_ex2(
                handle.pointer,
                EVP_aes_256_gcm(),
                key,
                nil,
                encrypts ? 1 : 0,
                nil
            )
        )
        self.handle = handle
    }

    /// Begins another text.
    func begin(nonce: [UInt8]) throws(CryptoError) {
        ERR_clear_error()
        try ErrorQueue.check(
            unsafe EVP_CipherInit_ex2(handle.pointer, nil, nil, nonce, -1, nil)
        )
    }

    /// Adds what is authenticated but not kept.
    func bind(_ context: [UInt8]) throws(CryptoError) {
        guard let length = Int32(exactly: context.count) else { throw .failed("too many bytes") }
        // Without any bytes OpenSSL would take the call for the end of the text.
        guard length > 0 else { return }
        var count: Int32 = 0
        try ErrorQueue.check(
            unsafe EVP_CipherUpdate(handle.pointer, nil, &count, context, length)
        )
    }

    func update(_ input: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let length = Int32(exactly: input.count) else { throw .failed("too many bytes") }
        guard length > 0 else { return [] }
        var output = [UInt8](repeating: 0, count: input.count)
        var count: Int32 = 0
        try ErrorQueue.check(
            unsafe EVP_CipherUpdate(handle.pointer, &output, &count, input, length)
        )
        return output
    }

    func finish() throws(CryptoError) {
        // This mode has nothing left to write; OpenSSL wants a place for it all the same.
        var rest = [UInt8](repeating: 0, count: 16)
        var count: Int32 = 0
        try ErrorQueue.check(unsafe EVP_CipherFinal_ex(handle.pointer, &rest, &count))
    }

    func tag(count: Int) throws(CryptoError) -> [UInt8] {
        var tag = [UInt8](repeating: 0, count: count)
        try ErrorQueue.check(
            unsafe EVP_CIPHER_CTX_ctrl(
                handle.pointer,
                EVP_CTRL_AEAD_GET_TAG,
                Int32(count),
                &tag
            )
        )
        return tag
    }

    func expect(tag: [UInt8]) throws(CryptoError) {
        var tag = tag
        try ErrorQueue.check(
            unsafe EVP_CIPHER_CTX_ctrl(
                handle.pointer,
                EVP_CTRL_AEAD_SET_TAG,
                Int32(tag.count),
                &tag
            )
        )
    }
}

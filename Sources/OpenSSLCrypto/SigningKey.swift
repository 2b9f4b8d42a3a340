internal import COpenSSL

/// A private key on the curve P-256, kept as PEM.
///
/// It is read anew for each signature: one login needs one, and so no pointer is shared between
/// threads.
public struct SigningKey: Sendable {
    private let pem: String

    /// The public key as a point in compressed form, 33 bytes (SEC 1 §2.3.3).
    ///
    /// Its base64 is what NickServ of Atheme takes by `SET PUBKEY`.
    public let publicKey: [UInt8]

    /// Takes a key from PEM; other objects in the text are skipped.
    ///
    /// - Throws: ``CryptoError/noKey(reason:)`` or ``CryptoError/notP256``.
    public init(pem: String) throws(CryptoError) {
        publicKey = try PrivateKey(pem: pem).compressedPoint()
        self.pem = pem
    }

    /// The ECDSA signature of a digest, in DER.
    ///
    /// - Parameter digest: Signed as it is, without another hash.
    /// - Returns: The signature, another one each time.
    /// - Throws: ``CryptoError`` when OpenSSL has no memory or no randomness.
    public func signature(ofDigest digest: [UInt8]) throws(CryptoError) -> [UInt8] {
        let key = try PrivateKey(pem: pem)
        let context = unsafe try Handle(
            EVP_PKEY_CTX_new(key.pointer, nil),
            release: EVP_PKEY_CTX_free
        )
        try ErrorQueue.check(unsafe EVP_PKEY_sign_init(context.pointer))
        var count = 0
        try ErrorQueue.check(
            unsafe EVP_PKEY_sign(context.pointer, nil, &count, digest, digest.count)
        )
        var signature = [UInt8](repeating: 0, count: count)
        try ErrorQueue.check(
            unsafe EVP_PKEY_sign(context.pointer, &signature, &count, digest, digest.count)
        )
        return Array(signature.prefix(count))
    }
}

/// A private key on the curve P-256 as OpenSSL holds it.
struct PrivateKey: ~Copyable {
    private let handle: Handle

    var pointer: OpaquePointer { unsafe handle.pointer }

    /// Makes a fresh key.
    init() throws(CryptoError) {
        handle = unsafe try Handle(shim_EVP_EC_gen("P-256"), release: EVP_PKEY_free)
    }

    init(pem: String) throws(CryptoError) {
        ERR_clear_error()
        let file = try MemoryBIO(pem)
        guard let key = unsafe PEM_read_bio_PrivateKey(file.pointer, nil, noPassPhrase, nil) else {
            throw .noKey(reason: ErrorQueue.reason)
        }
        let handle = unsafe try Handle(key, release: EVP_PKEY_free)
        var name = [CChar](repeating: 0, count: 32)
        var count = 0
        let result = unsafe EVP_PKEY_get_group_name(handle.pointer, &name, name.count, &count)
        let group = name.prefix(count).map(UInt8.init(bitPattern:))
        ERR_clear_error()
        guard result == 1, group == Array("prime256v1".utf8) else { throw .notP256 }
        self.handle = handle
    }

    func compressedPoint() throws(CryptoError) -> [UInt8] {
        var count = 0
        var point = [UInt8](repeating: 0, count: 65)
        try ErrorQueue.check(
            unsafe EVP_PKEY_get_octet_string_param(pointer, "pub", &point, point.count, &count)
        )
        guard count == 65, point[0] == 4 else { return Array(point.prefix(count)) }
        return [2 | point[64] & 1] + point[1...32]
    }

    func pem() throws(CryptoError) -> String {
        let file = try MemoryBIO()
        try ErrorQueue.check(
            unsafe PEM_write_bio_PrivateKey(file.pointer, pointer, nil, nil, 0, nil, nil)
        )
        return file.text()
    }
}

/// Says that there is no pass phrase; else OpenSSL would ask for it on the terminal, and wait.
private func noPassPhrase(
    _: UnsafeMutablePointer<CChar>?,
    _: Int32,
    _: Int32,
    _: UnsafeMutableRawPointer?
) -> Int32 {
    -1
}

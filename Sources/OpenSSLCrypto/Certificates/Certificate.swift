internal import COpenSSL

/// What an operator needs to know of a certificate.
public struct Certificate: Equatable, Sendable {
    /// SHA-256 of the DER form, 64 hexadecimal digits in lower case.
    public let sha256: String

    /// SHA-512 of the DER form, 128 hexadecimal digits in lower case.
    public let sha512: String

    /// When it ceases to be valid, in seconds since 1970 in UTC.
    public let expiry: Int64

    /// Reads the first certificate of a PEM text; other objects are skipped.
    ///
    /// - Throws: ``CryptoError/noCertificate(reason:)``.
    public init(pem: String) throws(CryptoError) {
        ERR_clear_error()
        let file = try MemoryBIO(pem)
        guard let object = unsafe PEM_read_bio_X509(file.pointer, nil, nil, nil) else {
            throw .noCertificate(reason: ErrorQueue.reason)
        }
        let certificate = unsafe try Handle(object, release: X509_free)
        sha256 = unsafe try Self.fingerprint(of: certificate, EVP_sha256())
        sha512 = unsafe try Self.fingerprint(of: certificate, EVP_sha512())
        expiry = try Self.expiry(of: certificate)
    }

    private static func fingerprint(
        of certificate: borrowing Handle,
        _ hash: OpaquePointer?
    ) throws(CryptoError) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        try ErrorQueue.check(unsafe X509_digest(certificate.pointer, hash, &digest, &count))
        let digits = Array("0123456789abcdef".utf8)
        let hex = digest.prefix(Int(count))
            .flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: hex, as: UTF8.self)
    }

    private static func expiry(of certificate: borrowing Handle) throws(CryptoError) -> Int64 {
        guard let epoch = unsafe ASN1_TIME_set(nil, 0) else { throw .failed(ErrorQueue.reason) }
        defer { unsafe ASN1_STRING_free(epoch) }
        var days: Int32 = 0
        var seconds: Int32 = 0
        try ErrorQueue.check(
            unsafe ASN1_TIME_diff(
                &days,
                &seconds,
                epoch,
                X509_get0_notAfter(certificate.pointer)
            )
        )
        return Int64(days) * 86_400 + Int64(seconds)
    }
}

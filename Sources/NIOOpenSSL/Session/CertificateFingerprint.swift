internal import COpenSSL

/// The SHA-256 of a certificate's DER form, by which it can be pinned or told in a log.
public struct CertificateFingerprint: Hashable, Sendable, CustomStringConvertible {
    /// The 64 hexadecimal digits, in lower case.
    public let description: String

    /// Reads a fingerprint as `openssl x509 -fingerprint -sha256` or `sha256sum` print it.
    ///
    /// - Parameter hex: 64 hexadecimal digits of either case, with or without colons.
    /// - Throws: ``TLSError/configuration(_:)`` with
    ///   ``TLSError/Misconfiguration/fingerprint(_:)``.
    public init(hex: String) throws(TLSError) {
        let digits = hex.lowercased().filter { $0 != ":" }
        guard digits.utf8.count == 64, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            throw .configuration(.fingerprint(hex))
        }
        description = digits
    }

    /// Takes the fingerprint of a certificate; nil only if OpenSSL has no memory left.
    init?(certificate: OpaquePointer) {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        guard unsafe X509_digest(certificate, EVP_sha256(), &digest, &count) == 1 else {
            return nil
        }
        let digits = Array("0123456789abcdef".utf8)
        description = String(
            decoding: digest.prefix(Int(count))
                .flatMap { byte in
                    [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                },
            as: UTF8.self
        )
    }
}

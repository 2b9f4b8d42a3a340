internal import COpenSSL

/// A fresh P-256 key with a certificate that it signed itself, to log in with.
public struct ClientCertificate: Sendable {
    /// The certificate and then the key, without a pass phrase, both as PEM.
    public let pem: String

    /// Makes both.
    ///
    /// The certificate is valid from an hour ago, since a server's clock may be slow.
    ///
    /// - Parameters:
    ///   - name: The common name, 1 to 64 bytes.
    ///   - days: How long it is valid, 1 to 36,500.
    /// - Throws: ``CryptoError`` when name or days are out of range.
    public init(name: String, days: Int) throws(CryptoError) {
        guard (1...36_500).contains(days) else { throw .failed("the days are out of range") }
        let key = try PrivateKey()
        let certificate = unsafe try Handle(X509_new(), release: X509_free)
        try Self.fill(certificate, name: name, days: days)
        try ErrorQueue.check(unsafe X509_set_pubkey(certificate.pointer, key.pointer))
        guard unsafe X509_sign(certificate.pointer, key.pointer, EVP_sha256()) > 0 else {
            throw .failed(ErrorQueue.reason)
        }
        let file = try MemoryBIO()
        try ErrorQueue.check(unsafe PEM_write_bio_X509(file.pointer, certificate.pointer))
        pem = try file.text() + key.pem()
    }

    private static func fill(
        _ certificate: borrowing Handle,
        name: String,
        days: Int
    ) throws(CryptoError) {
        // Three in X.509's own counting from 0 (RFC 5280 §4.1.2.1).
        try ErrorQueue.check(unsafe X509_set_version(certificate.pointer, 2))
        // Without the sign, and never 0 (RFC 5280 §4.1.2.2).
        var serial = try SecureBytes.random(count: 8)
        serial[0] = serial[0] & 0x7F | 0x40
        let number = serial.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let start = -3_600
        let subject = unsafe X509_get_subject_name(certificate.pointer)
        guard
            unsafe ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.pointer), number) == 1,
            unsafe X509_gmtime_adj(X509_getm_notBefore(certificate.pointer), start) != nil,
            unsafe X509_time_adj_ex(
                X509_getm_notAfter(certificate.pointer),
                Int32(clamping: days),
                0,
                nil
            ) != nil,
            unsafe X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, name, -1, -1, 0) == 1,
            unsafe X509_set_issuer_name(certificate.pointer, subject) == 1,
            let usage = unsafe X509V3_EXT_conf_nid(nil, nil, NID_ext_key_usage, "clientAuth")
        else { throw .failed(ErrorQueue.reason) }
        defer { unsafe X509_EXTENSION_free(usage) }
        try ErrorQueue.check(unsafe X509_add_ext(certificate.pointer, usage, -1))
    }
}

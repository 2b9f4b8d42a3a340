/// What both sides agreed on in the handshake, for logs.
public struct TLSNegotiation: Equatable, Sendable {
    /// The protocol, as "TLSv1.3".
    public let version: String

    /// The cipher suite, as "TLS_AES_256_GCM_SHA384".
    public let cipher: String

    /// The fingerprint of the server's certificate.
    public let peerCertificate: CertificateFingerprint
}

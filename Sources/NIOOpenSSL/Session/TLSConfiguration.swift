/// What a TLS client trusts, shows of itself, and for how long it waits.
///
/// The version is TLS 1.2 or newer and the server's certificate is always checked; neither can be
/// turned off.
public struct TLSConfiguration: Equatable, Sendable {
    /// How a server proves who it is.
    public enum Trust: Equatable, Sendable {
        /// By a chain to a root of the system, made out to the host that was asked for.
        ///
        /// The roots are those of the package `ca-certificates`, or of `SSL_CERT_FILE` and
        /// `SSL_CERT_DIR` where these are set.
        case system

        /// By a chain to a root of this PEM file, and to no other, made out to the host.
        case file(String)

        /// By having one of these certificates; its chain, name and dates are not asked for.
        case pinned(sha256: Set<CertificateFingerprint>)
    }

    /// How the server proves who it is.
    public var trust: Trust

    /// The path of a PEM file with our certificate, its chain and its private key.
    ///
    /// The certificate is shown to a server that asks. The key has no pass phrase, and nobody but
    /// its owner may be able to read the file.
    public var clientCertificate: String?

    /// The most plaintext that is put into one record, from 512 to 16,384 bytes.
    ///
    /// Some servers lose track of records longer than their line buffer; 2,048 suits those.
    public var maxRecordBytes: Int

    /// How long the handshake may take.
    public var handshakeTimeout: Duration

    /// How long to wait for the peer's close_notify after ours.
    public var closeTimeout: Duration

    /// Makes a configuration.
    ///
    /// - Parameters:
    ///   - trust: How the server proves who it is.
    ///   - clientCertificate: The path of a PEM file with our certificate, chain and key.
    ///   - maxRecordBytes: The most plaintext in one record, from 512 to 16,384.
    ///   - handshakeTimeout: How long the handshake may take.
    ///   - closeTimeout: How long to wait for the peer's close_notify after ours.
    public init(
        trust: Trust = .system,
        clientCertificate: String? = nil,
        maxRecordBytes: Int = 16_384,
        handshakeTimeout: Duration = .seconds(10),
        closeTimeout: Duration = .seconds(5)
    ) {
        self.trust = trust
        self.clientCertificate = clientCertificate
        self.maxRecordBytes = maxRecordBytes
        self.handshakeTimeout = handshakeTimeout
        self.closeTimeout = closeTimeout
    }
}

/// Why a TLS connection could not be made, was refused or broke.
///
/// The case says who has to act: the operator (``configuration(_:)``), the other side, or us
/// (``engineBug(_:)``). The ``description`` says what happened and what to do.
public enum TLSError: Error, Equatable, Sendable {
    /// The settings cannot be used; nothing was sent.
    case configuration(Misconfiguration)

    /// What answers on this port does not speak TLS.
    case peerNotTLS

    /// The server's certificate was refused.
    ///
    /// The code and text are of X509_STORE_CTX_get_error(3); names are those the certificate is
    /// made out to, at most ten, as printable ASCII; the fingerprint is that of the certificate.
    case certificate(
        code: Int32,
        text: String,
        names: [String],
        sha256: CertificateFingerprint?
    )

    /// The peer ended the connection with a fatal alert (RFC 8446 §6.2).
    case alert(UInt8)

    /// The peer broke the protocol; the entries are OpenSSL's, oldest first.
    case `protocol`([OpenSSLFault])

    /// The peer did not finish this phase in time.
    case timedOut(Phase)

    /// The connection ended in this phase, or had ended before.
    case closed(Phase)

    /// More than this many bytes waited for the handshake to finish.
    case tooManyWaitingBytes(limit: Int)

    /// OpenSSL answered in a way that cannot be: a fault of this library.
    case engineBug(String)

    /// A part of a connection's life.
    public enum Phase: String, Equatable, Sendable {
        /// From the start until both sides have agreed on keys.
        case handshake

        /// While data may flow.
        case established

        /// After one side said that it closes.
        case closing
    }

    /// What is wrong with the settings.
    public enum Misconfiguration: Equatable, Sendable {
        /// No host name, or one that no certificate can be made out to.
        case hostName(String)

        /// The file cannot be read, for this reason.
        case unreadable(path: String, reason: String)

        /// The file holds no certificate that can be read.
        case noCertificate(path: String, reason: String)

        /// The file holds no private key that can be read.
        case noPrivateKey(path: String, reason: String)

        /// The private key does not belong to the first certificate of the file.
        case keyMismatch(path: String)

        /// Others than the owner may read the file with the private key; its octal permissions.
        case keyFileExposed(path: String, permissions: Int)

        /// Not 64 hexadecimal digits.
        case fingerprint(String)

        /// Pinning was asked for without a single fingerprint.
        case noPins

        /// A record must hold from 512 to 16,384 bytes.
        case recordBytes(Int)

        /// The OpenSSL found when the program started is older than 3.0.
        case oldLibrary(String)
    }
}

/// A way to prove to a server which account is ours.
///
/// Source: IRCv3 SASL 3.1; RFC 4422 appendix A, 4616, 5802, 7677; Atheme for ECDSA.
public enum LoginMechanism: String, CaseIterable, Sendable {
    /// The certificate of the TLS connection is the proof.
    case external = "EXTERNAL"

    /// A signature over the server's challenge with a P-256 key.
    case ecdsa = "ECDSA-NIST256P-CHALLENGE"

    /// SCRAM with SHA-512, tied to this TLS connection.
    case scramSHA512Plus = "SCRAM-SHA-512-PLUS"

    /// A password that is never sent, with SHA-512.
    case scramSHA512 = "SCRAM-SHA-512"

    /// SCRAM with SHA-256, tied to this TLS connection.
    case scramSHA256Plus = "SCRAM-SHA-256-PLUS"

    /// A password that is never sent, with SHA-256.
    case scramSHA256 = "SCRAM-SHA-256"

    /// The password itself.
    case plain = "PLAIN"

    /// Whether it ties the login to the TLS connection (RFC 5802 §6).
    public var bindsChannel: Bool { self == .scramSHA512Plus || self == .scramSHA256Plus }
}

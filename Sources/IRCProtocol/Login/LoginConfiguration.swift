/// The account to log in to, and how.
public struct LoginConfiguration: Sendable {
    /// A password that never shows itself.
    public struct Password: Sendable, CustomStringConvertible, CustomReflectable {
        /// Its bytes: UTF-8, prepared by SASLprep (RFC 4013).
        public let bytes: [UInt8]

        /// Takes the bytes.
        public init(_ bytes: [UInt8]) {
            self.bytes = bytes
        }

        /// Always `password`.
        public var description: String { "password" }

        /// A mirror without children.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// The account; for PLAIN both identities.
    public var account: String

    /// What to try, in this order, among what the server offers.
    public var mechanisms: [LoginMechanism]

    /// The password, where a mechanism needs one.
    public var password: Password?

    /// Whether to leave the network rather than go on without the account.
    public var isRequired: Bool

    /// Whether PLAIN may be used on a connection without TLS.
    public var allowsPlainUnencrypted: Bool

    /// What computes digests and signatures.
    public var cryptography: LoginCryptography

    /// Describes a login.
    ///
    /// - Parameters:
    ///   - account: Without NUL; prepared by SASLprep (RFC 4013).
    ///   - mechanisms: In order of preference; each has the secret that it needs.
    ///   - password: For PLAIN and SCRAM.
    ///   - isRequired: Whether to leave the network rather than go on without the account.
    ///   - allowsPlainUnencrypted: Whether PLAIN may be used on a connection without TLS.
    ///   - cryptography: What computes digests and signatures.
    public init(
        account: String,
        mechanisms: [LoginMechanism],
        password: Password? = nil,
        isRequired: Bool,
        allowsPlainUnencrypted: Bool = false,
        cryptography: LoginCryptography
    ) {
        self.account = account
        self.mechanisms = mechanisms
        self.password = password
        self.isRequired = isRequired
        self.allowsPlainUnencrypted = allowsPlainUnencrypted
        self.cryptography = cryptography
    }
}

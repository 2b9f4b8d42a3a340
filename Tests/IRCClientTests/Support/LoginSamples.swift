import IRCClient
import IRCProtocol

extension LoginConfiguration {
    /// A login of `sweep` with the password `pencil`.
    static func sample(
        _ mechanisms: [LoginMechanism] = [.scramSHA256, .plain],
        isRequired: Bool = false,
        account: String = "sweep",
        password: String = "pencil"
    ) -> LoginConfiguration {
        LoginConfiguration(
            account: account,
            mechanisms: mechanisms,
            password: Password(Array(password.utf8)),
            isRequired: isRequired,
            allowsPlainUnencrypted: true,
            cryptography: .openSSL()
        )
    }
}

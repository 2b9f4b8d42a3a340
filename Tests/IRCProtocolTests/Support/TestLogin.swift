import IRCProtocol
import OpenSSLCrypto

/// A login of `sweep` with password `pencil` whose chance is always the same.
enum TestLogin {
    static let password = "pencil"

    /// What the first attempt's nonce is, as `seed` gives it.
    static let seed = [UInt8](repeating: 7, count: 32)

    static let key = try? SigningKey(pem: ClientCertificate(name: "sweep", days: 1).pem)

    static let cryptography = LoginCryptography(
        digest: { hash, message in (try? function(hash).digest(message)) ?? [] },
        code: { hash, key, message in
            (try? function(hash).authenticationCode(of: message, key: key)) ?? []
        },
        signature: { try? key?.signature(ofDigest: $0) },
        areEqual: SecureBytes.areEqual
    )

    static func configuration(
        _ mechanisms: [LoginMechanism] = LoginMechanism.allCases,
        account: String = "sweep",
        isRequired: Bool = false,
        allowsPlainUnencrypted: Bool = false
    ) -> LoginConfiguration {
        LoginConfiguration(
            account: account,
            mechanisms: mechanisms,
            password: .init(Array(password.utf8)),
            isRequired: isRequired,
            allowsPlainUnencrypted: allowsPlainUnencrypted,
            cryptography: cryptography
        )
    }

    static func login(
        _ mechanisms: [LoginMechanism] = LoginMechanism.allCases,
        isRequired: Bool = false,
        isEncrypted: Bool = true,
        binding: [UInt8]? = nil
    ) -> Login {
        var login = Login(
            configuration(mechanisms, isRequired: isRequired),
            seed: seed,
            isEncrypted: isEncrypted
        )
        login.channelBinding = binding
        return login
    }

    /// The key that a derivation asks for.
    static func saltedPassword(
        _ derivation: KeyDerivation,
        password: String = password
    ) throws -> [UInt8] {
        try function(derivation.hash)
            .derivedKey(
                password: Array(password.utf8),
                salt: derivation.salt,
                iterations: derivation.iterations
            )
    }

    static func function(_ hash: LoginCryptography.Hash) -> HashFunction {
        hash == .sha256 ? .sha256 : .sha512
    }
}

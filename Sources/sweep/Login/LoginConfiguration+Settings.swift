internal import Foundation
internal import IRCClient
internal import IRCProtocol
internal import OpenSSLCrypto
internal import Settings

extension LoginConfiguration {
    /// What the settings of a network mean for its login.
    ///
    /// - Throws: ``Failure`` when the key for ECDSA-NIST256P-CHALLENGE cannot be used.
    init(_ settings: SASLSettings, allowsPlainUnencrypted: Bool) throws(Failure) {
        let key = try settings.ecdsaKey.map { path throws(Failure) in
            try Self.signingKey(path)
        }
        self.init(
            account: settings.account,
            mechanisms: settings.mechanisms.map(LoginMechanism.init),
            password: settings.password.map { Password(Array($0.reveal().utf8)) },
            isRequired: settings.isRequired,
            allowsPlainUnencrypted: allowsPlainUnencrypted,
            cryptography: .openSSL(key: key)
        )
    }

    private static func signingKey(_ path: String) throws(Failure) -> SigningKey {
        do {
            return try SigningKey(pem: String(contentsOf: URL(filePath: path), encoding: .utf8))
        } catch {
            throw Failure(.usage, "sasl.ecdsa-key: \(path): \(error)")
        }
    }
}

extension LoginMechanism {
    /// The mechanism that the settings name.
    fileprivate init(_ mechanism: SASLMechanism) {
        switch mechanism {
        case .external: self = .external
        case .ecdsaNIST256PChallenge: self = .ecdsa
        case .scramSHA512Plus: self = .scramSHA512Plus
        case .scramSHA512: self = .scramSHA512
        case .scramSHA256Plus: self = .scramSHA256Plus
        case .scramSHA256: self = .scramSHA256
        case .plain: self = .plain
        }
    }
}

public import IRCProtocol
public import OpenSSLCrypto

extension LoginCryptography {
    /// The functions of OpenSSL.
    ///
    /// A digest that OpenSSL cannot compute is empty: then no signature fits, and the login fails.
    ///
    /// - Parameter key: The key for ECDSA-NIST256P-CHALLENGE, if there is one.
    /// - Returns: Functions that any thread may call.
    public static func openSSL(key: SigningKey? = nil) -> LoginCryptography {
        LoginCryptography(
            digest: { hash, message in (try? HashFunction(hash).digest(message)) ?? [] },
            code: { hash, key, message in
                (try? HashFunction(hash).authenticationCode(of: message, key: key)) ?? []
            },
            signature: { digest in try? key?.signature(ofDigest: digest) },
            areEqual: { one, other in !one.isEmpty && SecureBytes.areEqual(one, other) }
        )
    }
}

extension HashFunction {
    /// The function that a mechanism names.
    init(_ hash: LoginCryptography.Hash) {
        switch hash {
        case .sha256: self = .sha256
        case .sha512: self = .sha512
        }
    }
}

/// One attempt with one mechanism, from the server's first challenge on.
struct LoginExchange: Sendable {
    /// What a challenge leads to.
    enum Answer: Equatable {
        /// Say these bytes.
        case say([UInt8])
        /// Go on when this key is made.
        case derive(KeyDerivation)
        /// Say nothing: the server's verdict comes next.
        case wait
        /// Have no more to do with this server.
        case distrust(LoginFailure.Distrust)
    }

    private enum Kind: Sendable {
        /// What to say to one empty challenge each, in order.
        case replies([[UInt8]])
        /// The account was said, or is still to be.
        case ecdsa(account: [UInt8], isSaid: Bool)
        case scram(SCRAMExchange)
        case over
    }

    let mechanism: LoginMechanism
    private let cryptography: LoginCryptography
    private var kind: Kind

    /// Prepares an attempt.
    ///
    /// - Parameters:
    ///   - mechanism: The mechanism.
    ///   - configuration: The account and its secrets.
    ///   - binding: For SCRAM.
    ///   - nonce: For SCRAM.
    init(
        _ mechanism: LoginMechanism,
        _ configuration: LoginConfiguration,
        binding: SCRAMExchange.Binding,
        nonce: [UInt8]
    ) {
        self.mechanism = mechanism
        cryptography = configuration.cryptography
        let account = Array(configuration.account.utf8)
        switch mechanism {
        case .external: kind = .replies([[]])
        case .plain:
            // RFC 4616 §2: authorization identity, authentication identity, password.
            let password = configuration.password?.bytes ?? []
            kind = .replies([account + [0] + account + [0] + password])
        case .ecdsa: kind = .ecdsa(account: account, isSaid: false)
        case .scramSHA256, .scramSHA256Plus, .scramSHA512, .scramSHA512Plus:
            let isLong = mechanism == .scramSHA512 || mechanism == .scramSHA512Plus
            kind = .scram(
                SCRAMExchange(
                    isLong ? .sha512 : .sha256,
                    account: configuration.account,
                    binding: binding,
                    nonce: nonce,
                    cryptography: configuration.cryptography
                )
            )
        }
    }

    /// Whether the server's claim of success is to be believed.
    var believesSuccess: Bool {
        if case .scram(let exchange) = kind { exchange.hasVerifiedServer } else { true }
    }

    /// Takes what the server says.
    mutating func receive(_ challenge: [UInt8]) -> Answer {
        switch kind {
        case .replies(var rest):
            guard challenge.isEmpty, !rest.isEmpty else { break }
            let reply = rest.removeFirst()
            kind = .replies(rest)
            return .say(reply)
        case .ecdsa(let account, isSaid: false):
            guard challenge.isEmpty else { break }
            kind = .ecdsa(account: account, isSaid: true)
            return .say(account)
        case .ecdsa(_, isSaid: true):
            // What is signed is as long as a digest: nothing of meaning could be slipped to us.
            guard challenge.count == 32, let signature = cryptography.signature(challenge) else {
                break
            }
            kind = .replies([])
            return .say(signature)
        case .scram(var exchange):
            let answer = exchange.receive(challenge)
            kind = .scram(exchange)
            return answer
        case .over: break
        }
        kind = .over
        return .distrust(.malformed)
    }

    /// Takes the key that it asked for.
    mutating func receive(saltedPassword: [UInt8]) -> Answer {
        guard case .scram(var exchange) = kind else { return .distrust(.malformed) }
        let answer = exchange.receive(saltedPassword: saltedPassword)
        kind = .scram(exchange)
        return answer
    }
}

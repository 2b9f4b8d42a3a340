/// A login by SCRAM: the password is never sent, and the server proves that it knows it as well.
///
/// Source: RFC 5802, 7677 and, for `tls-exporter`, 9266.
struct SCRAMExchange: Sendable {
    /// Whether the login is tied to the TLS connection (RFC 5802 §6).
    enum Binding: Equatable, Sendable {
        /// We cannot, or do not want to.
        case unsupported
        /// We could, but the server did not offer it: so it can tell if somebody on the way
        /// removed its offer.
        case notOffered
        /// By these bytes, which only the two ends of the connection know.
        case tlsExporter([UInt8])

        fileprivate var header: [UInt8] {
            switch self {
            case .unsupported: Array("n,,".utf8)
            case .notOffered: Array("y,,".utf8)
            case .tlsExporter: Array("p=tls-exporter,,".utf8)
            }
        }

        fileprivate var input: [UInt8] {
            if case .tlsExporter(let bytes) = self { header + bytes } else { header }
        }
    }

    private enum State: Sendable {
        case untold
        case firstSent
        case deriving(ServerFirst, KeyDerivation)
        case finalSent(signature: [UInt8])
        case verified
        case over
    }

    private let hash: LoginCryptography.Hash
    private let binding: Binding
    private let nonce: [UInt8]
    private let account: String
    private let cryptography: LoginCryptography
    private var state = State.untold

    /// Prepares a login.
    ///
    /// - Parameters:
    ///   - hash: The mechanism's.
    ///   - account: The account, not escaped.
    ///   - binding: Whether the login is tied to the TLS connection.
    ///   - nonce: Printable, without commas, from 18 bytes of chance or more, never used before.
    ///   - cryptography: What computes digests.
    init(
        _ hash: LoginCryptography.Hash,
        account: String,
        binding: Binding,
        nonce: [UInt8],
        cryptography: LoginCryptography
    ) {
        self.hash = hash
        self.account = account
        self.binding = binding
        self.nonce = nonce
        self.cryptography = cryptography
    }

    /// Whether the server proved that it knows the account.
    var hasVerifiedServer: Bool { if case .verified = state { true } else { false } }

    /// Takes what the server says.
    mutating func receive(_ challenge: [UInt8]) -> LoginExchange.Answer {
        switch state {
        case .untold where challenge.isEmpty:
            state = .firstSent
            return .say(binding.header + clientFirst)
        case .firstSent: return receiveFirst(challenge)
        case .finalSent(let signature): return receiveFinal(challenge, expecting: signature)
        case .untold, .deriving, .verified, .over: return distrust(.malformed)
        }
    }

    /// Takes the key that it asked for by ``LoginExchange/Answer/derive(_:)``.
    mutating func receive(saltedPassword: [UInt8]) -> LoginExchange.Answer {
        guard case .deriving(let first, _) = state else { return distrust(.malformed) }
        let bound = Base64.encode(binding.input)
        let final = Array("c=".utf8) + bound + Array(",r=".utf8) + first.nonce
        let comma = [UInt8(ascii: ",")]
        let message = clientFirst + comma + first.text + comma + final
        let clientKey = cryptography.code(hash, saltedPassword, Array("Client Key".utf8))
        let storedKey = cryptography.digest(hash, clientKey)
        let proof = zip(clientKey, cryptography.code(hash, storedKey, message)).map { $0 ^ $1 }
        let serverKey = cryptography.code(hash, saltedPassword, Array("Server Key".utf8))
        state = .finalSent(signature: cryptography.code(hash, serverKey, message))
        return .say(final + Array(",p=".utf8) + Base64.encode(proof))
    }

    // MARK: - Steps

    /// `client-first-message-bare` (RFC 5802 §7), with `=` and `,` of the account escaped.
    private var clientFirst: [UInt8] {
        let name = account.utf8.flatMap { byte in
            switch byte {
            case UInt8(ascii: "="): Array("=3D".utf8)
            case UInt8(ascii: ","): Array("=2C".utf8)
            default: [byte]
            }
        }
        return Array("n=".utf8) + name + Array(",r=".utf8) + nonce
    }

    private mutating func receiveFirst(_ challenge: [UInt8]) -> LoginExchange.Answer {
        guard let first = ServerFirst(challenge) else { return distrust(.malformed) }
        guard first.nonce.starts(with: nonce), first.nonce.count > nonce.count else {
            return distrust(.wrongNonce)
        }
        guard KeyDerivation.iterationLimits.contains(first.iterations) else {
            return distrust(.wrongIterations(first.iterations))
        }
        let derivation = KeyDerivation(hash: hash, salt: first.salt, iterations: first.iterations)
        state = .deriving(first, derivation)
        return .derive(derivation)
    }

    private mutating func receiveFinal(
        _ challenge: [UInt8],
        expecting signature: [UInt8]
    ) -> LoginExchange.Answer {
        let parts = challenge.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        // An error of the server (`e=`) is no signature either; the numeric behind it tells more.
        if challenge.starts(with: Array("e=".utf8)) {
            state = .over
            return .wait
        }
        guard let part = parts.first, part.starts(with: Array("v=".utf8)),
            let claimed = Base64.decode(part.dropFirst(2))
        else { return distrust(.malformed) }
        guard cryptography.areEqual(claimed, signature) else { return distrust(.forgedSignature) }
        state = .verified
        return .say([])
    }

    private mutating func distrust(_ why: LoginFailure.Distrust) -> LoginExchange.Answer {
        state = .over
        return .distrust(why)
    }
}

/// `server-first-message` (RFC 5802 §7).
struct ServerFirst: Equatable, Sendable {
    let text: [UInt8]
    let nonce: [UInt8]
    let salt: [UInt8]
    let iterations: Int

    /// Reads it; nil where it is not one, or asks for an extension that must be understood (`m=`).
    init?(_ text: [UInt8]) {
        let parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].starts(with: Array("r=".utf8)),
            parts[1].starts(with: Array("s=".utf8)), parts[2].starts(with: Array("i=".utf8)),
            let salt = Base64.decode(parts[1].dropFirst(2)), !salt.isEmpty
        else { return nil }
        let digits = parts[2].dropFirst(2)
        // Ten digits are beyond every limit, and far from an overflow.
        guard (1...10).contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.text = text
        nonce = Array(parts[0].dropFirst(2))
        self.salt = salt
        iterations = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

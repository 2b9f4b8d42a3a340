import Foundation

/// The server's side of one login by SCRAM, honest or not (RFC 5802, RFC 7677).
public struct SCRAMServer: Sendable {
    /// What is wrong with a server that is not to be believed.
    public enum Lie: Sendable {
        /// It does not know the password, and says that the login went well.
        case signature
        /// It answers with a nonce that is not the client's.
        case nonce
    }

    /// What is known of an account, and how it is dealt with.
    public struct Account: Sendable {
        public var password = "pencil"
        public var salt = Array("0123456789abcdef".utf8)
        public var iterations = 4_096
        /// The server's part of the nonce.
        public var nonce = UUID().uuidString
        public var lie: Lie?

        public init() {}
    }

    public enum Answer: Equatable, Sendable {
        case challenge([UInt8])
        case success
        case failure
    }

    private enum Step {
        case clientFirst
        case clientFinal(header: String, bare: String, challenge: String, nonce: String)
        case last
        case done
    }

    private let hash: SCRAMHash
    private let account: Account
    private let channelBinding: [UInt8]?
    private var step = Step.clientFirst

    /// Begins a login; with a channel binding it is a mechanism whose name ends in `-PLUS`.
    public init(_ hash: SCRAMHash, account: Account, channelBinding: [UInt8]? = nil) {
        self.hash = hash
        self.account = account
        self.channelBinding = channelBinding
    }

    /// The user that a client's first message names.
    public static func user(in message: [UInt8]) -> String? {
        ClientFirst(message)?.user
    }

    /// Whether the client has proved that it knows the password.
    public var isProved: Bool {
        if case .last = step { true } else { false }
    }

    /// Takes a message of the client.
    public mutating func receive(_ message: [UInt8]) -> Answer {
        let answer: String?
        switch step {
        case .clientFirst: answer = begin(message)
        case .clientFinal(let header, let bare, let challenge, let nonce):
            answer = finish(message, header, bare, challenge, nonce)
        case .last where message.isEmpty:
            step = .done
            return .success
        case .last, .done: answer = nil
        }
        if answer == nil { step = .done }
        return answer.map { .challenge(Array($0.utf8)) } ?? .failure
    }

    // MARK: Steps

    private mutating func begin(_ message: [UInt8]) -> String? {
        guard let first = ClientFirst(message),
            first.header.hasPrefix("p=tls-exporter,") == (channelBinding != nil)
        else { return nil }
        let nonce = (account.lie == .nonce ? "made-up" : first.nonce) + account.nonce
        let salt = Data(account.salt).base64EncodedString()
        let challenge = "r=\(nonce),s=\(salt),i=\(account.iterations)"
        step = .clientFinal(
            header: first.header,
            bare: first.bare,
            challenge: challenge,
            nonce: nonce
        )
        return challenge
    }

    private mutating func finish(
        _ message: [UInt8],
        _ header: String,
        _ bare: String,
        _ challenge: String,
        _ nonce: String
    ) -> String? {
        let text = String(decoding: message, as: UTF8.self)
        guard let end = text.range(of: ",p=", options: .backwards) else { return nil }
        let unproved = String(text[..<end.lowerBound])
        let binding = Data(header.utf8) + Data(channelBinding ?? [])
        guard unproved == "c=\(binding.base64EncodedString()),r=\(nonce)" else { return nil }
        let said = "\(bare),\(challenge),\(unproved)"
        let salted = hash.salted(
            account.password,
            salt: account.salt,
            iterations: account.iterations
        )
        let clientKey = hash.hmac(salted, "Client Key")
        let mask = hash.hmac(hash.digest(clientKey), said)
        let proof = zip(clientKey, mask).map { $0 ^ $1 }
        guard Data(proof).base64EncodedString() == text[end.upperBound...] else { return nil }
        step = .last
        let key = account.lie == .signature ? [0] : hash.hmac(salted, "Server Key")
        return "v=" + Data(hash.hmac(key, said)).base64EncodedString()
    }
}

/// The first message of a client (RFC 5802 §7, "client-first-message").
private struct ClientFirst {
    let header: String
    let bare: String
    let user: String
    let nonce: String

    init?(_ message: [UInt8]) {
        let parts = String(decoding: message, as: UTF8.self)
            .split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[2].hasPrefix("n="), parts[3].hasPrefix("r=") else {
            return nil
        }
        header = "\(parts[0]),\(parts[1]),"
        bare = "\(parts[2]),\(parts[3])"
        user = String(parts[2].dropFirst(2))
        nonce = String(parts[3].dropFirst(2))
    }
}

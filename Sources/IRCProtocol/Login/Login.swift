/// Logs in to our account on one connection, by one mechanism after the other.
///
/// One event each, one ``Step`` back. It tries what is configured, in that order, among what the
/// server offers, each mechanism once; it breaks off at most once, and whatever happens, an answer
/// or ``expire()`` brings it to an end. The one who owns it sends what it says, keeps a deadline
/// while ``awaited`` is not nil, and begins it when the server agreed to the capability.
///
/// Source: IRCv3 SASL 3.1 and 3.2.
public struct Login: Sendable {
    /// What an event leads to.
    public enum Step: Equatable, Sendable {
        /// Nothing.
        case wait
        /// These lines are to be sent.
        case send([IRCMessage])
        /// The key is to be made and brought to ``receive(saltedPassword:for:)``.
        case derive(KeyDerivation)
        /// The login has come to its end.
        case settle(LoginOutcome)
    }

    /// What a 904 means that comes right behind a list of mechanisms (908).
    private enum Doubt: Sendable {
        /// What it always means.
        case none
        /// Most likely that the mechanism before is not known, which the list said already.
        case mayBeOfLastMechanism
        /// It came and was taken for that; it may have been the only answer we get.
        case wasTakenForLastMechanism
    }

    private enum State: Sendable {
        case idle
        case announced(LoginExchange, Doubt)
        case exchanging(LoginExchange)
        case deriving(LoginExchange, KeyDerivation)
        case aborting(LoginFailure)
        case settled(LoginOutcome)
    }

    /// The account and how to log in to it.
    public let configuration: LoginConfiguration

    /// The bytes that only the two ends of the TLS connection know, for `tls-exporter`; nil on
    /// another connection, and before its handshake is done.
    public var channelBinding: [UInt8]?

    /// Whether we are logged in, as far as the server told.
    public private(set) var isLoggedIn = false

    /// How often a login may begin anew on one connection.
    private static let maxRenewals = 8

    private let seed: [UInt8]
    private let isEncrypted: Bool
    private var state = State.idle
    private var text = AuthenticateText()
    private var offered: [String] = []
    private var tried: Set<LoginMechanism> = []
    private var attempts: UInt8 = 0
    private var wasRefused = false
    private var isDistrusted = false
    private var steps = 0
    private var renewals = 0

    /// Prepares a login.
    ///
    /// - Parameters:
    ///   - configuration: The account and how to log in to it.
    ///   - seed: At least 18 bytes of chance, new for each connection; nonces are made from it.
    ///   - isEncrypted: Whether the connection is one of TLS.
    public init(_ configuration: LoginConfiguration, seed: [UInt8], isEncrypted: Bool) {
        self.configuration = configuration
        self.seed = seed
        self.isEncrypted = isEncrypted
    }

    /// Whether nothing is under way, and nothing is to be waited for.
    public var isSettled: Bool { if case .settled = state { true } else { false } }

    /// Why the server is not to be trusted, while it has not answered our breaking off yet.
    public var openDistrust: LoginFailure? {
        if case .aborting(let failure) = state, isDistrusted { failure } else { nil }
    }

    /// Which of its steps the login is waiting in, or nil when it waits for nothing.
    ///
    /// Another number means that the deadline begins anew.
    public var awaited: Int? {
        switch state {
        case .idle, .settled: nil
        case .announced, .exchanging, .deriving, .aborting: steps
        }
    }
}

// MARK: - The capability

extension Login {
    /// The server agreed to the capability.
    ///
    /// - Parameter offer: The value of the capability; "" when the server does not say.
    /// - Returns: What it leads to; nothing when a login is under way or done.
    public mutating func begin(_ offer: String) -> Step {
        guard case .idle = state else { return .wait }
        offered = Self.names(offer)
        return tryNext()
    }

    /// The server offers no login.
    public mutating func decline() -> Step {
        guard case .idle = state else { return .wait }
        return settle(.failed(.notOffered))
    }

    /// The server took the capability back.
    public mutating func withdraw() -> Step { end(.withdrawn) }

    /// The server let us in.
    public mutating func overtake() -> Step {
        if case .idle = state { return settle(.failed(.notOffered)) }
        return end(.overtaken)
    }

    /// The server offers the capability anew, or logged us out; unless we are logged in, all may be
    /// tried again.
    ///
    /// Not with a server that could not prove what it is, and not for ever: one that logs us out
    /// each time is left as it is.
    public mutating func renew() {
        guard isSettled, !isLoggedIn, !isDistrusted, renewals < Self.maxRenewals else { return }
        renewals += 1
        state = .idle
        tried = []
        wasRefused = false
    }

    /// Nobody answered in time.
    public mutating func expire() -> Step {
        switch state {
        case .announced(_, .wasTakenForLastMechanism): return refuse()
        case .announced, .exchanging, .deriving: return abort(.timedOut)
        case .aborting(let failure): return settle(.failed(failure))
        case .idle, .settled: return .wait
        }
    }
}

// MARK: - What the server says

extension Login {
    /// Takes an AUTHENTICATE of the server.
    public mutating func receive(_ message: IRCMessage) -> Step {
        guard let piece = message.parameterBytes(0) else { return .wait }
        switch state {
        case .announced(var exchange, _), .exchanging(var exchange):
            switch text.receive(piece) {
            case .goesOn: return .wait
            case .malformed: return abort(.distrusted(.malformed))
            case .whole(let challenge):
                let answer = exchange.receive(challenge)
                return follow(answer, exchange)
            }
        case .deriving: return abort(.distrusted(.malformed))
        case .idle, .aborting, .settled: return .wait
        }
    }

    /// Takes one of the numerics 900 to 908.
    public mutating func receive(_ numeric: Numeric, _ message: IRCMessage) -> Step {
        switch numeric {
        case .loggedIn: isLoggedIn = true
        case .loggedOut: isLoggedIn = false
        case .saslSuccess: return succeed()
        case .saslAlready:
            if case .announced = state { return settle(.loggedIn) }
            if case .aborting = state { return end(.brokenOff) }
            return succeed()
        case .nickLocked, .saslFail, .saslTooLong: return takeRefusal(numeric)
        case .saslAborted: return end(.brokenOff)
        case .saslMechanisms:
            offered = Self.names(message.parameter(1) ?? "")
            if case .announced = state { return tryNext(.mayBeOfLastMechanism) }
        default: break
        }
        return .wait
    }

    /// Takes the key that was asked for by ``Step/derive(_:)``; one that is not asked for any more
    /// is ignored.
    public mutating func receive(
        saltedPassword: [UInt8],
        for derivation: KeyDerivation
    ) -> Step {
        guard case .deriving(var exchange, derivation) = state else { return .wait }
        let answer = exchange.receive(saltedPassword: saltedPassword)
        return follow(answer, exchange)
    }

    private mutating func follow(_ answer: LoginExchange.Answer, _ exchange: LoginExchange) -> Step
    {
        switch answer {
        case .say(let bytes):
            enter(.exchanging(exchange))
            return .send(AuthenticateText.messages(saying: bytes))
        case .derive(let derivation):
            enter(.deriving(exchange, derivation))
            return .derive(derivation)
        case .wait:
            enter(.exchanging(exchange))
            return .wait
        case .distrust(let why): return abort(.distrusted(why))
        }
    }

    private mutating func succeed() -> Step {
        switch state {
        case .announced(let exchange, _), .exchanging(let exchange):
            guard exchange.believesSuccess else { return abort(.distrusted(.noSignature)) }
            return settle(.loggedIn)
        case .deriving: return abort(.distrusted(.noSignature))
        // What was claimed before our `*` arrived counts for nothing.
        case .idle, .aborting, .settled: return .wait
        }
    }

    private mutating func takeRefusal(_ numeric: Numeric) -> Step {
        switch state {
        case .announced(let exchange, .mayBeOfLastMechanism) where numeric == .saslFail:
            state = .announced(exchange, .wasTakenForLastMechanism)
            return .wait
        case .announced, .exchanging, .deriving: return refuse()
        case .aborting, .idle, .settled: return end(.refused)
        }
    }
}

// MARK: - Steps

extension Login {
    private mutating func refuse() -> Step {
        wasRefused = true
        return tryNext()
    }

    private mutating func tryNext(_ doubt: Doubt = .none) -> Step {
        let next = configuration.mechanisms.first { mechanism in
            !tried.contains(mechanism) && allows(mechanism) && offers(mechanism)
        }
        guard let next else {
            return settle(
                .failed(wasRefused ? .refused : .noCommonMechanism(offered: offered))
            )
        }
        tried.insert(next)
        attempts &+= 1
        text = AuthenticateText()
        let exchange = LoginExchange(
            next,
            configuration,
            binding: binding(for: next),
            nonce: Base64.encode(configuration.cryptography.code(.sha256, seed, [attempts]))
        )
        enter(.announced(exchange, doubt))
        return .send([IRCMessage(.authenticate, next.rawValue)])
    }

    /// Breaks off, once: no other mechanism follows, so it does not matter that some servers answer
    /// twice, by 904 and by 906.
    private mutating func abort(_ failure: LoginFailure) -> Step {
        if case .distrusted = failure { isDistrusted = true }
        enter(.aborting(failure))
        return .send([IRCMessage(.authenticate, "*")])
    }

    /// Ends what is under way, without a word; the reason for which we broke off counts first.
    private mutating func end(_ failure: LoginFailure) -> Step {
        switch state {
        case .idle, .settled: return .wait
        case .aborting(let failure): return settle(.failed(failure))
        case .announced, .exchanging, .deriving: return settle(.failed(failure))
        }
    }

    private mutating func settle(_ outcome: LoginOutcome) -> Step {
        if outcome == .loggedIn { isLoggedIn = true }
        enter(.settled(outcome))
        return .settle(outcome)
    }

    private mutating func enter(_ state: State) {
        self.state = state
        steps += 1
    }

    /// Whether this connection allows a mechanism.
    private func allows(_ mechanism: LoginMechanism) -> Bool {
        switch mechanism {
        case .external: isEncrypted
        case .scramSHA256Plus, .scramSHA512Plus: channelBinding != nil
        case .plain: isEncrypted || configuration.allowsPlainUnencrypted
        case .ecdsa, .scramSHA256, .scramSHA512: true
        }
    }

    /// Whether the server offers a mechanism; when it does not say, it may.
    private func offers(_ mechanism: LoginMechanism) -> Bool {
        offered.isEmpty || offered.contains(mechanism.rawValue)
    }

    /// How a mechanism is tied to the connection.
    ///
    /// "y" tells the server that we could bind and did not see its offer. That is to be said only
    /// when we know the offer, or a login by a server that offers it without telling would fail.
    private func binding(for mechanism: LoginMechanism) -> SCRAMExchange.Binding {
        guard let channelBinding else { return .unsupported }
        if mechanism.bindsChannel { return .tlsExporter(channelBinding) }
        let wouldBind = configuration.mechanisms.contains(where: \.bindsChannel)
        let isOffered = offered.isEmpty || offered.contains { $0.hasSuffix("-PLUS") }
        return wouldBind && !isOffered ? .notOffered : .unsupported
    }

    private static func names(_ list: String) -> [String] {
        list.uppercased().split { $0 == "," || $0 == " " }.map(String.init)
    }
}

// What a login is to a session: it holds back CAP END, and without it we may not go on.
extension IRCSession {
    /// Takes the key that ``IRCEvent/loginNeedsKey(_:)`` asked for; too late it is ignored.
    public mutating func receive(
        saltedPassword: [UInt8],
        for derivation: KeyDerivation
    ) -> Reaction {
        advanceLogin { $0.receive(saltedPassword: saltedPassword, for: derivation) }
    }

    /// Takes note that a step of the login was not answered in time.
    public mutating func expireLogin() -> Reaction {
        advanceLogin { $0.expire() }
    }

    /// Takes AUTHENTICATE and gives whether it was of use.
    mutating func receiveAuthenticate(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        guard login?.awaited != nil else { return false }
        advanceLogin(&reaction) { $0.receive(message) }
        return true
    }

    /// Takes a numeric of a login and gives whether it was of use.
    mutating func receiveLogin(
        _ numeric: Numeric,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        switch numeric {
        case .loggedIn, .loggedOut:
            guard receiveOwnAccount(numeric, message, &reaction) else { return false }
        default: break
        }
        advanceLogin(&reaction) { $0.receive(numeric, message) }
        if numeric == .loggedOut { beginLoginAnew(&reaction) }
        return true
    }

    /// Logs in again where the services, or an operator, have logged us out.
    private mutating func beginLoginAnew(_ reaction: inout Reaction) {
        guard phase == .registered, capabilities.enabled.contains(.sasl) else { return }
        login?.renew()
        let offer = capabilities.offered[.sasl] ?? ""
        advanceLogin(&reaction) { $0.begin(offer) }
    }

    /// Takes note of what became of the capability.
    mutating func followSASL(_ message: IRCMessage, _ reaction: inout Reaction) {
        if Self.offersSASLAnew(message) { login?.renew() }
        if capabilities.enabled.contains(.sasl) {
            let offer = capabilities.offered[.sasl] ?? ""
            advanceLogin(&reaction) { $0.begin(offer) }
        } else if capabilities.isSettled {
            declineLogin(&reaction)
        }
        if !capabilities.enabled.contains(.sasl) { advanceLogin(&reaction) { $0.withdraw() } }
    }

    /// Takes note that there is no login to be had.
    mutating func declineLogin(_ reaction: inout Reaction) {
        advanceLogin(&reaction) { $0.decline() }
    }

    /// Takes note that the server let us in.
    mutating func overtakeLogin(_ reaction: inout Reaction) {
        advanceLogin(&reaction) { $0.overtake() }
    }

    private static func offersSASLAnew(_ message: IRCMessage) -> Bool {
        guard message.parameter(1)?.uppercased() == "NEW" else { return false }
        return message.lastParameter.split(separator: " ")
            .contains { $0 == "sasl" || $0.hasPrefix("sasl=") }
    }

    private mutating func advanceLogin(_ event: (inout Login) -> Login.Step) -> Reaction {
        var reaction = Reaction()
        advanceLogin(&reaction, event)
        return reaction
    }

    private mutating func advanceLogin(
        _ reaction: inout Reaction,
        _ event: (inout Login) -> Login.Step
    ) {
        guard var login, phase != .closing else { return }
        let step = event(&login)
        self.login = login
        switch step {
        case .wait: break
        case .send(let lines): reaction.replies += lines
        case .derive(let derivation): reaction.events.append(.loginNeedsKey(derivation))
        case .settle(let outcome):
            reaction.events.append(.loginSettled(outcome))
            if outcome != .loggedIn, login.configuration.isRequired {
                phase = .closing
            } else {
                endNegotiation(&reaction)
            }
        }
    }
}

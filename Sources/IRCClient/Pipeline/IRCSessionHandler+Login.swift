internal import IRCProtocol
package import NIOCore
internal import NIOOpenSSL

extension IRCSessionHandler {
    /// How long the server may take for each answer of a login.
    package static let loginStepTimeout = TimeAmount.seconds(10)
    /// How long a login may take as a whole, whatever is tried.
    package static let loginTimeout = TimeAmount.seconds(60)

    /// Makes known what ties a login to this connection, when its handshake is done.
    func bindLogin(_ context: ChannelHandlerContext) {
        guard session.login != nil,
            let tls = try? context.pipeline.syncOperations.handler(type: TLSHandler.self)
        else { return }
        // RFC 9266 §2.
        session.login?.channelBinding = tls.exportKeyingMaterial(
            label: "EXPORTER-Channel-Binding",
            length: 32
        )
    }

    /// Begins the deadline of a login's step anew when another step has begun.
    func watchLogin(at now: NIODeadline) {
        let awaited = session.login?.awaited
        guard awaited != loginWatch.awaited else { return }
        loginWatch.awaited = awaited
        guard awaited != nil else {
            agenda[.endLoginStep] = nil
            // While we register, a server that offers logins again and again gains no time.
            guard let end = agenda[.endRegistration] else {
                loginWatch.end = nil
                return
            }
            agenda[.endRegistration] = min(end, now + configuration.waits.registration)
            return
        }
        let end = loginWatch.end ?? now + Self.loginTimeout
        loginWatch.end = end
        if agenda[.endRegistration] != nil {
            agenda[.endRegistration] = end + configuration.waits.registration
        }
        let step = now + Self.loginStepTimeout
        agenda[.endLoginStep] = end > now ? min(step, end) : step
    }

    /// Brings a login on that was not answered in time.
    func expireLogin(at now: NIODeadline) {
        take(session.expireLogin(), at: now)
    }

    /// Has a key made, without waiting for it.
    func makeKey(_ derivation: KeyDerivation) {
        guard let context, let password = session.login?.configuration.password else { return }
        saltedPasswords.key(derivation, of: password, on: context.eventLoop)
            .assumeIsolated()
            .whenComplete { result in
                guard let context = self.context else { return }
                let now = context.eventLoop.now
                switch result {
                case .success(let key):
                    self.take(self.session.receive(saltedPassword: key, for: derivation), at: now)
                case .failure: self.expireLogin(at: now)
                }
                self.pump()
            }
    }

    /// Takes note of what came of a login, and leaves where it is required and failed.
    func take(_ outcome: LoginOutcome) {
        guard case .failed(let failure) = outcome else { return log.loggedIn() }
        distrust.note(failure)
        let isRequired = session.login?.configuration.isRequired ?? false
        log.loginFailed(
            because: failure.reason,
            next: !isRequired
                ? "go on without an account"
                : failure.verdict == .final ? "give this network up" : "leave, and come back later",
            isError: failure.verdict == .banned && !isRequired
        )
        guard isRequired else { return }
        note("cannot log in: \(failure.reason)", failure.verdict)
        quit("Cannot log in")
    }

    /// Takes note of a server that closes the connection instead of answering our breaking off.
    func noteOpenDistrust() {
        guard let failure = session.login?.openDistrust else { return }
        distrust.note(failure)
        note("cannot log in: \(failure.reason)", failure.verdict)
    }

    private func take(_ reaction: Reaction, at now: NIODeadline) {
        if case .ended = stage { return }
        reply(reaction.replies, at: now)
        for event in reaction.events { take(event, at: now) }
        watchLogin(at: now)
    }
}

/// What of a login the deadlines of a connection belong to.
struct LoginWatch {
    /// The step that is waited for.
    var awaited: Int?
    /// When the login must be done; nil where none is under way.
    var end: NIODeadline?
}

public import Chat
internal import CoreMetrics
internal import IRCProtocol
public import Logging
public import NIOCore
public import NIOOpenSSL
public import NIOPosix
internal import OpenSSLCrypto
public import ServiceLifecycle

/// The bot's line to one IRC network, for as long as the bot runs.
///
/// ``run()`` connects, and connects again whenever the connection has ended, until it is cancelled
/// or shut down gracefully. No error of the moment ends it: there is a log line for each, and the
/// next attempt comes after a wait that grows. Only where no attempt can go better before the
/// operator has changed something, it gives up.
///
/// A copy is the same line. ``run()`` is for one task; ``say(_:epoch:)`` and ``waitFor(_:)`` are for
/// any.
public struct IRCConnection: Service {
    let configuration: IRCConfiguration
    let tls: (context: TLSContext, peer: TLSPeer)
    let group: any EventLoopGroup
    let policies: PolicyStore?
    /// The name that policies are kept for; nil where the host is an address.
    let host: STSHost?
    let resolver: (any Resolver & Sendable)?
    let sink: @Sendable (ChatEvent) -> Void
    let speaker = Speaker()
    let regains = RegainRecord()
    let saltedPasswords = SaltedPasswords()
    let distrust = DistrustRecord()
    let log: ConnectionLog
    let metrics: IRCMetrics

    /// Prepares the line without connecting.
    ///
    /// Not to be called on an event loop: it reads the files that TLS needs.
    ///
    /// - Parameters:
    ///   - configuration: The network.
    ///   - policies: Which hosts want TLS; one store for all networks. Without it no policy
    ///     outlives the connection that told it.
    ///   - group: Where the connection's event loop comes from.
    ///   - logger: Where changes of the connection's state are told.
    ///   - sink: Where the bot hears. Called on the event loop or the task of ``run()``; it must
    ///     not wait.
    /// - Throws: ``TLSError/configuration(_:)`` when the host or the TLS settings cannot be used.
    public init(
        _ configuration: IRCConfiguration,
        policies: PolicyStore? = nil,
        group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup,
        logger: Logger,
        sink: @escaping @Sendable (ChatEvent) -> Void
    ) throws(TLSError) {
        try self.init(
            configuration,
            policies: policies,
            group: group,
            resolver: nil,
            logger: logger,
            sink: sink
        )
    }

    /// Prepares a line whose host is looked up by something else than the system.
    package init(
        _ configuration: IRCConfiguration,
        policies: PolicyStore?,
        group: any EventLoopGroup,
        resolver: (any Resolver & Sendable)?,
        logger: Logger,
        sink: @escaping @Sendable (ChatEvent) -> Void
    ) throws(TLSError) {
        self.configuration = configuration
        self.policies = policies
        self.group = group
        self.resolver = resolver
        self.sink = sink
        host = STSHost(configuration.host)
        log = ConnectionLog(logger: logger, network: configuration.network)
        metrics = IRCMetrics(network: configuration.network)
        var settings =
            switch configuration.security {
            case .plaintext: configuration.upgrade
            case .tls(let settings): settings
            }
        settings.maxRecordBytes = min(settings.maxRecordBytes, IRCConfiguration.maxRecordBytes)
        tls = (try TLSContext(settings), try TLSPeer(configuration.host))
    }

    /// Says something on the connection of that epoch; never waits.
    ///
    /// When the last line of an action has left, ``ChatEvent/sent(_:)`` tells so. What is said for
    /// another connection than the one of the moment, or while there is none, is dropped: the bot
    /// says it again after the next ``ChatEvent/ready(network:epoch:)``.
    ///
    /// - Parameters:
    ///   - actions: In order; those to one target leave in it, unless one is urgent.
    ///   - epoch: Of the ``ChatEvent/ready(network:epoch:)`` that this answers.
    public func say(_ actions: [ChatAction], epoch: Int) {
        speaker.say(actions, epoch: epoch)
    }

    /// Waits for people, each with the nick they had last; they take the place of those named
    /// before, on this connection and those after it.
    ///
    /// ``ChatEvent/arrived(_:)`` tells of each once, as soon as the server proves that it is them:
    /// at once, when they come, and again on the next connection or when they come back after they
    /// were seen to leave. Of more than 4,096 those with the least keys are waited for.
    ///
    /// - Parameter people: Those of other networks are left out.
    public func waitFor(_ people: [MemberID: String]) {
        speaker.waitFor(people)
    }

    /// How the line does at this moment; nil while there is none.
    ///
    /// For any task; it waits for nobody.
    public var condition: LineCondition? { speaker.condition }

    /// Whether two names are those of one account, as the server compares names.
    public func isSameAccount(_ one: String, _ other: String) -> Bool {
        speaker.casemapping.areEqual(one, other)
    }

    /// Serves until the task is cancelled or shut down gracefully.
    ///
    /// Either way what the bot said before still goes out, for at most two seconds, then QUIT is
    /// said and the connection is closed.
    ///
    /// - Throws: ``GivenUp`` when no further attempt can go better.
    public func run() async throws {
        var backoff = Backoff(
            floor: configuration.reconnect.floor,
            ceiling: configuration.reconnect.ceiling
        )
        var random = SystemRandomNumberGenerator()
        var choice = RouteChoice(port: configuration.port, isSecure: configuration.isSecure)
        var reason = "begin"
        var epoch = 0
        var hasServed = false
        while !isShuttingDown {
            epoch += 1
            metrics.connections.increment()
            let route = choice.next(policy: policy)
            log.move(to: .connecting, because: reason, next: route.words)
            var (ending, advice) = await connection(on: route, epoch: epoch)
            hasServed = hasServed || ending.registeredFor != nil
            // What went well before may do so again: services have their bad days.
            if hasServed, ending.verdict == .final { ending.verdict = .banned }
            await renewPolicy(advice, on: route)
            if advice.policySeconds == 0 { choice.withdraw() }
            guard !isShuttingDown else {
                log.move(to: .offline, because: ending.reason, next: "end")
                return
            }
            if let port = advice.upgradePort {
                log.move(to: .offline, because: ending.reason, next: "connect with TLS at once")
                choice.demand(port: port)
                reason = "the server demands TLS"
                continue
            }
            if ending.verdict == .final {
                log.move(to: .offline, because: ending.reason, next: "give up")
                log.trouble(ending.reason, next: "give up; start the bot again when it is mended")
                sink(.trouble(network: configuration.network, .gaveUp))
                throw GivenUp(network: configuration.network, reason: ending.reason)
            }
            let wait = backoff.wait(after: ending, random: &random)
            let rounded = Duration.milliseconds(Int64(wait / .milliseconds(1)))
            log.move(to: .offline, because: ending.reason, next: "connect again in \(rounded)")
            if ending.verdict == .banned { tellBan(ending, wait: rounded) }
            reason = "waited \(rounded)"
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: wait) }
        }
    }

    private var isShuttingDown: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    /// Has the operator and the moderators of other networks told that we are not wanted.
    private func tellBan(_ ending: Ending, wait: Duration) {
        log.trouble(
            ending.reason,
            next: """
                wait \(wait) and try once more; meanwhile ask the network's staff, naming the bot \
                and this machine's address, and where it is about the login, see the sasl settings
                """
        )
        sink(.trouble(network: configuration.network, .banned(retryIn: wait)))
    }
}

// MARK: - Policies

extension IRCConnection {
    /// The policy that holds for the host at this moment.
    private var policy: STSPolicy? {
        host.flatMap { host in policies?.policy(for: host) }
    }

    /// What takes the policy that is told on a connection; not on the loop of which it waits.
    func keepPolicy(port: Int) -> @Sendable (Int64) -> Void {
        { [host, policies] seconds in
            if let host { policies?.keep(seconds: seconds, port: port, for: host) }
        }
    }

    /// Counts the policy's time from the end of a connection on which it was told.
    private func renewPolicy(_ advice: SecurityAdvice, on route: Route) async {
        guard let seconds = advice.policySeconds else { return }
        keepPolicy(port: route.port)(seconds)
        await policies?.save()
    }
}

extension IRCConfiguration {
    /// Whether the settings themselves ask for TLS.
    fileprivate var isSecure: Bool {
        if case .tls = security { true } else { false }
    }
}

extension Route {
    /// What is done on that way, for the operator.
    fileprivate var words: String {
        let way = "look up the host and connect to port \(port)"
        return switch (isSecure, origin) {
        case (false, _): way + " without TLS"
        case (true, .settings): way + " with TLS"
        case (true, .demand): way + " with TLS, as the server demanded (STS)"
        case (true, .policy): way + " with TLS, as the host's policy asks for (STS)"
        }
    }
}

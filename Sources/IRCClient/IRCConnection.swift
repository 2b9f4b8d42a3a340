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
/// A copy is the same line. ``run()`` is for one task; ``say(_:epoch:)`` is for any.
public struct IRCConnection: Service {
    /// How long the TCP connection may take.
    private static let connectTimeout = TimeAmount.seconds(10)

    private let configuration: IRCConfiguration
    private let tls: (context: TLSContext, peer: TLSPeer)?
    private let group: any EventLoopGroup
    private let sink: @Sendable (ChatEvent) -> Void
    private let speaker = Speaker()
    private let saltedPasswords = SaltedPasswords()
    private let log: ConnectionLog
    private let metrics: IRCMetrics

    /// Prepares the line without connecting.
    ///
    /// Not to be called on an event loop: it reads the files that TLS needs.
    ///
    /// - Parameters:
    ///   - configuration: The network.
    ///   - group: Where the connection's event loop comes from.
    ///   - logger: Where changes of the connection's state are told.
    ///   - sink: Where the bot hears. Called on the event loop; it must not wait.
    /// - Throws: ``TLSError/configuration(_:)`` when the host or the TLS settings cannot be used.
    public init(
        _ configuration: IRCConfiguration,
        group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup,
        logger: Logger,
        sink: @escaping @Sendable (ChatEvent) -> Void
    ) throws(TLSError) {
        self.configuration = configuration
        self.group = group
        self.sink = sink
        log = ConnectionLog(logger: logger, network: configuration.network)
        metrics = IRCMetrics(network: configuration.network)
        switch configuration.security {
        case .plaintext: tls = nil
        case .tls(var settings):
            settings.maxRecordBytes = min(
                settings.maxRecordBytes,
                IRCConfiguration.maxRecordBytes
            )
            tls = (try TLSContext(settings), try TLSPeer(configuration.host))
        }
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
        var reason = "begin"
        var epoch = 0
        while !isShuttingDown {
            epoch += 1
            metrics.connections.increment()
            log.move(to: .connecting, because: reason, next: "look up the host and connect")
            let ending = await connection(epoch: epoch)
            guard !isShuttingDown else {
                log.move(to: .offline, because: ending.reason, next: "end")
                return
            }
            if ending.verdict == .final {
                log.move(to: .offline, because: ending.reason, next: "give up")
                throw GivenUp(network: configuration.network, reason: ending.reason)
            }
            let wait = backoff.wait(after: ending, random: &random)
            let rounded = Duration.milliseconds(Int64(wait / .milliseconds(1)))
            log.move(to: .offline, because: ending.reason, next: "connect again in \(rounded)")
            reason = "waited \(rounded)"
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: wait) }
        }
    }

    private var isShuttingDown: Bool { Task.isCancelled || Task.isShuttingDownGracefully }
}

// MARK: - One connection

extension IRCConnection {
    /// A connection and the handler that runs it.
    private struct Line: Sendable {
        let channel: any Channel
        let handler: NIOLoopBound<IRCSessionHandler>
    }

    /// Makes one connection and serves it to its end.
    private func connection(epoch: Int) async -> Ending {
        do {
            return try await serve(try await connect(epoch: epoch))
        } catch {
            return Ending(reason: ConnectionFault.reason(error))
        }
    }

    private func serve(_ line: Line) async throws -> Ending {
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await line.channel.closeFuture.get()
            return try await line.channel.eventLoop.submit { line.handler.value.ending }.get()
        } onCancelOrGracefulShutdown: {
            line.channel.eventLoop.execute { line.handler.value.leave() }
        }
    }

    /// Gives up as soon as the task is cancelled or shut down.
    ///
    /// A connection that stands later is closed; one that stands already is given, so that it can
    /// be left cleanly.
    private func connect(epoch: Int) async throws -> Line {
        let promise = group.any().makePromise(of: Line.self)
        let attempt = ClientBootstrap(group: group)
            .connectTimeout(Self.connectTimeout)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try addHandlers(to: channel.pipeline.syncOperations, epoch: epoch)
                }
            }
            .connect(host: configuration.host, port: configuration.port)
        attempt
            .flatMapThrowing { channel in
                // On the channel's loop and before its first read, so the handler is still there.
                let handler = try channel.pipeline.syncOperations.handler(
                    type: IRCSessionHandler.self
                )
                return Line(
                    channel: channel,
                    handler: NIOLoopBound(handler, eventLoop: channel.eventLoop)
                )
            }
            .cascade(to: promise)
        promise.futureResult.whenFailure { _ in attempt.whenSuccess { $0.close(promise: nil) } }
        return try await withTaskCancellationOrGracefulShutdownHandler {
            let line = try await promise.futureResult.get()
            log.move(
                to: .registering,
                because: "TCP connection made",
                next: tls == nil ? "register" : "TLS handshake, register"
            )
            return line
        } onCancelOrGracefulShutdown: {
            promise.fail(CancellationError())
        }
    }

    private func addHandlers(
        to pipeline: ChannelPipeline.SynchronousOperations,
        epoch: Int
    ) throws {
        if let tls {
            try pipeline.addHandler(TLSHandler(context: tls.context, peer: tls.peer))
        }
        try pipeline.addHandler(LineDecoder(metrics: metrics))
        try pipeline.addHandler(
            IRCSessionHandler(
                configuration: configuration,
                epoch: epoch,
                speaker: speaker,
                log: log,
                metrics: metrics,
                login: try configuration.login.map { configuration in
                    Login(
                        configuration,
                        seed: try SecureBytes.random(count: 32),
                        isEncrypted: tls != nil
                    )
                },
                saltedPasswords: saltedPasswords,
                sink: sink
            )
        )
    }
}

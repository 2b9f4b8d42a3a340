internal import Foundation
internal import IRCProtocol
internal import NIOCore
internal import NIOOpenSSL
internal import NIOPosix
internal import OpenSSLCrypto
internal import ServiceLifecycle

// One connection, from the look-up to the close.
extension IRCConnection {
    /// A connection and the handler that runs it.
    private struct Line: Sendable {
        let channel: any Channel
        let handler: NIOLoopBound<IRCSessionHandler>
    }

    /// Makes one connection and serves it to its end.
    func connection(on route: Route, epoch: Int) async -> (Ending, SecurityAdvice) {
        do {
            return try await serve(try await connect(on: route, epoch: epoch))
        } catch {
            return (Ending(reason: ConnectionFault.reason(error)), SecurityAdvice())
        }
    }

    private func serve(_ line: Line) async throws -> (Ending, SecurityAdvice) {
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await line.channel.closeFuture.get()
            return try await line.channel.eventLoop
                .submit { (line.handler.value.ending, line.handler.value.advice) }
                .get()
        } onCancelOrGracefulShutdown: {
            line.channel.eventLoop.execute { line.handler.value.leave() }
        }
    }

    /// Gives up as soon as the task is cancelled or shut down.
    ///
    /// A connection that stands later is closed; one that stands already is given, so that it can
    /// be left cleanly.
    private func connect(on route: Route, epoch: Int) async throws -> Line {
        let promise = group.any().makePromise(of: Line.self)
        // All addresses of the host are tried, IPv6 and IPv4, as RFC 8305 has it.
        let attempt = promise.futureResult.eventLoop.makeFutureWithTask {
            try await ClientBootstrap(group: group)
                .resolver(resolver)
                .connectTimeout(configuration.waits.connect)
                .connect(host: configuration.host, port: route.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try line(on: channel, route, epoch: epoch)
                    }
                }
        }
        attempt.cascade(to: promise)
        promise.futureResult.whenFailure { _ in
            attempt.whenSuccess { $0.channel.close(promise: nil) }
        }
        return try await withTaskCancellationOrGracefulShutdownHandler {
            let line = try await promise.futureResult.get()
            log.move(
                to: .registering,
                because: "TCP connection made",
                next: route.isSecure ? "TLS handshake, register" : "register"
            )
            return line
        } onCancelOrGracefulShutdown: {
            promise.fail(CancellationError())
        }
    }

    /// Makes a connection's handlers.
    ///
    /// Whoever looked for them in the pipeline later could come too late: a server may close at once.
    private func line(on channel: any Channel, _ route: Route, epoch: Int) throws -> Line {
        let pipeline = channel.pipeline.syncOperations
        let handler = IRCSessionHandler(
            configuration: configuration,
            epoch: epoch,
            mark: try Self.mark(),
            speaker: speaker,
            regains: regains,
            log: log,
            metrics: metrics,
            transport: route.isSecure ? .tls(keep: keepPolicy(port: route.port)) : .plaintext,
            login: try configuration.login.map { configuration in
                Login(
                    distrust.limited(configuration),
                    seed: try SecureBytes.random(count: 32),
                    isEncrypted: route.isSecure
                )
            },
            saltedPasswords: saltedPasswords,
            distrust: distrust,
            time: { Int64(Date().timeIntervalSince1970) },
            sink: sink
        )
        // Who floods us with PING and takes no PONG is read no further: what waits is bounded.
        try pipeline.addHandler(BackPressureHandler())
        if route.isSecure {
            try pipeline.addHandler(TLSHandler(context: tls.context, peer: tls.peer))
        }
        try pipeline.addHandler(LineDecoder(metrics: metrics))
        try pipeline.addHandler(handler)
        return Line(channel: channel, handler: NIOLoopBound(handler, eventLoop: channel.eventLoop))
    }

    /// A word that no other connection has, before a restart or after.
    private static func mark() throws -> String {
        try SecureBytes.random(count: 8)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }
}

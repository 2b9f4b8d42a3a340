import NIOCore
import NIOPosix
import Synchronization

/// A TCP proxy on the loopback in front of any server, with faults at chosen moments.
///
/// Each connection has a ``FaultPlan``, chosen by its number; beside that all connections of the
/// moment can be stalled, resumed or ended, and new ones refused.
public final class FaultProxy: Sendable {
    public typealias Direction = FaultPlan.Direction

    private struct State {
        var listener: (any Channel)?
        var links: [Int: NIOLoopBound<FaultLink>] = [:]
        var accepted = 0
        var planned: @Sendable (Int) -> FaultPlan
    }

    /// Where it listens, on 127.0.0.1.
    public let port: Int
    private let target: Int
    private let state: Mutex<State>

    /// Starts to listen in front of a port of 127.0.0.1.
    ///
    /// The plan is asked what happens to the connection of each number, the first being 0.
    public init(
        to target: Int,
        plan: @escaping @Sendable (Int) -> FaultPlan = { _ in FaultPlan() }
    ) async throws {
        self.target = target
        let probe = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0).get()
        port = probe.localAddress?.port ?? 0
        try await probe.close()
        state = Mutex(State(planned: plan))
        try await admit()
    }

    deinit {
        let state = state.withLock(\.self)
        state.listener?.close(promise: nil)
        for link in state.links.values {
            link.eventLoop.execute { link.value.end(.finish) }
        }
    }

    // MARK: - What there is

    /// How many connections there have been.
    public var accepted: Int { state.withLock(\.accepted) }

    /// How many connections there are.
    public var open: Int { state.withLock(\.links.count) }

    /// How many bytes have passed on each connection of the moment.
    public func passed(_ direction: Direction) async throws -> [Int] {
        var counts: [Int] = []
        for link in links {
            counts.append(try await link.eventLoop.submit { link.value.passed(direction) }.get())
        }
        return counts
    }

    // MARK: - What goes wrong

    /// Chooses what happens to connections from now on.
    public func plan(_ planned: @escaping @Sendable (Int) -> FaultPlan) {
        state.withLock { $0.planned = planned }
    }

    /// Ends all connections of the moment.
    public func end(_ end: FaultPlan.End) {
        for link in links { link.eventLoop.execute { link.value.end(end) } }
    }

    /// Has something go wrong once so many more bytes have passed on the connections of the moment.
    public func strike(_ fault: FaultPlan.Fault, _ direction: Direction, after bytes: Int) {
        for link in links {
            link.eventLoop.execute { link.value.strike(fault, direction, after: bytes) }
        }
    }

    /// Ends the connections that are stalled, as servers do when they have waited long enough.
    public func endStalled() {
        for link in links { link.eventLoop.execute { link.value.endIfStalled() } }
    }

    /// Holds back what goes over the connections of the moment, and tells nobody.
    public func stall(_ directions: Direction...) {
        for link in links { link.eventLoop.execute { link.value.stall(directions) } }
    }

    /// Lets through what was held back, and what comes.
    public func resume() {
        for link in links { link.eventLoop.execute { link.value.resume() } }
    }

    /// Refuses connections from now on.
    public func refuse() async throws {
        let listener = state.withLock { state in
            defer { state.listener = nil }
            return state.listener
        }
        try await listener?.close()
    }

    /// Takes connections, also again after ``refuse()``.
    public func admit() async throws {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { [weak self] client in
                self?.connect(client) ?? client.close()
            }
            .bind(host: "127.0.0.1", port: port).get()
        state.withLock { $0.listener = listener }
    }

    private var links: [NIOLoopBound<FaultLink>] { state.withLock { Array($0.links.values) } }

    private func connect(_ client: any Channel) -> EventLoopFuture<Void> {
        let (number, plan) = state.withLock { state in
            defer { state.accepted += 1 }
            return (state.accepted, state.planned(state.accepted))
        }
        return ClientBootstrap(group: client.eventLoop)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.autoRead, value: false)
            .connect(host: "127.0.0.1", port: target)
            .flatMap { [weak self] server in
                do {
                    let link = try FaultLink.join(client, server, plan: plan)
                    let bound = NIOLoopBound(link, eventLoop: client.eventLoop)
                    self?.state.withLock { $0.links[number] = bound }
                    client.closeFuture.and(server.closeFuture)
                        .whenComplete { [weak self] _ in
                            _ = self?.state.withLock { $0.links.removeValue(forKey: number) }
                        }
                    return client.eventLoop.makeSucceededVoidFuture()
                } catch {
                    return client.eventLoop.makeFailedFuture(error)
                }
            }
    }
}

import NIOCore
import Synchronization

/// A server that reads each client at a limited pace and drops whoever sends too fast.
///
/// That is how Solanum does it: some lines at once, then so many a second, and more than 20 that
/// wait are an excess flood. Other servers count the bytes that wait. People live in it without a
/// connection of their own, so that there can be hundreds of them.
public final class ThrottlingServer: TestServer, Sendable {
    /// How fast a client may send.
    public struct Limits: Sendable {
        /// How many lines are read at once.
        public var burst: Int
        /// How many lines a second follow.
        public var linesPerSecond: Double
        /// How much may wait.
        public var backlog: ScriptedConnection.Backlog

        /// Takes the values of Solanum's reference settings where nothing else is said.
        public init(
            burst: Int = 5,
            linesPerSecond: Double = 2,
            backlog: ScriptedConnection.Backlog = .init(maxLines: 20)
        ) {
            self.burst = burst
            self.linesPerSecond = linesPerSecond
            self.backlog = backlog
        }
    }

    public var tlsPort: Int { server.tlsPort }
    public var authority: String { server.authority }
    public var isPlaintext: Bool { server.isPlaintext }

    /// How many clients were dropped for an excess flood.
    public var drops: Int { town.drops.withLock(\.self) }
    /// Every line that was read after the registrations, in order.
    public var read: [ClientLine] { town.read.withLock(\.self) }

    private let server: ScriptedServer
    private let town = ThrottledTown()
    private let service: Task<Void, any Error>

    /// Begins to take connections.
    public init(
        _ security: LoopbackSecurity = .secure,
        limits: Limits = Limits(),
        capabilities: [String] = []
    ) async throws {
        let server = try await ScriptedServer(
            security,
            isPolite: false,
            backlog: limits.backlog
        )
        self.server = server
        service = Task { [town] in
            try await withThrowingDiscardingTaskGroup { group in
                while true {
                    let line = try await server.accept(within: .seconds(3_600))
                    group.addTask {
                        // However a connection ends, the others go on.
                        try? await town.serve(line, limits, capabilities)
                    }
                }
            }
        }
    }

    deinit {
        service.cancel()
    }

    /// Lets a person live there, who is asked for an answer to each line that comes for them.
    ///
    /// The lines, either way, are what a client of theirs would get and send.
    public func settle(
        _ nick: String,
        answer: @escaping @Sendable (String) -> PlainClient.Answer? = { _ in nil }
    ) {
        town.people.withLock { $0[nick] = answer }
    }

    /// Lets a person send a line, such as `PRIVMSG sweep :hello`.
    public func send(_ line: String, as nick: String) {
        town.send(line, as: nick)
    }
}

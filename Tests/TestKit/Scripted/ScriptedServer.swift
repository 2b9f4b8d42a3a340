import NIOCore
import NIOPosix

/// An IRC server that says and expects what a test tells it to, line by line.
///
/// ```swift
/// let server = try await ScriptedServer()
/// // ... a client connects to server.tlsPort, trusting server.authority ...
/// let line = try await server.accept()
/// try await line.register(capabilities: ["account-tag", "sasl=PLAIN"])
/// line.send(":ana!a@host PRIVMSG sweep :hello")
/// try await line.expect(prefix: "PRIVMSG ana :")
/// line.cut()
/// ```
///
/// Every wait has a deadline, and what went wrong is told with everything that was said before.
/// When the server is gone, so are its port and its connections.
public final class ScriptedServer: TestServer, Sendable {
    /// How long a client may take, where nothing else is said.
    public static let patience = Duration.seconds(20)

    public let tlsPort: Int
    public let authority: String
    public let isPlaintext: Bool

    private let listener: LoopbackListener
    private let accepted: Mailbox<ScriptedConnection>

    /// Begins to take connections at `host`, on any free port if `port` is 0.
    ///
    /// A polite server answers PING without the script, which does not see it, and lets QUIT end
    /// the connection. A client with a longer backlog than allowed is dropped.
    public init(
        _ security: LoopbackSecurity = .secure,
        host: String = "127.0.0.1",
        port: Int = 0,
        isPolite: Bool = true,
        backlog: ScriptedConnection.Backlog = .init()
    ) async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let accepted = Mailbox<ScriptedConnection>(on: loop)
        listener = try await LoopbackListener(security, on: loop, host: host, port: port) {
            channel,
            tls in
            let connection = ScriptedConnection(
                channel,
                tls,
                isPolite: isPolite,
                backlog: backlog
            )
            try channel.pipeline.syncOperations.addHandler(
                ScriptedConnection.Handler(connection, tls) { accepted.put(connection) }
            )
        }
        self.accepted = accepted
        tlsPort = listener.port
        authority = listener.authority
        isPlaintext = listener.isPlaintext
    }

    /// Gives the next connection, after its handshake or the failure of that.
    public func accept(
        within limit: Duration = patience,
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> ScriptedConnection {
        if let connection = try await accepted.next(within: limit) { return connection }
        throw ScriptFailure(
            expected: "a connection within \(limit)",
            found: "none came",
            transcript: "",
            place: "\(file):\(line)"
        )
    }

    /// Makes sure that nobody connects for some time.
    public func expectNoConnection(
        for time: Duration,
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws {
        guard let connection = try await accepted.next(within: time) else { return }
        throw ScriptFailure(
            expected: "no connection for \(time)",
            found: "one came",
            transcript: connection.transcript.description,
            place: "\(file):\(line)"
        )
    }

    /// Closes the port and cuts every connection, as a host does that goes down.
    public func close() {
        listener.close()
    }

    /// Takes connections again after ``close()``, on the same port.
    public func open() async throws {
        try await listener.open()
    }
}

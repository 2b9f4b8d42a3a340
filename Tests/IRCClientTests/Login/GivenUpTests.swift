import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import NIOCore
import NIOPosix
import Testing

@Suite(.timeLimit(.minutes(1))) struct GivenUpTests {
    /// Serves connections by a script: what the server says to a line that begins so.
    private func serve(_ script: [(String, String)]) async throws -> any Channel {
        try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ScriptedPeer(script))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    private func connection(
        _ server: any Channel,
        _ logs: InMemoryLogHandler
    ) throws
        -> IRCConnection
    {
        try IRCConnection(
            IRCConfiguration(
                network: "demo",
                host: "127.0.0.1",
                port: server.localAddress?.port ?? 0,
                security: .plaintext,
                session: .sample(),
                login: .sample([.plain], isRequired: true),
                reconnect: .init(floor: .milliseconds(20), ceiling: .milliseconds(40))
            ),
            logger: Logger(label: "test") { _ in logs }
        ) { _ in }
    }

    @Test func `a network that refuses the account is given up, with one error`() async throws {
        let server = try await serve([
            ("CAP LS", ":srv CAP * LS :sasl=PLAIN"), ("CAP REQ", ":srv CAP * ACK :sasl"),
            ("AUTHENTICATE PLAIN", "AUTHENTICATE +"), ("AUTHENTICATE c3", ":srv 904 * :failed"),
        ])
        let logs = InMemoryLogHandler()
        let error = await #expect(throws: GivenUp.self) {
            try await connection(server, logs).run()
        }
        #expect(error?.network == "demo")
        #expect(error?.description.contains("network demo: cannot log in") == true)
        #expect(error?.description.contains("check sasl.account") == true)
        #expect(logs.entries.count { $0.level == .error } == 1)
        try await server.close()
    }

    @Test func `a network without services is tried again`() async throws {
        let server = try await serve([("CAP LS", ":srv CAP * LS :")])
        let logs = InMemoryLogHandler()
        let connection = try connection(server, logs)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await connection.run() }
            while logs.entries.count(where: { $0.message == "login failed" }) < 3 {
                try await Task.sleep(for: .milliseconds(5))
            }
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(logs.entries.allSatisfy { $0.level < .error })
        try await server.close()
    }
}

/// A server that knows a few lines, and closes at QUIT.
private final class ScriptedPeer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let script: [(String, String)]

    init(_ script: [(String, String)]) {
        self.script = script
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for line in String(buffer: unwrapInboundIn(data)).split(separator: "\r\n") {
            if line.hasPrefix("QUIT") { return context.close(promise: nil) }
            guard let answer = script.first(where: { line.hasPrefix($0.0) })?.1 else { continue }
            context.writeAndFlush(
                wrapOutboundOut(ByteBuffer(string: answer + "\r\n")),
                promise: nil
            )
        }
    }
}

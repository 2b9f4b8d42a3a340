import Chat
import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import NIOCore
import NIOOpenSSL
import NIOPosix
import ServiceLifecycle
import TestKit

/// A connection that runs as a service, and what it told.
struct TestBot {
    let heard = EventRecord()
    let logs = InMemoryLogHandler()
    let connection: IRCConnection
    private let service: ServiceGroup

    /// Prepares a bot; `adjust` changes what the other parameters do not name.
    init(
        at server: any TestServer,
        nick: String = "sweep",
        channels: [String] = [],
        accounts: [String] = [],
        operatorsOf: String? = nil,
        trust: TLSConfiguration.Trust? = nil,
        policies: PolicyStore? = nil,
        resolver: (any Resolver & Sendable)? = nil,
        adjust: (inout IRCConfiguration) -> Void = { _ in }
    ) throws {
        let logs = logs
        let heard = heard
        let logger = Logger(label: "test") { _ in logs }
        let tls = TLSConfiguration(trust: trust ?? .file(server.authority))
        var configuration = IRCConfiguration(
            network: "demo",
            host: "localhost",
            port: server.tlsPort,
            security: server.isPlaintext ? .plaintext : .tls(tls),
            session: try .sample(nick: nick, channels: channels),
            moderators: .init(
                accounts: accounts.compactMap(AccountName.init),
                operatorsOf: operatorsOf.map(ChannelName.init)
            ),
            flood: .init(burst: 0, linesPerSecond: 0),
            reconnect: .init(floor: .milliseconds(50), ceiling: .milliseconds(100))
        )
        adjust(&configuration)
        connection = try IRCConnection(
            configuration,
            policies: policies,
            group: .singletonMultiThreadedEventLoopGroup,
            resolver: resolver,
            logger: logger
        ) { heard.append($0) }
        service = ServiceGroup(services: [connection], logger: Logger(label: "group") { _ in logs })
    }

    /// Runs the connection beside a test, and ends it gracefully when the test has ended.
    func serving<Result: Sendable>(
        _ test: (TestBot) async throws -> Result
    ) async throws -> Result {
        async let end: Void = service.run()
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await test(self))
        } catch {
            result = .failure(error)
        }
        await service.triggerGracefulShutdown()
        try await end
        return try result.get()
    }

    /// Waits for the network to be ready and gives the epoch.
    func ready(times: Int = 1) async throws -> Int {
        try await heard.wait { $0.epochs.count >= times }
        return heard.epochs[times - 1]
    }

    /// Waits until something was logged so often.
    func logged(_ message: String, times: Int = 1) async throws {
        while logs.entries.count(where: { "\($0.message)" == message }) < times {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// How many errors were logged: each is for the operator to mend.
    var errors: Int { logs.entries.count { $0.level == .error } }

    /// The reasons given in the log for failed logins.
    var loginFailures: [String] {
        logs.entries.filter { $0.message == "login failed" }
            .compactMap { $0.metadata["irc.reason"]?.description }
    }

    /// The reasons given in the log for going offline.
    var offlineReasons: [String] {
        logs.entries.compactMap { entry in
            entry.metadata["irc.state.new"] == "offline"
                ? entry.metadata["irc.reason"]?.description : nil
        }
    }
}

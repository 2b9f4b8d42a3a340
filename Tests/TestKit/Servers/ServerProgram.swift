import NIOCore
import NIOPosix
import Synchronization

/// A server program of the system, at free ports of the loopback.
final class ServerProgram: Sendable {
    /// Where it listens.
    let ports: [Int]

    private let command: [String]
    private let folder: TemporaryFolder
    private let user: String?
    private let process: Mutex<ChildProcess?>

    /// Starts a program in a folder and waits until it listens.
    ///
    /// `prepare` writes what the program reads at its start. It is called again, with other ports,
    /// when somebody else has taken one in the meantime.
    init(
        _ command: [String],
        in folder: TemporaryFolder,
        as user: String? = nil,
        ports count: Int,
        prepare: ([Int]) throws -> Void
    ) async throws {
        self.command = command
        self.folder = folder
        self.user = user
        for _ in 1..<3 {
            let ports = try await Self.freePorts(count)
            try prepare(ports)
            let child = try ChildProcess(command, in: folder, as: user)
            guard (try? await child.waitUntilListening(at: ports)) != nil else { continue }
            self.ports = ports
            process = Mutex(child)
            return
        }
        ports = try await Self.freePorts(count)
        try prepare(ports)
        process = Mutex(nil)
        try await start()
    }

    /// Starts it again after ``stop()``, on the same ports.
    func start() async throws {
        // Killed is not ended: it holds its ports for a moment, and some programs go on without.
        try await process.withLock { $0 }?.waitUntilEnded()
        let child = try ChildProcess(command, in: folder, as: user)
        try await child.waitUntilListening(at: ports)
        process.withLock { $0 = child }
    }

    /// Ends it at once, as a crash would.
    func stop() {
        process.withLock { $0 }?.stop()
    }

    /// Finds ports that nobody uses at this moment.
    ///
    /// They are below those that the system gives to connections, so that none of those takes one
    /// while the server is stopped.
    private static func freePorts(_ count: Int) async throws -> [Int] {
        var ports: [Int] = []
        var channels: [any Channel] = []
        while ports.count < count {
            let port = Int.random(in: 16_384..<32_768)
            let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            guard let channel = try? await bootstrap.bind(host: "127.0.0.1", port: port).get()
            else { continue }
            channels.append(channel)
            ports.append(port)
        }
        for channel in channels { try await channel.close() }
        return ports
    }
}

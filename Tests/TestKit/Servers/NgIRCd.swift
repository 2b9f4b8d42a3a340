import Foundation
import NIOCore
import NIOPosix

/// Debian's ngircd on a free port of the loopback, with its own settings and certificates.
public final class NgIRCd: TestServer {
    public static let path = "/usr/sbin/ngircd"
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    public let port: Int
    public let tlsPort: Int
    /// The PEM file with the authority that vouches for the server.
    public let authority: String

    private let folder: URL
    private var process: Process?

    /// Starts a server and waits until it takes connections.
    public init(certificate: CertificateRequest = CertificateRequest()) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ngircd-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        authority = folder.appending(path: "ca.pem").path
        port = try await Self.freePort()
        tlsPort = try await Self.freePort()
        let issuer = TestAuthority()
        let identity = issuer.issue(certificate)
        try write(issuer.identity.certificate, to: "ca.pem")
        try write(identity.certificate, to: "server.pem")
        try write(identity.key, to: "server.key")
        try write(settings, to: "ngircd.conf")
        try await start()
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts it again after ``stop()``, on the same ports.
    public func start() async throws {
        let process = Process()
        // The server ends with this process, however that ends; a change of user would undo that.
        process.executableURL = URL(filePath: "/usr/bin/setpriv")
        process.arguments = [
            "--pdeathsig", "KILL", Self.path, "-n", "-f",
            folder.appending(path: "ngircd.conf").path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        while true {
            do {
                let channel = try await ClientBootstrap(
                    group: .singletonMultiThreadedEventLoopGroup
                )
                .connect(host: "127.0.0.1", port: tlsPort).get()
                try await channel.close()
                return
            } catch {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// Ends it at once, as a crash would.
    public func stop() {
        // A child may have SIGTERM blocked, as threads of tasks have it.
        if let process, process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process = nil
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    private static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        try await channel.close()
        return port
    }

    private var settings: String {
        """
        [Global]
          Name = irc.test.local
          Info = test server
          Network = TestNet
          Listen = 127.0.0.1
          Ports = \(port)
          MotdPhrase = hello
          AdminEMail = test@localhost
          ServerUID = \(getuid())
          ServerGID = \(getgid())
        [Limits]
          MaxNickLength = 30
          MaxConnectionsIP = 0
          MaxPenaltyTime = 0
          MaxJoins = 100
        [Options]
          DNS = no
          Ident = no
          PAM = no
          MorePrivacy = no
        [SSL]
          CertFile = \(folder.path)/server.pem
          KeyFile = \(folder.path)/server.key
          Ports = \(tlsPort)
        """
    }
}

import Foundation

/// Debian's InspIRCd, which knows most of IRCv3.
///
/// Services may link to it: ``Atheme`` or ``SCRAMAgent``. `OPER oper operpass` makes a client an
/// operator who may do everything. A registration takes up to a second.
public final class InspIRCd: TestServer, Sendable {
    /// What is not the same in all tests.
    public struct Options: Sendable {
        /// `rfc1459` or `ascii`; services have to have the same.
        public var casemapping = "rfc1459"
        /// Whether whoever sends fast is read slowly: 11 lines at once, then one a second.
        public var hasFakelag = false
        /// The most bytes of a client that wait to be read, before it is dropped.
        public var maxReceiveQueue = 1_048_576
        /// The host for which a policy (STS) is told that clients must use TLS.
        public var stsHost: String?
        /// How long that policy holds, in seconds.
        public var stsDuration = 60
        /// How often clients are asked whether they are there, in seconds.
        public var pingInterval = 120
        /// Whether the hosts of clients are hidden as soon as they come, which 396 tells them.
        public var hidesHosts = false
        /// Where the server is that it links to; nil for one that others link to.
        var hubPort: Int?
        /// The modes that clients get when they come.
        public var modes = "+i"

        public init() {}
    }

    public static let path = "/usr/sbin/inspircd"
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    public var port: Int { program.ports[0] }
    public var tlsPort: Int { program.ports[1] }
    public let authority: String
    public let options: Options

    /// Where services link to.
    var servicesPort: Int { program.ports[2] }

    private let program: ServerProgram

    /// Starts a server and waits until it takes connections; `adjust` changes its options.
    public init(
        certificate: CertificateRequest = CertificateRequest(),
        adjust: (inout Options) -> Void = { _ in }
    ) async throws {
        var options = Options()
        adjust(&options)
        self.options = options
        let folder = try TemporaryFolder("inspircd")
        authority = try folder.writeIdentity(certificate)
        program = try await ServerProgram(
            [Self.path, "--nofork", "--runasroot", "--config", "\(folder.path)/inspircd.conf"],
            in: folder,
            ports: 3
        ) { ports in
            try folder.write(options.settings(ports, folder.path), to: "inspircd.conf")
        }
    }

    /// Starts a second server of the same network, and waits until the two are linked.
    ///
    /// When it stops, all who are on it leave the others at once: a netsplit.
    public func leaf() async throws -> InspIRCd {
        let leaf = try await InspIRCd {
            $0 = options
            $0.hubPort = servicesPort
        }
        let witness = try await RawClient("witness", at: leaf)
        let deadline = ContinuousClock.now + .seconds(20)
        while !witness.lines.contains(where: { $0.contains(" 364 witness irc.test.local ") }) {
            guard ContinuousClock.now < deadline else {
                throw RawClient.Missing(words: "a link", lines: witness.lines)
            }
            try await witness.ask("LINKS", until: " 365 ")
            try await Task.sleep(for: .milliseconds(50))
        }
        witness.send("QUIT")
        return leaf
    }

    /// Starts it again after ``stop()``, on the same ports.
    public func start() async throws {
        try await program.start()
    }

    /// Ends it at once, as a crash would.
    public func stop() {
        program.stop()
    }
}

import Foundation

/// ircd-hybrid, a server with some of IRCv3 and neither tags nor logins; see `Deploy/hybrid`.
public final class IRCdHybrid: TestServer {
    public static let path = "/usr/lib/ircd-hybrid/ircd-hybrid"
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    public var port: Int { program.ports[0] }
    public var tlsPort: Int { program.ports[1] }
    public let authority: String

    private let program: ServerProgram

    /// Starts a server and waits until it takes connections.
    public init(certificate: CertificateRequest = CertificateRequest()) async throws {
        let folder = try TemporaryFolder("ircd-hybrid")
        authority = try folder.writeIdentity(certificate)
        let files = ["klinefile", "dlinefile", "xlinefile", "resvfile", "pidfile", "logfile"]
        let options = files.flatMap { ["-\($0)", "\(folder.path)/\($0)"] }
        program = try await ServerProgram(
            [Self.path, "-foreground", "-configfile", "\(folder.path)/ircd.conf"] + options,
            in: folder,
            // It refuses to be root.
            as: "irc",
            ports: 2
        ) { ports in
            try folder.write(Self.settings(ports, folder.path), to: "ircd.conf")
        }
    }

    /// Starts it again after ``stop()``, on the same ports.
    public func start() async throws {
        try await program.start()
    }

    /// Ends it at once, as a crash would.
    public func stop() {
        program.stop()
    }

    private static func settings(_ ports: [Int], _ folder: String) -> String {
        """
        serverinfo {
          name = "irc.test.local"; sid = "42X"; description = "test server";
          network_name = "TestNet"; hub = no; max_nick_length = 30; default_max_clients = 500;
          rsa_private_key_file = "\(folder)/server.key";
          tls_certificate_file = "\(folder)/server.pem";
        };
        admin { name = "test"; email = "test@localhost"; };
        class {
          name = "users"; ping_time = 2 minutes; number_per_ip_local = 1000;
          number_per_ip_global = 1000; max_number = 1000; sendq = 1 megabyte; recvq = 8000 bytes;
          max_channels = 50;
        };
        listen { host = "127.0.0.1"; port = \(ports[0]); };
        listen { flags = tls; host = "127.0.0.1"; port = \(ports[1]); };
        auth { user = "*@*"; class = "users"; flags = exceed_limit, no_tilde, can_flood; };
        general {
          throttle_count = 10000; throttle_time = 1 second; disable_auth = yes; pace_wait = 0;
          pace_wait_simple = 0; anti_nick_flood = no; anti_spam_exit_message_time = 0;
          default_floodcount = 10000; ping_cookie = no;
        };
        channel { max_channels = 50; };
        log { use_logging = no; };
        """
    }
}

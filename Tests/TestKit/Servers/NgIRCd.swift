import Foundation

/// Debian's ngircd, which knows next to none of IRCv3, with its own settings and certificates.
public final class NgIRCd: TestServer, Sendable {
    public static let path = "/usr/sbin/ngircd"
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    public var port: Int { program.ports[0] }
    public var tlsPort: Int { program.ports[1] }
    public let authority: String

    private let program: ServerProgram

    /// Starts a server and waits until it takes connections.
    public init(certificate: CertificateRequest = CertificateRequest()) async throws {
        let folder = try TemporaryFolder("ngircd")
        authority = try folder.writeIdentity(certificate)
        program = try await ServerProgram(
            [Self.path, "-n", "-f", "\(folder.path)/ngircd.conf"],
            in: folder,
            ports: 2
        ) { ports in
            try folder.write(Self.settings(ports, folder.path), to: "ngircd.conf")
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

    /// It stays the user that it is: a change would let it live on when this process ends.
    private static func settings(_ ports: [Int], _ folder: String) -> String {
        """
        [Global]
          Name = irc.test.local
          Info = test server
          Network = TestNet
          Listen = 127.0.0.1
          Ports = \(ports[0])
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
          CertFile = \(folder)/server.pem
          KeyFile = \(folder)/server.key
          Ports = \(ports[1])
        """
    }
}

extension TemporaryFolder {
    /// Writes `server.pem` and `server.key`, and gives the path of their authority's certificate.
    func writeIdentity(_ certificate: CertificateRequest) throws -> String {
        let issuer = TestAuthority()
        let identity = issuer.issue(certificate)
        try write(identity.certificate, to: "server.pem")
        try write(identity.key, to: "server.key")
        return try write(issuer.identity.certificate, to: "ca.pem")
    }
}

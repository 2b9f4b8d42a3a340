import Foundation
import Synchronization

/// Debian's Atheme, linked to an ``InspIRCd``: accounts, and logins by SASL.
///
/// It knows PLAIN, EXTERNAL and ECDSA-NIST256P-CHALLENGE.
public final class Atheme: Sendable {
    /// An account that a test has made.
    public struct Account: Sendable {
        public let name: String
        public let password: String
    }

    public static let path = "/usr/bin/atheme-services"
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    private let folder: TemporaryFolder
    private let process: Mutex<ChildProcess?>
    /// Who registers accounts.
    private let clerk: RawClient

    /// Starts services and waits until they are there.
    public init(at server: InspIRCd) async throws {
        folder = try TemporaryFolder("atheme")
        clerk = try await RawClient("clerk", at: server)
        try await clerk.ask("OPER oper operpass", until: " 381 ")
        try folder.write("", to: "services.db")
        try folder.write(
            Self.settings(port: server.servicesPort, casemapping: server.options.casemapping),
            to: "atheme.conf"
        )
        process = Mutex(nil)
        try await start()
    }

    /// Starts them again after ``end()``, with the accounts that there were.
    public func start() async throws {
        let command = [
            Self.path, "-n", "-c", "\(folder.path)/atheme.conf", "-l", "\(folder.path)/output",
            "-p", "\(folder.path)/atheme.pid", "-D", folder.path,
        ]
        let child = try ChildProcess(command, in: folder)
        process.withLock { $0 = child }
        try await waitForAnswer(child) { $0.contains("NickServ") && $0.contains("SaslServ") }
    }

    /// Lets services go away; the server stays.
    public func end() async throws {
        guard let child = process.withLock(\.self) else { return }
        try await child.end()
        // InspIRCd misses the end of a link that comes with the last words on it.
        clerk.send("SQUIT services.test.local")
        try await waitForAnswer(child) { !$0.contains("Serv") }
        process.withLock { $0 = nil }
    }

    /// Waits until the server, asked which services there are, gives the right answer.
    private func waitForAnswer(
        _ child: ChildProcess,
        isRight: (String) -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !isRight(clerk.ask("ISON NickServ SaslServ", until: " 303 ")) {
            guard ContinuousClock.now < deadline else {
                throw child.fault("is not linked as it should be")
            }
        }
    }

    // MARK: Accounts

    /// Makes an account, which may log in by those certificates and that key too.
    ///
    /// The fingerprints are SHA-256 in hexadecimal; the key is that of ECDSA-NIST256P-CHALLENGE, a
    /// compressed point in base64.
    @discardableResult
    public func register(
        _ name: String,
        password: String = "correct-horse",
        certificates: [String] = [],
        key: String? = nil
    ) async throws -> Account {
        try await clerk.ask("NICK \(name)", until: " NICK :\(name)")
        try await tell("REGISTER \(password) \(name)@test.example", until: "is now registered")
        for fingerprint in certificates {
            try await tell("CERT ADD \(fingerprint)", until: "Added fingerprint")
        }
        if let key { try await tell("SET PUBKEY \(key)", until: "ublic key") }
        try await tell("LOGOUT", until: "ou have been logged out")
        try await clerk.ask("NICK clerk", until: " NICK :clerk")
        return Account(name: name, password: password)
    }

    /// Tells NickServ something and waits for its answer.
    private func tell(_ words: String, until answer: String) async throws {
        try await clerk.ask("PRIVMSG NickServ :\(words)", until: answer)
    }
}

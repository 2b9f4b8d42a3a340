import Foundation
import TestKit

/// `openssl s_server` on a free port of the loopback.
///
/// It is the child of a shell that kills it as soon as the shell's standard input ends: on
/// ``stop()``, and also when the test process dies in whatever way.
final class ServerProcess {
    let port: Int

    private let process = Process()
    private let leash = Pipe()
    private let files: [PEMFile]

    /// Starts a server and waits until it accepts.
    ///
    /// - Parameters:
    ///   - identity: The certificate that is shown.
    ///   - clientAuthority: The issuer that a client's certificate must have; nil asks for none.
    ///   - options: More options of s_server(1).
    /// - Throws: ``NotStarted`` with what the server said instead.
    init(
        _ identity: TestIdentity,
        clientAuthority: TestAuthority? = nil,
        options: [String] = []
    ) throws {
        let certificate = PEMFile(identity.certificate + identity.key)
        var arguments = ["-accept", "127.0.0.1:0", "-cert", certificate.path, "-rev"] + options
        var files = [certificate]
        if let clientAuthority {
            let issuer = PEMFile(clientAuthority.identity.certificate)
            arguments += ["-CAfile", issuer.path, "-Verify", "3", "-verify_return_error"]
            files.append(issuer)
        }
        self.files = files
        let script = """
            openssl s_server "$@" & server=$!; cat >/dev/null; kill -9 $server; wait 2>/dev/null
            """
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script, "sh"] + arguments
        process.standardInput = leash
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // With port 0 the server says which one it was given: "ACCEPT 127.0.0.1:40123".
        var said = ""
        var found: Int?
        while found == nil {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { break }
            said += String(decoding: data, as: UTF8.self)
            found = said.firstMatch(of: /ACCEPT 127\.0\.0\.1:(\d+)\n/).flatMap { Int($0.1) }
        }
        guard let found else {
            throw NotStarted(said: said)
        }
        port = found
    }

    struct NotStarted: Error {
        var said: String
    }

    /// Kills the server and waits until it is gone.
    func stop() {
        try? leash.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

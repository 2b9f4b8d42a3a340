import Foundation

/// A program that ends with this process, however that ends, and when nobody holds it any more.
final class ChildProcess: Sendable {
    /// Why a program does not do what it was started for, and what it printed.
    struct Fault: Error, CustomStringConvertible {
        let program: String
        let reason: String
        let output: String

        var description: String { "\(program) \(reason). It printed:\n\(output)" }
    }

    private static let patience = Duration.seconds(10)

    private let process = Process()
    private let program: String
    private let output: URL

    /// Runs a command in a folder, where what it prints goes to the file `output`.
    ///
    /// A program that is not to be root can become another user, who then owns the folder.
    init(_ command: [String], in folder: TemporaryFolder, as user: String? = nil) throws {
        program = command[0]
        output = URL(filePath: try folder.write("", to: "output"))
        let handle = try FileHandle(forWritingTo: output)
        var options = ["--pdeathsig", "KILL"]
        if let user, geteuid() == 0 {
            options += ["--reuid", user, "--regid", user, "--clear-groups"]
            try folder.give(to: user)
        }
        // The kernel forgets the signal when a program changes its user by itself.
        process.executableURL = URL(filePath: "/usr/bin/setpriv")
        process.arguments = options + command
        process.currentDirectoryURL = folder.url
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try StartingThread.shared.start(process)
    }

    deinit {
        stop()
    }

    /// Ends it at once, as a crash would.
    func stop() {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Asks it to end, and waits until it has.
    func end() async throws {
        if process.isRunning { kill(process.processIdentifier, SIGTERM) }
        try await waitUntilEnded()
    }

    /// Waits until it has ended, and the ports that it listened at are free.
    func waitUntilEnded() async throws {
        let deadline = ContinuousClock.now + Self.patience
        while process.isRunning {
            guard ContinuousClock.now < deadline else { throw fault("did not end") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Waits until it listens at all of those ports; that somebody does is not enough.
    func waitUntilListening(at ports: [Int]) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while !ListeningSockets.of(process.processIdentifier).isSuperset(of: ports) {
            guard process.isRunning else { throw fault("ended") }
            guard ContinuousClock.now < deadline else { throw fault("listens not at \(ports)") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Describes what is wrong with it.
    func fault(_ reason: String) -> Fault {
        let printed = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        return Fault(program: program, reason: reason, output: String(printed.suffix(4_000)))
    }
}

/// Which TCP ports a process listens at, as Linux tells in `/proc`.
enum ListeningSockets {
    static func of(_ process: Int32) -> Set<Int> {
        let folder = "/proc/\(process)/fd"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let sockets = files.compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
        }
        return Set(ports().filter { sockets.contains("socket:[\($0.inode)]") }.map(\.port))
    }

    /// Every port of IPv4 at which somebody listens.
    private static func ports() -> [(port: Int, inode: Substring)] {
        // Read to the end: what is read as a file of no size comes as its first 4 kB only.
        let bytes = try? FileHandle(forReadingAtPath: "/proc/net/tcp")?.readToEnd()
        let table = String(decoding: bytes ?? Data(), as: UTF8.self)
        return table.split(separator: "\n").dropFirst()
            .compactMap { row in
                let columns = row.split(separator: " ")
                guard columns.count > 9, columns[3] == "0A",
                    let port = Int(columns[1].suffix(4), radix: 16)
                else { return nil }
                return (port, columns[9])
            }
    }
}

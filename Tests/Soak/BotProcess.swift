import Foundation
import Synchronization
import TestKit

/// The program on trial, as a process with settings and data of its own.
final class BotProcess: Sendable {
    static let nick = "sweep"

    private let folder: TemporaryFolder
    private let process: Mutex<Process>

    /// Starts the program, which connects to a port that leads to the server.
    init(_ program: String, dialogues: String, port: Int, server: any TestServer) throws {
        folder = try TemporaryFolder("soak")
        let settings = """
            club:
              name: Riverside Runners
              emergency-number: "112"
            networks:
              - name: soak
                host: localhost
                port: \(port)
                tls:
                  trust: \(server.authority)
                nick: \(Self.nick)
                channels: ["#running"]
                flood: {burst: 0, lines-per-second: 0}
                reconnect: {floor-seconds: 1, ceiling-seconds: 2}
            dialogues: \(dialogues)
            data: \(folder.path)/var
            """
        let file = try folder.write(settings, to: "sweep.yaml")
        let log = try folder.write("", to: "log")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/setpriv")
        process.arguments = ["--pdeathsig", "KILL", program, "run", "--config", file]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: URL(filePath: log))
        try process.run()
        self.process = Mutex(process)
    }

    var log: String {
        (try? String(contentsOf: folder.url.appending(path: "log"), encoding: .utf8)) ?? ""
    }

    /// How often it has been ready to serve.
    var timesReady: Int { log.components(separatedBy: "irc.state.new=ready").count - 1 }

    /// Waits until it is ready once more than it was.
    func ready(after times: Int, within limit: Duration = .seconds(180)) async throws {
        let deadline = ContinuousClock.now + limit
        while timesReady <= times {
            guard ContinuousClock.now < deadline, process.withLock(\.isRunning) else {
                throw NotReady(log: String(log.suffix(2_000)))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    struct NotReady: Error, CustomStringConvertible {
        let log: String

        var description: String { "the bot was not ready in time; its log ends so:\n\(log)" }
    }

    var usage: Usage {
        let pid = process.withLock(\.processIdentifier)
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let resident = status.firstMatch(of: /VmRSS:\s+(\d+)/).flatMap { Int($0.output.1) }
        let stat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
        // Behind the name: the state, then the fields from number 4 on; 14 and 15 are the ticks.
        let fields = stat.split(separator: ") ").last?.split(separator: " ") ?? []
        let ticks = fields.dropFirst(11).prefix(2).compactMap { Int($0) }.reduce(0, +)
        let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")
        return Usage(kilobytes: resident ?? 0, files: files?.count ?? 0, seconds: ticks / 100)
    }

    /// Asks it to end, and gives its exit code.
    func stop() async throws -> Int32 {
        let pid = process.withLock(\.processIdentifier)
        kill(pid, SIGTERM)
        let deadline = ContinuousClock.now + .seconds(20)
        while process.withLock(\.isRunning), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(50))
        }
        kill(pid, SIGKILL)
        return process.withLock { process in
            process.waitUntilExit()
            return process.terminationStatus
        }
    }
}

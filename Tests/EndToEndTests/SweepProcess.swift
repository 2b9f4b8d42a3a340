import Foundation
import TestKit

/// The real program as a process, with settings and data in a folder of its own.
final class SweepProcess {
    let folder: URL
    /// Variables of its environment beside those of the tests.
    var environment: [String: String] = [:]
    /// Words of its command line behind the others.
    var arguments: [String] = []
    private var process: Process?
    /// How much of the log has been read, and how often it was ready by then.
    private var readyLog = (bytes: UInt64(0), times: 0)

    /// The program that was built with the tests.
    static var executable: URL {
        (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
            .deletingLastPathComponent().appending(path: "sweep")
    }

    static var dialogues: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Dialogues")
    }

    /// What the program has proved of the shipped scripts, once for all tests: without optimisation
    /// a proof takes a minute.
    private static let proofs = Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "proofs-\(UUID())")
        let (code, text) = try output(of: ["check", dialogues.path, "--data", folder.path])
        guard code == 0 else { throw Unproved(findings: text) }
        return folder.appending(path: "proofs.json")
    }

    private struct Unproved: Error {
        let findings: String
    }

    /// Prepares the program for one server without services.
    convenience init(at server: any TestServer) throws {
        try self.init(networks: [NetworkText(server)])
    }

    /// Prepares the program for networks, whose settings it is given, without starting it.
    convenience init(networks: [NetworkText], club: String = "", more: String = "") throws {
        let text = networks.map(\.description).joined(separator: "\n")
        try self.init(networks: text, club: club, more: more)
    }

    /// Prepares the program for the networks of that section of the settings.
    ///
    /// - Parameters:
    ///   - networks: The items of the section.
    ///   - club: More lines of the section "club", indented by two.
    ///   - more: More sections.
    /// - Throws: When a file cannot be written.
    init(networks: String, club: String = "", more: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "sweep-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Self.dialogues,
            to: folder.appending(path: "Dialogues")
        )
        let data = folder.appending(path: "var")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Self.proofs.get(),
            to: data.appending(path: "proofs.json")
        )
        let text = """
            club:
              name: Riverside Runners
              emergency-number: "112"
              time-zone: UTC
            \(club)
            networks:
            \(networks)
            \(more)
            dialogues: \(folder.path)/Dialogues
            data: \(folder.path)/var
            """
        try Data(text.utf8).write(to: folder.appending(path: "sweep.yaml"))
    }

    deinit {
        kill()
        try? FileManager.default.removeItem(at: folder)
    }

    /// What a command came to.
    struct Outcome {
        let code: Int32
        let output: String
        let errors: String
    }

    /// Runs a command to its end and gives its exit code and what it printed.
    static func output(of arguments: [String], input: String = "") throws -> (Int32, String) {
        let outcome = try outcome(of: arguments, input: input)
        return (outcome.code, outcome.output)
    }

    /// Runs a command to its end, with an environment that has more variables.
    static func outcome(
        of arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { _, new in new }
        let errors = FileManager.default.temporaryDirectory.appending(path: "errors-\(UUID())")
        try Data().write(to: errors)
        defer { try? FileManager.default.removeItem(at: errors) }
        let (output, stdin) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardInput = stdin
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        // Who ends without reading closes the pipe.
        try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus,
            output: text,
            errors: try String(contentsOf: errors, encoding: .utf8)
        )
    }

    func start() throws {
        let process = Process()
        // It ends with this process, however that ends.
        process.executableURL = URL(filePath: "/usr/bin/setpriv")
        process.arguments =
            [
                "--pdeathsig", "KILL", Self.executable.path, "run", "--config", settings,
            ] + arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let log = folder.appending(path: "log")
        if !FileManager.default.fileExists(atPath: log.path) {
            try Data().write(to: log)
        }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        process.standardError = handle
        try StartingThread.shared.start(process)
        self.process = process
    }

    /// Ends it as a crash would.
    func kill() {
        if let process, process.isRunning {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        process = nil
    }

    var isRunning: Bool { process?.isRunning ?? false }

    /// The path of its settings.
    var settings: String { folder.appending(path: "sweep.yaml").path }

    func signal(_ signal: Int32) {
        if let process { Foundation.kill(process.processIdentifier, signal) }
    }

    /// Waits for its end and gives the exit code.
    func exitCode() async throws -> Int32 {
        while process?.isRunning == true { try await Task.sleep(for: .milliseconds(20)) }
        return process?.terminationStatus ?? -1
    }

    var log: String {
        (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
    }

    /// The folder that it keeps its data in.
    var data: URL { folder.appending(path: "var") }

    var database: Database { Database(path: data.appending(path: "sweep.sqlite").path) }

    private struct Ended: Error {
        let log: String
    }

    /// Waits until its log holds some words.
    func logged(_ words: String) async throws {
        while !log.contains(words) {
            guard process?.isRunning == true else { throw Ended(log: log) }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// How often it has been ready to serve, which its log tells.
    func timesReady() -> Int {
        guard let handle = FileHandle(forReadingAtPath: folder.appending(path: "log").path) else {
            return 0
        }
        try? handle.seek(toOffset: readyLog.bytes)
        let text = (try? handle.readToEnd()) ?? Data()
        // A line that is still being written is left for the next time.
        let lines = text.prefix((text.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
        readyLog.bytes += UInt64(lines.count)
        readyLog.times += String(decoding: lines, as: UTF8.self).split(separator: "\n")
            .count { $0.contains("irc.state.new=ready") }
        return readyLog.times
    }

    /// Memory in use, in megabytes.
    var residentMegabytes: Int {
        guard let process,
            let status = try? String(
                contentsOfFile: "/proc/\(process.processIdentifier)/status",
                encoding: .utf8
            ),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
        else { return 0 }
        return
            (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
            / 1024
    }

    /// Changes a script of the folder that it reads.
    func edit(_ name: String, replacing old: String, with new: String) throws {
        let file = folder.appending(path: "Dialogues").appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
    }

    /// Changes a text of the scripts, and what the written talks say of it.
    func reword(_ old: String, as new: String) throws {
        try edit("back-pain.en.yaml", replacing: old, with: new)
        let talks = folder.appending(path: "Dialogues/talks")
        for talk in try FileManager.default.contentsOfDirectory(atPath: talks.path)
        where talk.hasSuffix(".talk") {
            try edit("talks/\(talk)", replacing: old, with: new)
        }
    }
}

import Foundation
import TestKit
import Testing

/// The whole program, whose disk fails while people talk to it.
///
/// Whoever speaks meanwhile is told that the bot cannot remember; an emergency is answered in full;
/// what was answered before is still known when the disk is back.
@Suite(.timeLimit(.minutes(5)), .serialized, .enabled(if: NgIRCd.isInstalled, "ngircd is missing"))
struct DiskTests {
    private static let sorry = "can't remember anything just now"

    /// A bot, and somebody in the middle of a talk.
    private func stage(
        _ prepare: (SweepProcess) throws -> Void
    ) async throws -> (
        NgIRCd, SweepProcess, Runner
    ) {
        let server = try await NgIRCd()
        let bot = try SweepProcess(at: server)
        try prepare(bot)
        try bot.start()
        try await bot.logged("irc.state.new=ready")
        let mia = try await Runner("mia", at: server)
        try await mia.say("hi", until: "serious ones")
        try await mia.say("none", until: "1 fever")
        return (server, bot, mia)
    }

    /// Has people talk while the disk fails, and after.
    private func endure(
        _ server: NgIRCd,
        _ bot: SweepProcess,
        _ mia: Runner,
        until isBack: () async throws -> Void
    ) async throws {
        let sorry = try await mia.say("none", until: Self.sorry)
        #expect(sorry.count == 1 && sorry[0].contains("112"), "\(sorry)")
        let tom = try await Runner("tom", at: server)
        let emergency = try await tom.say(
            "back killing me since the gym and i cant feel myself wipe",
            until: Runner.disclaimer
        )
        #expect(
            emergency.first == "tom, stop what you're doing and call 112 now. Don't drive yourself."
        )
        let ann = try await Runner("ann", at: server)
        try await ann.say("hi", until: Self.sorry)
        #expect(bot.isRunning)

        try await isBack()
        // What mia said meanwhile was not taken in, and what she said before is not lost.
        try await mia.say("repeat", until: "1 fever")
        try await mia.say("none", until: "When does it hurt?")
        try await ann.say("hi", until: "serious ones")
        #expect(bot.isRunning)
        #expect(try bot.database.ask("PRAGMA integrity_check") == "ok")

        bot.kill()
        try bot.start()
        while bot.timesReady() < 2 { try await Task.sleep(for: .milliseconds(20)) }
        // Mia, ann, and tom, whose emergency could be stored when the disk was back.
        #expect(try Int(bot.database.ask("SELECT count(*) FROM person")) == 3)
        bot.signal(SIGTERM)
        #expect(try await bot.exitCode() == 0)
    }

    @Test(
        .enabled(
            if: InterposedLibrary.compiler != nil && Database.isInstalled,
            "needs cc, sqlite3"
        ),
        arguments: FaultyDisk.Fault.allCases
    )
    func `calls that fail are told, and nothing confirmed is lost`(
        fault: FaultyDisk.Fault
    ) async throws {
        var disk: FaultyDisk?
        let (server, bot, mia) = try await stage { bot in
            disk = try FaultyDisk(bot.data)
            bot.environment = disk?.environment ?? [:]
        }
        try disk?.fail(fault)
        try await endure(server, bot, mia) { try disk?.fail(nil) }
    }

    @Test(.enabled(if: Database.isInstalled, "needs sqlite3"))
    func `a database that another program has locked is told, and nothing confirmed is lost`()
        async throws
    {
        let (server, bot, mia) = try await stage { _ in }
        let locker = Process()
        locker.executableURL = URL(filePath: Database.program)
        locker.arguments = [bot.database.path]
        let (input, output) = (Pipe(), Pipe())
        locker.standardInput = input
        locker.standardOutput = output
        try locker.run()
        defer { kill(locker.processIdentifier, SIGKILL) }
        try input.fileHandleForWriting.write(
            contentsOf: Data(".timeout 5000\nBEGIN IMMEDIATE;\n.shell echo locked\n".utf8)
        )
        #expect(try output.fileHandleForReading.read(upToCount: 6) == Data("locked".utf8))
        try await endure(server, bot, mia) { try input.fileHandleForWriting.close() }
    }

    @Test(.enabled(if: Mount.isPossible, "needs root and mount"))
    func `a disk that is full is told, and nothing confirmed is lost when there is room again`()
        async throws
    {
        var mount: Mount?
        let (server, bot, mia) = try await stage { bot in
            // The scripts are the largest thing that is written, and have to find room at the start.
            mount = try Mount(at: bot.data, megabytes: 4)
        }
        try mount?.fill()
        // As long as there is room in the files that are there, it remembers.
        var last = "1 fever"
        let questions = ["When does it hurt?", "1 fever"]
        for number in 0..<400 {
            let (words, question) =
                number.isMultiple(of: 2) ? ("none", questions[0]) : ("undo", questions[1])
            mia.client.send("PRIVMSG sweep :\(words)")
            var answers: [String] = []
            while !answers.contains(where: { $0.contains(question) || $0.contains(Self.sorry) }) {
                try await Task.sleep(for: .milliseconds(5))
                answers += mia.news()
            }
            if answers.contains(where: { $0.contains(Self.sorry) }) { break }
            last = question
        }
        let tom = try await Runner("tom", at: server)
        let emergency = try await tom.say(
            "back killing me since the gym and i cant feel myself wipe",
            until: Runner.disclaimer
        )
        #expect(emergency.first?.hasPrefix("tom, stop what you're doing and call 112 now.") == true)
        #expect(bot.isRunning && bot.log.contains("store fails"))
        try mount?.empty()
        try await mia.say("repeat", until: last)
        #expect(bot.isRunning)
        bot.signal(SIGTERM)
        #expect(try await bot.exitCode() == 0)
    }

    @Test(.enabled(if: Mount.isPossible, "needs root and mount"))
    func `a disk that cannot be written at the start ends it, with what to do`() async throws {
        let server = try await NgIRCd()
        let bot = try SweepProcess(at: server)
        let mount = try Mount(at: bot.data, megabytes: 4)
        try mount.makeReadOnly()
        try bot.start()
        #expect(try await bot.exitCode() == 3)
        #expect(bot.log.contains("Read-only file system"), "\(bot.log)")
    }
}

/// A small disk in memory, in the place of a folder.
private final class Mount {
    static var isPossible: Bool {
        geteuid() == 0
            && FileManager.default.isExecutableFile(atPath: "/usr/bin/mount")
            && (try? TemporaryFolder("mount"))
                .map { folder in (try? Mount(at: folder.url, megabytes: 1)) != nil } ?? false
    }

    private struct Refused: Error {
        let arguments: [String]
    }

    private let folder: URL

    /// Mounts it, with what lay in the folder.
    init(at folder: URL, megabytes: Int) throws {
        self.folder = folder
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let files = try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) }
        try Self.run("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder.path)
        for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    }

    deinit {
        try? Self.run("umount", "-l", folder.path)
    }

    /// Takes all room that there is.
    func fill() throws {
        let path = folder.appending(path: "filler").path
        try Data().write(to: URL(filePath: path))
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        let block = Data(repeating: 0, count: 4_096)
        while (try? handle.write(contentsOf: block)) != nil {}
        try? handle.close()
    }

    func empty() throws {
        try FileManager.default.removeItem(at: folder.appending(path: "filler"))
    }

    func makeReadOnly() throws {
        try Self.run("mount", "-o", "remount,ro", folder.path)
    }

    private static func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Refused(arguments: arguments) }
    }
}

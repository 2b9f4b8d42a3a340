import Foundation
import TestKit
import Testing

/// The folder that the bot keeps its data in: whose it is, and who has rights to it.
@Suite(.timeLimit(.minutes(5))) struct DataFolderTests {
    private let folder: TemporaryFolder
    private var data: String { "\(folder.path)/var" }

    init() throws {
        folder = try TemporaryFolder("data")
    }

    /// Has a talk that is kept in the folder.
    private func talk() throws -> SweepProcess.Outcome {
        try SweepProcess.outcome(
            of: ["chat", "--dialogues", SweepProcess.dialogues.path, "--data", data],
            input: "hi\n"
        )
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(data)/\(name)")[.posixPermissions]
            as? Int
    }

    private func change(_ name: String, to mode: Int) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode],
            ofItemAtPath: "\(data)/\(name)"
        )
    }

    @Test func `everything that is kept is for its owner alone`() throws {
        #expect(try talk().code == 0)
        #expect(try mode("") == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: data)
        #expect(names.contains("sweep.sqlite") && names.contains("lock"))
        for name in names { #expect(try mode(name) == 0o600, "\(name)") }
    }

    @Test func `what others could read is mended`() throws {
        #expect(try talk().code == 0)
        for name in ["proofs.json", "sts-policies"] {
            try Data().write(to: folder.url.appending(path: "var/\(name)"))
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: data) {
            try change(name, to: name.hasPrefix("sweep.sqlite") ? 0o644 : 0o666)
        }
        try change("", to: 0o777)
        #expect(try talk().code == 0)
        #expect(try mode("") == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: data) {
            #expect(try mode(name) == 0o600, "\(name)")
        }
    }

    @Test(arguments: ["sweep.sqlite", "sweep.sqlite-wal", "sweep.sqlite-shm"], [0o620, 0o602])
    func `a database that others could write is refused and left alone`(
        name: String,
        mode: Int
    ) throws {
        #expect(try talk().code == 0)
        try Data("?".utf8).write(to: folder.url.appending(path: "var/\(name)"))
        try change(name, to: mode)
        let outcome = try talk()
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("\(name) could be written by others"))
        #expect(outcome.errors.contains("chmod 600 "))
        #expect(try Data(contentsOf: folder.url.appending(path: "var/\(name)")) == Data("?".utf8))
        #expect(try self.mode(name) == mode)
    }

    @Test(arguments: ["sweep.sqlite", "sweep.sqlite-wal", "lock", "sts-policies", "proofs.json"])
    func `a link in the place of a file is refused`(name: String) throws {
        #expect(try talk().code == 0)
        let elsewhere = try folder.write("elsewhere", to: "elsewhere")
        try? FileManager.default.removeItem(atPath: "\(data)/\(name)")
        try FileManager.default.createSymbolicLink(
            atPath: "\(data)/\(name)",
            withDestinationPath: elsewhere
        )
        let outcome = try talk()
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("\(name) is no plain file"))
        #expect(try String(contentsOfFile: elsewhere, encoding: .utf8) == "elsewhere")
    }

    @Test func `the folder itself may be a link to one that is the owner's`() throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/private",
            withIntermediateDirectories: false
        )
        try FileManager.default.createSymbolicLink(atPath: data, withDestinationPath: "private")
        #expect(try talk().code == 0)
        let modes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/private")
        #expect(modes[.posixPermissions] as? Int == 0o700)
    }

    @Test(
        .enabled(if: geteuid() == 0, "needs root"),
        arguments: [".", "sweep.sqlite", "lock", "proofs.json"]
    )
    func `what belongs to somebody else is refused, with the user to be`(name: String) throws {
        #expect(try talk().code == 0)
        let path = "\(data)/\(name)"
        if name == "proofs.json" { try Data().write(to: URL(filePath: path)) }
        try FileManager.default.setAttributes([.ownerAccountName: "nobody"], ofItemAtPath: path)
        let outcome = try talk()
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("belongs to the user nobody, and this is run by root."))
        #expect(outcome.errors.contains("runuser -u"))
    }

    @Test func `a file in the place of the folder is the disk's fault`() throws {
        _ = try folder.write("", to: "var")
        #expect(try talk().code == 3)
    }

    @Test func `two at once on one folder are refused`() async throws {
        #expect(try talk().code == 0)
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/flock")
        holder.arguments = ["\(data)/lock", "cat"]
        let input = Pipe()
        holder.standardInput = input
        try holder.run()
        defer { try? input.fileHandleForWriting.close() }
        // It answers what it is told as soon as it has the lock.
        while try talk().code == 0 { try await Task.sleep(for: .milliseconds(20)) }
        let outcome = try talk()
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("a bot is running on it already"))
    }
}

import Foundation
import TestKit
import Testing

/// Scripts change over and over while hundreds of people talk.
@Suite(.timeLimit(.minutes(10)), .serialized, .enabled(if: NgIRCd.isInstalled, "ngircd is missing"))
struct ReloadTests {
    /// How many talk, and how often scripts are read meanwhile; fewer for a slow machine.
    static func count(_ name: String, else standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
    }

    @Test func `no answer is lost and nobody is left waiting while scripts change under 500 talks`()
        async throws
    {
        let people = Self.count("SWEEP_LOAD_TALKS", else: 500)
        let reloads = Self.count("SWEEP_LOAD_RELOADS", else: 20)
        let server = try await NgIRCd()
        let bot = try SweepProcess(at: server)
        let scripts = try ScriptVersions(in: bot.folder)
        let rob = try await Runner("rob", at: server, channel: "#running-mods")
        try bot.start()
        try await rob.client.wait(for: "JOIN")
        while !rob.client.lines.contains(where: { $0.hasPrefix(":sweep!") && $0.contains("JOIN") })
        {
            try await Task.sleep(for: .milliseconds(20))
        }

        let pace = Talker.Pace()
        pace.delay = .seconds(5)
        let talkers = (0..<people).map { Talker("runner\($0)", pace: pace) }
        let clients = try await connect(talkers, at: server)

        var loaded = 0
        var refused = 0
        for number in 0..<reloads {
            let isGood = try scripts.change(number)
            let answer = try await reload(rob)
            switch isGood {
            case true?:
                #expect(answer.contains(" live, "), "\(number): \(answer)")
                #expect(answer.contains("Loaded ("), "\(number): \(answer)")
            case false?:
                #expect(answer.contains("not loaded, the running version stays"), "\(answer)")
            // Caught in the middle of a change: either is fine, as long as it is said.
            case nil: break
            }
            if answer.contains("Loaded (") { loaded += 1 } else { refused += 1 }
        }
        #expect(loaded >= reloads / 2 && refused >= reloads / 4, "\(loaded), \(refused)")

        pace.delay = .zero
        let deadline = ContinuousClock.now + .seconds(240)
        while talkers.contains(where: { !$0.state.isDone }), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(50))
        }
        for talker in talkers {
            let notes = talker.state
            #expect(notes.unanswered == 0 && notes.isDone, "\(talker.nick) waits: \(notes)")
            #expect(notes.greetings == 1, "\(talker.nick) was greeted \(notes.greetings) times")
            #expect(Set(notes.asked).count == notes.asked.count, "\(talker.nick): \(notes.asked)")
            #expect(notes.asked.count == 8, "\(talker.nick): \(notes.asked)")
            #expect(
                notes.advice?.hasPrefix("Stop running for now, \(talker.nick)") == true,
                "\(talker.nick): \(notes.advice ?? "nothing")"
            )
        }
        for client in clients { try await client.close() }
        #expect(!bot.log.contains("canaries failed"))
        #expect(!bot.log.contains("runner1"))
    }

    /// Connects a few at a time, since the server's queue for newcomers is short, and says hi.
    private func connect(
        _ talkers: [Talker],
        at server: NgIRCd
    ) async throws -> [PlainClient] {
        let port = server.port
        var clients: [PlainClient] = []
        for start in stride(from: 0, to: talkers.count, by: 8) {
            let group = talkers[start..<min(start + 8, talkers.count)]
            clients += try await withThrowingTaskGroup { tasks in
                for talker in group {
                    tasks.addTask {
                        let client = try await PlainClient(talker.nick, port: port) { line in
                            talker.answer(line)
                        }
                        client.send(talker.opening())
                        return client
                    }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
        }
        return clients
    }

    /// Asks for a reload and gives its answer, which has to come.
    private func reload(_ rob: Runner) async throws -> String {
        rob.client.send("PRIVMSG sweep :!reload")
        let verdicts = [
            "Loaded (", "Nothing has changed (", "not loaded, the running version stays",
        ]
        // What is in a new order is proved anew, which takes long without optimisation.
        let deadline = ContinuousClock.now + .seconds(240)
        while ContinuousClock.now < deadline {
            for answer in rob.news() where verdicts.contains(where: answer.contains) {
                return answer
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return "nothing"
    }
}

/// Versions of the scripts, put in place in the ways in which files change.
final class ScriptVersions {
    private let folder: URL
    private var number = 0
    private var slow: DispatchSemaphore?

    /// Makes the folder of a bot's scripts a link to the first version.
    init(in folder: URL) throws {
        self.folder = folder
        let manager = FileManager.default
        try manager.moveItem(
            at: folder.appending(path: "Dialogues"),
            to: folder.appending(path: "v0")
        )
        for talk in try manager.contentsOfDirectory(atPath: folder.path + "/v0/talks")
        where talk != "emergency.talk" {
            try manager.removeItem(atPath: folder.path + "/v0/talks/\(talk)")
        }
        try point(to: "v0")
    }

    /// Changes the scripts in the n-th way.
    ///
    /// - Returns: Whether they are in order; nil while somebody is in the middle of it.
    func change(_ way: Int) throws -> Bool? {
        slow?.wait()
        slow = nil
        switch way % 4 {
        case 1:
            try swap { $0.replacing("  ice: |", with: "  icee: |") }
            return false
        case 2:
            try swap { Self.reordered($0).replacing("icee: |", with: "ice: |") }
            return true
        case 3:
            return try changeSlowly()
        default:
            try swap {
                $0.replacing(/The serious ones first[.;] .*/) { _ in
                    "The serious ones first. Any of them, \(way)?"
                }
                .replacing("icee: |", with: "ice: |")
            }
            return true
        }
    }

    /// A whole new folder, put in place by one rename.
    private func swap(_ change: (String) -> String) throws {
        let old = folder.appending(path: "v\(number)")
        number += 1
        let new = folder.appending(path: "v\(number)")
        try FileManager.default.copyItem(at: old, to: new)
        let script = new.appending(path: "back-pain.en.yaml")
        let text = try String(contentsOf: script, encoding: .utf8)
        try Data(change(text).utf8).write(to: script)
        try point(to: new.lastPathComponent)
    }

    private func point(to version: String) throws {
        let link = folder.appending(path: "next").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: version)
        guard unsafe rename(link, folder.path + "/Dialogues") == 0 else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// As a careless editor does it: half a file, and the rest while it is being read.
    private func changeSlowly() throws -> Bool? {
        let script = folder.appending(path: "v\(number)").appending(path: "back-pain.en.yaml")
        let text = Data(
            try String(contentsOf: script, encoding: .utf8)
                .replacing("Pick one, or say it", with: "Choose one, or say it").utf8
        )
        let half = text.count / 2
        try text.prefix(half).write(to: script)
        let written = DispatchSemaphore(value: 0)
        slow = written
        let thread = Thread {
            defer { written.signal() }
            Thread.sleep(forTimeInterval: 0.4)
            guard let handle = try? FileHandle(forWritingTo: script) else { return }
            _ = try? handle.seekToEnd()
            try? handle.write(contentsOf: text.suffix(from: half))
            try? handle.close()
        }
        thread.start()
        return nil
    }

    /// The severity before the way of running.
    private static func reordered(_ text: String) -> String {
        let parts = text.split(separator: "\n\n", omittingEmptySubsequences: false)
            .map(String.init)
        guard let run = parts.firstIndex(where: { $0.hasPrefix("  - runRelation:") }),
            let severity = parts.firstIndex(where: { $0.hasPrefix("  - severity:") })
        else { return text }
        var swapped = parts
        swapped.swapAt(run, severity)
        return swapped.joined(separator: "\n\n")
    }
}

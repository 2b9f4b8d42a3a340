import Foundation
import TestKit
import Testing

/// The commands on the data of a bot: while it runs, and while it does not.
@Suite(
    .timeLimit(.minutes(5)),
    .serialized,
    .enabled(if: InspIRCd.isInstalled, "inspircd is missing")
)
struct BackupTests {
    private func run(_ stage: ClubStage, _ arguments: String...) throws -> SweepProcess.Outcome {
        try SweepProcess.outcome(
            of: [arguments[0], "--config", stage.bot.settings] + arguments.dropFirst(),
            environment: stage.bot.environment
        )
    }

    @Test func `a backup made while fifty people talk is whole, and they go on from it`()
        async throws
    {
        let names = (0..<50).map { "member\($0)" }
        let stage = try await ClubStage(accounts: names)
        try await stage.start()
        let pace = Talker.Pace()
        pace.delay = .milliseconds(300)
        let talkers = (0..<50).map { Talker("runner\($0)", pace: pace) }
        let port = stage.server.port
        let clients = try await withThrowingTaskGroup { tasks in
            for (name, talker) in zip(names, talkers) {
                tasks.addTask {
                    try await PlainClient(talker.nick, port: port, login: ClubStage.login(name)) {
                        talker.answer($0)
                    }
                }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        for client in clients { client.send("PRIVMSG sweep :hi") }
        let begin = ContinuousClock.now + .seconds(30)
        while talkers.contains(where: { $0.state.asked.count < 2 }) {
            try #require(ContinuousClock.now < begin, "\(talkers[0].state)")
            try await Task.sleep(for: .milliseconds(10))
        }
        let backup = stage.bot.folder.appending(path: "backup.sqlite").path
        let made = try run(stage, "backup", backup)
        #expect(made.code == 0, "\(made.errors)")
        let mode = try FileManager.default.attributesOfItem(atPath: backup)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(talkers.contains { !$0.state.isDone }, "all were done before it was made")
        // Nothing is ever put in its place.
        let bytes = try Data(contentsOf: URL(filePath: backup))
        #expect(try run(stage, "backup", backup).code == 3)
        #expect(try Data(contentsOf: URL(filePath: backup)) == bytes)
        let end = ContinuousClock.now + .seconds(30)
        while talkers.contains(where: { !$0.state.isDone }) {
            try #require(ContinuousClock.now < end, "\(talkers.count { $0.state.isDone }) are done")
            try await Task.sleep(for: .milliseconds(20))
        }

        // As the page for operators says.
        try await stage.stop()
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: stage.bot.database.path + suffix)
        }
        try FileManager.default.copyItem(atPath: backup, toPath: stage.bot.database.path)
        let asked = talkers.map(\.state.asked.count)
        pace.delay = .zero
        try await stage.start()
        for client in clients { client.send("PRIVMSG sweep :repeat") }
        let deadline = ContinuousClock.now + .seconds(20)
        while zip(talkers, asked).contains(where: { $0.state.asked.count == $1 }),
            ContinuousClock.now < deadline
        { try await Task.sleep(for: .milliseconds(20)) }
        for (talker, count) in zip(talkers, asked) {
            let notes = talker.state
            #expect(notes.greetings == 1, "\(talker.nick) is known")
            #expect(notes.asked.count > count, "\(talker.nick) goes on")
        }
        try await stage.stop()
        for client in clients { try await client.close() }
    }

    @Test func `an operator exports and deletes one person, and everybody else stays`()
        async throws
    {
        let stage = try await ClubStage(accounts: ["vexilloid", "other"])
        try await stage.start()
        let mia = try await stage.runner("mia", account: "vexilloid")
        try await mia.say("my back hurts when I run, since yesterday", until: "serious ones")
        let ann = try await stage.runner("ann", account: "other")
        try await ann.say("hi", until: "serious ones")
        try await ann.say("none", until: "1 fever")

        let file = stage.bot.folder.appending(path: "mia.json").path
        let written = try run(stage, "export", "VEXILLOID", "--output", file)
        #expect(written.code == 0, "\(written.errors)")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file)))
        let object = try #require(json as? [String: Any])
        #expect(object["name"] as? String == "mia" && object["network"] as? String == "demo")
        let shown = try run(stage, "export", "mia", "--network", "demo")
        #expect(shown.code == 0 && shown.output.contains("\"runRelation\""))
        #expect(try run(stage, "export", "nobody").code == 1)
        #expect(try run(stage, "export", "mia", "--network", "elsewhere").code == 1)
        #expect(try run(stage, "export", "mia", "--output", file).code == 2)

        // What it has in memory would be written again.
        let refused = try run(stage, "forget", "mia", "--yes")
        #expect(refused.code == 2 && refused.errors.contains("in memory"))
        try await stage.stop()
        #expect(try run(stage, "forget", "mia").code == 2, "nobody was asked")
        #expect(try run(stage, "export", "mia").code == 0)
        let done = try run(stage, "forget", "mia", "--yes")
        #expect(done.code == 0, "\(done.errors)")
        #expect(try run(stage, "export", "mia").code == 1)
        #expect(try Traces(folder: stage.bot.data).of(["vexilloid"]) == [])
        let audit = try run(stage, "audit").output
        #expect(audit.contains(" exportedByOperator "))
        let forgotten = audit.split(separator: "\n").filter { $0.contains(" forgotten") }
        #expect(forgotten.count == 1 && forgotten[0].hasSuffix(" forgottenByOperator 1"))
        #expect(!audit.contains("mia"))
        #expect(audit.contains("Nothing was changed or taken out"))

        try await stage.start()
        try await ann.say("none", until: "When does it hurt?")
        try await mia.say("none", until: "Hi mia")
        try await stage.stop()
    }

    @Test func `a database is sealed, sealed anew and opened, and everybody goes on each time`()
        async throws
    {
        let stage = try await ClubStage(
            accounts: ["vexilloid"],
            privacy: "{key-file: null}"
        )
        try await stage.start()
        let mia = try await stage.runner("mia", account: "vexilloid")
        try await mia.say("hi", until: "serious ones")
        let traces = Traces(folder: stage.bot.data)
        #expect(try !traces.of(["vexilloid"]).isEmpty)
        let first = stage.bot.folder.appending(path: "first.key").path
        let second = stage.bot.folder.appending(path: "second.key").path
        #expect(try run(stage, "rekey", "--to", first, "--make").code == 2, "the bot is running")
        #expect(!FileManager.default.fileExists(atPath: first))
        try await stage.stop()

        let sealed = try run(stage, "rekey", "--to", first, "--make")
        #expect(sealed.code == 0, "\(sealed.errors)")
        #expect(sealed.output.contains("key-file: \(first)"))
        let mode = try FileManager.default.attributesOfItem(atPath: first)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try traces.of(["vexilloid"]) == [])
        // Without its key it says nothing, and nothing is lost by trying.
        try stage.bot.start()
        #expect(try await stage.bot.exitCode() == 2)
        #expect(stage.bot.log.contains("is sealed, and there is no key in the settings"))
        try use(first, in: stage)
        try await stage.start()
        try await mia.say("none", until: "1 fever")
        let backup = stage.bot.folder.appending(path: "backup.sqlite").path
        #expect(try run(stage, "backup", backup).code == 0)
        #expect(try Traces(folder: stage.bot.folder).of(["vexilloid"]) == [])
        try await stage.stop()

        #expect(try run(stage, "rekey", "--to", second, "--make").code == 0)
        #expect(try run(stage, "export", "mia").code == 2, "the settings name the key before")
        try use(second, in: stage)
        try await stage.start()
        try await mia.say("none", until: "When does it hurt?")
        try await stage.stop()

        #expect(try run(stage, "rekey", "--plain").code == 0)
        try use("null", in: stage)
        try await stage.start()
        try await mia.say("repeat", until: "When does it hurt?")
        try await stage.stop()
    }

    @Test(
        .enabled(if: Database.isInstalled, "needs sqlite3"),
        arguments: [
            ["backup", "x"], ["export", "mia"], ["audit"],
        ]
    )
    func `a database of an older version, which may be running, is refused and left alone`(
        arguments: [String]
    ) async throws {
        let stage = try await ClubStage(accounts: [])
        try await stage.start()
        try await stage.stop()
        let versions = "SELECT count(*) FROM grdb_migrations"
        _ = try stage.bot.database.ask(
            "DELETE FROM grdb_migrations WHERE rowid = (SELECT max(rowid) FROM grdb_migrations)"
        )
        let before = try stage.bot.database.ask(versions)
        let outcome = try SweepProcess.outcome(of: arguments + ["--config", stage.bot.settings])
        #expect(outcome.code == 2 && outcome.errors.contains("an older version of sweep"))
        #expect(try stage.bot.database.ask(versions) == before)
    }

    private func use(_ key: String, in stage: ClubStage) throws {
        let text = try String(contentsOfFile: stage.bot.settings, encoding: .utf8)
        let changed = text.replacing(/key-file: [^}]*/, with: "key-file: \(key)")
        try Data(changed.utf8).write(to: URL(filePath: stage.bot.settings))
    }

    @Test(arguments: [
        ["backup"], ["export"], ["forget", "mia"], ["rekey"], ["rekey", "--plain", "--make"],
        ["rekey", "--plain", "--to", "x"], ["audit", "--last", "0"],
    ])
    func `wrong usage of the commands on data ends with 2`(arguments: [String]) throws {
        #expect(try SweepProcess.output(of: arguments + ["--config", "/nowhere"]).0 == 2)
    }

    @Test(arguments: [
        ["backup", "x"], ["export", "mia"], ["forget", "mia", "--yes"], ["rekey", "--plain"],
        ["audit"],
    ])
    func `where no bot has run yet, that is said and nothing is made`(
        arguments: [String]
    ) async throws {
        let stage = try await ClubStage(accounts: [])
        let outcome = try SweepProcess.outcome(of: arguments + ["--config", stage.bot.settings])
        #expect(outcome.code == 2 && outcome.errors.contains("there is no database in"))
        #expect(!FileManager.default.fileExists(atPath: stage.bot.database.path))
    }
}

import Foundation
import TestKit
import Testing

/// What lies in the data folder of the whole program, byte by byte.
@Suite(
    .timeLimit(.minutes(5)),
    .serialized,
    .enabled(if: InspIRCd.isInstalled, "inspircd is missing")
)
struct ForgettingTests {
    private static let nick = "Quixotina"
    private static let account = "vexilloid"
    private static let words = "zugzwang"
    private static let key = String(repeating: "7c", count: 32)

    enum Keeping: CaseIterable {
        case plain, transcripts, sealed
    }

    private func stage(_ keeping: Keeping) async throws -> ClubStage {
        switch keeping {
        case .plain: return try await ClubStage(accounts: [Self.account])
        case .transcripts:
            return try await ClubStage(accounts: [Self.account], privacy: "{transcripts: true}")
        case .sealed:
            let stage = try await ClubStage(
                accounts: [Self.account],
                privacy: "{transcripts: true, key-variable: TEST_KEY}"
            )
            stage.bot.environment = ["TEST_KEY": Self.key]
            return stage
        }
    }

    @Test(arguments: Keeping.allCases)
    func `after "forget me" no byte tells who it was or what was said`(
        keeping: Keeping
    ) async throws {
        let stage = try await stage(keeping)
        stage.bot.arguments = ["--log-level", "trace"]
        try await stage.start()
        let all = [Self.nick, Self.account, Self.words]
        let other = try await stage.runner("bystander")
        try await other.say("hi", until: "serious ones")
        let runner = try await stage.runner(Self.nick, account: Self.account)
        try await runner.say(
            "my back hurts when I run, since yesterday, \(Self.words)",
            until: "serious ones"
        )
        _ = try await runner.finish()
        try await runner.say("yes", until: "don't ask me")
        try await runner.say("timer 15", until: "15")

        let traces = Traces(folder: stage.bot.data)
        let before = try traces.of(all)
        switch keeping {
        case .plain:
            // The test can fail; and words are not kept.
            #expect(before.contains { $0.hasPrefix(Self.account) })
            #expect(!before.contains { $0.hasPrefix(Self.words) }, "\(before)")
        case .transcripts:
            #expect(before.contains { $0.hasPrefix(Self.words) })
        case .sealed:
            // Whoever copies the folder in the middle of a talk reads nothing.
            #expect(
                try before.isEmpty && traces.of(["bystander", "my back hurts when I run"]).isEmpty
            )
        }

        try await runner.say("forget me", until: "Shall I delete")
        try await runner.say("yes", until: "deleted")
        // The last words leave as well.
        let deadline = ContinuousClock.now + .seconds(20)
        while try !traces.of(all).isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try traces.of(all) == [])
        try await other.say("none", until: "1 fever")
        stage.bot.kill()
        #expect(try traces.of(all) == [])
        #expect(try Traces(folder: stage.bot.folder).of(all) == [], "the log tells")
        #expect(!stage.bot.log.contains("lookUpKey") && !stage.bot.log.contains(Self.key))
        try await stage.start()
        #expect(try traces.of(all) == [])
        let (code, audit) = try audit(stage)
        #expect(code == 0)
        let lines = audit.split(separator: "\n").filter { $0.contains(" forgotten") }
        #expect(lines.count == 1 && lines[0].hasSuffix(" forgotten 1"), "\(audit)")
        try await runner.say("hi", until: "serious ones")
    }

    private func audit(_ stage: ClubStage) throws -> (Int32, String) {
        let outcome = try SweepProcess.outcome(
            of: ["audit", "--config", stage.bot.settings],
            environment: stage.bot.environment
        )
        return (outcome.code, outcome.output)
    }

    @Test func `a whole run, logged in every detail, names nobody and tells no words`()
        async throws
    {
        let stage = try await ClubStage(accounts: [Self.account])
        stage.bot.arguments = ["--log-level", "trace"]
        try await stage.start()
        let runner = try await stage.runner(Self.nick, account: Self.account)
        try await runner.say("tingling for 3 weeks, \(Self.words)", until: "serious ones")
        let advice = try await runner.finish()
        try await runner.say("yes", until: "don't ask me")
        try await runner.say("my data", until: "forget me")
        try await runner.say("export", until: "\"format\"")
        runner.client.send("NICK \(Self.nick)2")
        try await runner.client.wait(for: " NICK :")
        runner.client.send("PRIVMSG sweep :!status", "PRIVMSG #running :\(Self.words)", "QUIT")
        try await runner.client.wait(for: "ERROR ")
        stage.bot.kill()
        try await stage.start()
        let stranger = try await stage.runner(Self.nick)
        let code = try await stranger.say("hi", until: "serious ones").joined(separator: " ")
        try await stage.stop()
        let log = stage.bot.log.lowercased()
        #expect(log.split(separator: "\n").count > 20)
        let telling = [
            Self.nick, Self.account, Self.words, "tingl", "painRun", "saddle", "durat", "severity",
            "level=", advice.first ?? "?",
        ]
        for word in telling {
            #expect(!log.contains(word.lowercased()), "\(word)")
        }
        // Resume codes are secrets.
        let codes = code.matches(of: /\b[a-z2-9]{5}-[a-z2-9]{5}\b/).map { String($0.output) }
        for code in codes { #expect(!log.contains(code)) }
    }
}

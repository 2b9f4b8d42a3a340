import Foundation
import TestKit
import Testing

/// A crash and a new start bring nothing into use that two moderators have not approved.
@Suite(.timeLimit(.minutes(5)), .serialized, .enabled(if: NgIRCd.isInstalled, "ngircd is missing"))
struct ScriptStartTests {
    private static let room = "#running-mods"

    /// What the bot has said in the moderators' room, from a line on.
    private func said(in rob: Runner, from start: Int) -> [String] {
        rob.client.lines.dropFirst(start)
            .filter { $0.hasPrefix(":sweep!") && $0.contains(" PRIVMSG \(Self.room) :") }
            .map { String($0.split(separator: " ", maxSplits: 3)[3].dropFirst()) }
    }

    /// Ends the bot as a crash would, where it runs, and starts it; gives how much was said before.
    private func restart(_ bot: SweepProcess, _ rob: Runner) async throws -> Int {
        bot.kill()
        let count = rob.client.lines.count
        let times = bot.timesReady()
        try bot.start()
        let deadline = ContinuousClock.now + .seconds(60)
        while bot.timesReady() <= times
            || !rob.client.lines.dropFirst(count)
                .contains(where: {
                    $0.hasPrefix(":sweep!") && $0.contains("JOIN")
                })
        {
            try #require(ContinuousClock.now < deadline && bot.isRunning, "\(bot.log)")
            try await Task.sleep(for: .milliseconds(20))
        }
        return count
    }

    /// Waits for what the bot says in the moderators' room.
    private func wait(for words: String, in rob: Runner, from start: Int) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if let line = said(in: rob, from: start).first(where: { $0.contains(words) }) {
                return line
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw RawClient.Missing(words: words, lines: said(in: rob, from: start))
    }

    /// The advice that a runner gets.
    private func advice(_ nick: String, at server: NgIRCd) async throws -> String {
        let runner = try await Runner(nick, at: server)
        try await runner.say("my back hurts, it came on in today's run", until: "serious ones")
        return try await runner.finish().joined(separator: "\n")
    }

    @Test func `a draft waits over a crash, and what was approved is in use after the next`()
        async throws
    {
        let server = try await NgIRCd()
        let bot = try SweepProcess(
            networks: [NetworkText(server)],
            club: "  two-person-rule: true"
        )
        let rob = try await Runner("rob", at: server, channel: Self.room)
        try await rob.client.wait(for: " 366 ")
        let una = try await Runner("una", at: server, channel: Self.room)
        try await una.client.wait(for: " 366 ")
        try await rob.client.ask("MODE \(Self.room) +o una", until: "+o una")
        var start = try await restart(bot, rob)
        #expect(try await advice("mia", at: server).contains("wrapped in a cloth"))

        try bot.reword("wrapped in a cloth", as: "wrapped in a towel")
        start = try await restart(bot, rob)
        let told = try await wait(for: "scripts last in use", in: rob, from: start)
        #expect(told.contains("back-pain en: ice ("), "\(told)")
        #expect(told.contains("\"!reload\" asks for approval"), "\(told)")
        #expect(bot.log.contains("the last scripts stay in use"))
        let old = try await advice("ann", at: server)
        #expect(old.contains("wrapped in a cloth") && !old.contains("towel"), "\(old)")

        start = rob.client.lines.count
        rob.client.send("PRIVMSG \(Self.room) :!reload")
        let held = try await wait(for: "!approve", in: rob, from: start)
        let version = try #require(held.firstMatch(of: /"!approve ([0-9a-f]{7})"/)?.1)
        una.client.send("PRIVMSG \(Self.room) :!approve \(version)")
        _ = try await wait(for: "approved. Loaded (\(version))", in: rob, from: start)

        start = try await restart(bot, rob)
        let new = try await advice("zoe", at: server)
        #expect(new.contains("wrapped in a towel"), "\(new)")
        #expect(said(in: rob, from: start) == [])

        // The way back is there, too, and waits in the same way.
        una.client.send("PRIVMSG \(Self.room) :!rollback")
        let back = try await wait(for: "!approve", in: rob, from: start)
        let before = try #require(back.firstMatch(of: /"!approve ([0-9a-f]{7})"/)?.1)
        rob.client.send("PRIVMSG \(Self.room) :!approve \(before)")
        _ = try await wait(for: "approved. back to", in: rob, from: start)
        #expect(try await advice("tom", at: server).contains("wrapped in a cloth"))

        let audit = try SweepProcess.outcome(of: ["audit", "--config", bot.settings])
        #expect(audit.code == 0, "\(audit)")
        let lines = audit.output.split(separator: "\n")
            .compactMap { $0.firstMatch(of: /\ (scripts\w+) ([0-9a-f]{7})/)?.output }
            .map { "\($0.1) \($0.2)" }
        #expect(
            lines == [
                "scriptsInUse \(before)", "scriptsInUse \(version)", "scriptsWait \(version)",
                "scriptsInUse \(before)",
            ],
            "\(audit.output)"
        )
    }
}

import Foundation
import TestKit
import Testing

/// A real server with TLS, the real program, and runners on connections of their own.
@Suite(.timeLimit(.minutes(5)), .serialized, .enabled(if: NgIRCd.isInstalled, "ngircd is missing"))
struct TalkTests {
    func stage() async throws -> (NgIRCd, SweepProcess) {
        let server = try await NgIRCd()
        return (server, try SweepProcess(at: server))
    }

    /// Waits until the bot is in the room.
    func meet(_ bot: SweepProcess, _ watcher: RawClient) async throws {
        try bot.start()
        while !watcher.lines.contains(where: { $0.hasPrefix(":sweep!") && $0.contains("JOIN") }) {
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func `four talks, two of them at the same time, and a room that hears no health words`()
        async throws
    {
        let (server, bot) = try await stage()
        let room = try await RawClient("rob", at: server, channel: "#running")
        try await meet(bot, room)

        // Two at the same time, answer by answer.
        let mia = try await Runner("mia", at: server, channel: "#running")
        let ann = try await Runner("ann", at: server, channel: "#running")
        try await mia.say("my back hurts, it came on in today's run", until: "serious ones")
        try await ann.say(
            "my lower back has hurt for 3 weeks, with tingling down my left leg",
            until: "serious ones"
        )
        try await mia.say("none", until: "1 fever")
        try await ann.say("none", until: "1 fever")
        let plain = try await mia.finish()
        #expect(plain.contains { $0.hasPrefix("Stop running for now, mia") })
        #expect(plain.joined().contains("wrapped in a cloth, 10 to 20 minutes at a time"))
        #expect(plain.joined().contains("lean to each side sitting on the floor"))
        #expect(plain.last?.hasPrefix(Runner.disclaimer) == true)

        let seen = try await ann.finish()
        #expect(seen.contains { $0.hasPrefix("Book somebody to look at your back, ann") })

        // An emergency, answered within one reply.
        let tom = try await Runner("tom", at: server)
        let emergency = try await tom.say(
            "back killing me since the gym and i cant feel myself wipe",
            until: Runner.disclaimer
        )
        #expect(
            emergency.first == "tom, stop what you're doing and call 112 now. Don't drive yourself."
        )

        let zoe = try await Runner("zoe", at: server)
        try await zoe.say(
            "mild ache at my desk since yesterday, goes away once I'm warmed up and running",
            until: "serious ones"
        )
        let run = try await zoe.finish()
        #expect(run.contains { $0.hasPrefix("You can go on running with care, zoe") })

        // The room.
        room.send("PRIVMSG #running :sweep: can you help with my back?")
        try await room.wait(for: "PRIVMSG #running :rob: yes, let's talk privately")
        let heard = room.lines.filter { $0.hasPrefix(":sweep!") && $0.contains("PRIVMSG") }
        #expect(heard.count == 1)
        for word in ["pain", "tingl", "wipe", "112", "numb", "hurt"] {
            #expect(!heard.joined().contains(word))
        }
        #expect(!bot.log.contains("tingl") && !bot.log.contains("mia"))
    }

    /// Greets, and gives the code that brings somebody back whom no services vouch for.
    private func begin(_ runner: Runner) async throws -> String {
        let words = try await runner.say("hi", until: "1 numb bottom").joined(separator: " ")
        return String(try #require(words.firstMatch(of: /\b[a-z2-9]{5}-[a-z2-9]{5}\b/)).output)
    }

    @Test func `after kill -9 the conversation goes on where it was`() async throws {
        let (server, bot) = try await stage()
        let mia = try await Runner("mia", at: server, channel: "#running")
        try await meet(bot, mia.client)
        let code = try await begin(mia)
        try await mia.say("none", until: "1 fever")
        bot.kill()
        let room = try await RawClient("rob", at: server, channel: "#running")
        try await meet(bot, room)
        try await mia.say("resume \(code)", until: "1 fever")
        try await mia.say("none", until: "When does it hurt?")
    }

    @Test
    func `a moderator's reload swaps scripts while people talk, and a broken one changes nothing`()
        async throws
    {
        let (server, bot) = try await stage()
        // On a server without services, a moderator is who is operator of the channel.
        let rob = try await Runner("rob", at: server, channel: "#running-mods")
        let mia = try await Runner("mia", at: server, channel: "#running")
        try await meet(bot, mia.client)
        try await mia.say("hi", until: "serious ones")

        try bot.edit("back-pain.en.yaml", replacing: "  ice: |", with: "  icee: |")
        try await rob.say("!reload", until: "Did you mean \"ice\"?")
        try await mia.say("none", until: "1 fever")

        try bot.edit("back-pain.en.yaml", replacing: "  icee: |", with: "  ice: |")
        try bot.reword("When does it hurt?", as: "When is it there?")
        try await rob.say("!reload", until: "back-pain en: 1 live, all unchanged. Loaded (")
        try await mia.say("none", until: "When is it there?")

        try bot.reword("How bad is it now?", as: "How strong is it?")
        bot.signal(SIGHUP)
        try await rob.client.wait(for: "PRIVMSG #running-mods :back-pain en: 1 live, all")
        try await mia.say("1", until: "How strong is it?")
        try await mia.say("!reload", until: "moderators")
    }

    @Test func `SIGTERM ends it cleanly, and nothing is said twice after the next start`()
        async throws
    {
        let (server, bot) = try await stage()
        let mia = try await Runner("mia", at: server, channel: "#running")
        try await meet(bot, mia.client)
        let code = try await begin(mia)
        bot.signal(SIGTERM)
        try await mia.client.wait(for: "QUIT")
        #expect(try await bot.exitCode() == 0)
        _ = mia.news()
        let room = try await RawClient("rob", at: server, channel: "#running")
        try await meet(bot, room)
        // Nothing of what was said before.
        try await Task.sleep(for: .milliseconds(500))
        #expect(mia.news().isEmpty)
        try await mia.say("resume \(code)", until: "1 numb bottom")
        let answers = try await mia.say("none", until: "1 fever")
        // The next question, which is two messages.
        #expect(answers.count == 2)
    }
}

import Foundation
import TestKit
import Testing

/// Who somebody is to the whole program, on a server with services.
@Suite(
    .timeLimit(.minutes(5)),
    .serialized,
    .enabled(if: InspIRCd.isInstalled && Atheme.isInstalled, "needs inspircd, atheme-services")
)
struct IdentityTests {
    private let server: InspIRCd
    private let services: Atheme
    private let bot: SweepProcess

    init() async throws {
        server = try await InspIRCd()
        services = try await Atheme(at: server)
        bot = try SweepProcess(at: server)
    }

    private func start() async throws {
        let times = bot.timesReady()
        try bot.start()
        let deadline = ContinuousClock.now + .seconds(30)
        while bot.timesReady() <= times {
            try #require(ContinuousClock.now < deadline, "\(bot.log.suffix(2_000))")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func leave(_ runner: Runner) async throws {
        runner.client.send("QUIT")
        try await runner.client.wait(for: "ERROR ")
    }

    @Test(arguments: [false, true])
    func `an account goes on under another nick, and a stranger with the old nick begins`(
        isRestarted: Bool
    ) async throws {
        let account = try await services.register("mia")
        try await start()
        let mia = try await Runner("mia", at: server, account: account)
        try await mia.say("hi", until: "serious ones")
        try await mia.say("none", until: "1 fever")
        try await leave(mia)
        if isRestarted {
            bot.kill()
            try await start()
        }

        let stranger = try await Runner("mia", at: server)
        let words = try await stranger.say("none", until: "serious ones").joined()
        #expect(words.contains("Hi mia") && !words.contains("1 fever"))
        try await stranger.say("my data", until: "keep")

        let away = try await Runner("mia_away", at: server, account: account)
        let own = try await away.say("none", until: "When does it hurt?").joined()
        #expect(!own.contains("Hi mia"))
        // Each is somebody of their own from here on.
        try await stranger.say("none", until: "1 fever")
        bot.signal(SIGTERM)
        #expect(try await bot.exitCode() == 0)
    }

    @Test func `a code brings somebody without an account back after a restart, once`() async throws
    {
        try await start()
        let zoe = try await Runner("zoe", at: server)
        let greeting = try await zoe.say("hi", until: "1 numb bottom").joined(separator: " ")
        let code = try #require(greeting.firstMatch(of: /\b[a-z2-9]{5}-[a-z2-9]{5}\b/)).output
        try await zoe.say("none", until: "1 fever")
        bot.kill()
        try await start()
        // The connection is new, and so is whoever has that nick on it.
        try await zoe.say("hi", until: "serious ones")
        let other = try await Runner("zoe2", at: server)
        try await other.say("resume a2bcd-a2bcd", until: "nobody by that code")
        // What the kill left unconfirmed may come once more, before the welcome.
        let back = try await other.say("resume \(code)", until: "from now on")
            .joined(separator: " ")
        let next = try #require(back.firstMatch(of: /\b[a-z2-9]{5}-[a-z2-9]{5}\b/)).output
        #expect(next != code)
        try await other.say("none", until: "When does it hurt?")
        // The first one is used up.
        let thief = try await Runner("thief", at: server)
        let words = try await thief.say("resume \(code)", until: "nobody by that code").joined()
        #expect(!words.contains("When does it hurt?") && !words.contains("1 fever"))
        bot.signal(SIGTERM)
        #expect(try await bot.exitCode() == 0)
    }

    @Test(.enabled(if: InterposedLibrary.compiler != nil, "needs a C compiler"))
    func `a check-in comes in the evening, once, to who agreed and is there with the account`()
        async throws
    {
        let clock = try ShiftedClock(hour: 10)
        bot.environment = clock.environment
        var accounts: [String: Atheme.Account] = [:]
        for name in ["ann", "bob", "cat"] { accounts[name] = try await services.register(name) }
        try await start()
        var people: [String: Runner] = [:]
        for (name, consent) in [("ann", "yes"), ("bob", "yes"), ("cat", "no")] {
            let runner = try await Runner(
                name,
                at: server,
                account: accounts[name],
                channel: "#running"
            )
            people[name] = runner
            try await runner.say("my back hurts when I run, since yesterday", until: "serious ones")
            _ = try await runner.finish()
            try await runner.say(consent, until: consent == "yes" ? "I'll ask you" : "won't")
        }
        let (ann, bob, cat) = try (
            #require(people["ann"]), #require(people["bob"]), #require(people["cat"])
        )
        try await leave(bob)
        let stranger = try await Runner("bob", at: server, channel: "#running")

        try clock.move(toDay: 1, hour: 17.5)
        try await Task.sleep(for: .seconds(8))
        #expect(ann.news().isEmpty, "it is not evening yet")
        try clock.move(toDay: 1, hour: 18.02)
        let asked = try await heard(ann)
        #expect(
            asked.joined().contains("let's see whether your back"),
            "\(asked) \(bot.log.suffix(1_500))"
        )
        #expect(cat.news().isEmpty && stranger.news().isEmpty)

        // It knows after a restart that it has asked, and whom it has not.
        bot.kill()
        try await start()
        let bobby = try await Runner(
            "bobby",
            at: server,
            account: accounts["bob"],
            channel: "#running"
        )
        #expect(try await heard(bobby).joined().contains("let's see whether your back"))
        try await Task.sleep(for: .seconds(6))
        #expect(ann.news().isEmpty && cat.news().isEmpty && stranger.news().isEmpty)
        try await ann.say("better", until: "1 ")
        bot.signal(SIGTERM)
        #expect(try await bot.exitCode() == 0)
    }

    /// What the bot says unasked.
    private func heard(_ runner: Runner) async throws -> [String] {
        let deadline = ContinuousClock.now + .seconds(25)
        var words: [String] = []
        while words.isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(50))
            words += runner.news()
        }
        try await Task.sleep(for: .milliseconds(500))
        return words + runner.news()
    }
}

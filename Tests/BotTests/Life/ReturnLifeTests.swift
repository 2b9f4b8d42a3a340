import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import RulesCore
import Testing
import Understanding

/// The way back to running, with a clock, a store and people who come and go.
@Suite(.timeLimit(.minutes(5))) struct ReturnLifeTests {
    /// A Sunday, six in the evening.
    private static let start = Date(timeIntervalSince1970: 1_772_388_000)
    private static let talk = [
        "my back hurt when I ran, it started 5 days ago", "none", "none", "1", "gone", "none",
    ]

    private func life(
        _ more: [String] = ["no", "plan", "remind me"],
        hours: CivilHours = CivilHours()
    ) async throws -> (Life, Member, count: Int) {
        let life = try await Life(from: Self.start, hours: hours)
        let mia = life.member("mia")
        for text in Self.talk + more { await life.say(text, by: mia) }
        return (life, mia, life.said.count)
    }

    /// The reminders that were said, with days and hours since the evening of the plan.
    private func reminders(_ life: Life, since count: Int) -> [String] {
        life.said.dropFirst(count)
            .filter {
                $0.text.hasPrefix("Today you can run") || $0.text.contains("your last run hurt")
            }
            .map { said in
                let moment = life.clock.moment(said.at)
                return
                    "\(moment.dayNumber - life.clock.moment(Self.start).dayNumber) \(moment.hour)"
            }
    }

    private func pass(_ life: Life, days: Double) async {
        await life.advance(to: life.now + days * 86_400, every: 900)
    }

    @Test func `each run is reminded of once, in the morning of its day, also after a restart`()
        async throws
    {
        let (life, mia, count) = try await life()
        for _ in 0..<10 {
            await pass(life, days: 0.75)
            try await life.restart()
            await life.come(mia)
            if try await life.conversation(of: mia)?.pending?.kind == .lastRun {
                await life.say("no", by: mia)
            }
            await pass(life, days: 0.25)
        }
        #expect(reminders(life, since: count) == ["1 9", "3 9", "5 9", "7 9", "9 9"])
        #expect(try await life.store.dueTimers(by: .max, atMost: 100).isEmpty)
    }

    @Test func `where nine is a quiet hour it waits until it is not`() async throws {
        let hours = CivilHours(
            checkIn: WallTime(hour: 18),
            quietFrom: WallTime(hour: 22),
            quietUntil: WallTime(hour: 10)
        )
        let (life, _, count) = try await life(hours: hours)
        await pass(life, days: 2)
        #expect(reminders(life, since: count) == ["1 10"])
    }

    @Test func `nothing is said in quiet hours, however late the bot is`() async throws {
        let (life, _, count) = try await life()
        life.setClock(to: Self.start + 86_400 + 5 * 3_600)
        for _ in 0..<40 {
            await life.tick()
            life.setClock(to: life.now + 900)
        }
        #expect(reminders(life, since: count).isEmpty)
    }

    @Test func `who is away in the morning hears it later that day, and not on the next`()
        async throws
    {
        let (life, mia, count) = try await life()
        life.go(mia)
        await pass(life, days: 0.9)
        await life.come(mia)
        #expect(reminders(life, since: count).count == 1)
        life.go(mia)
        await pass(life, days: 2.5)
        await life.come(mia)
        await pass(life, days: 0.1)
        #expect(reminders(life, since: count).count == 1)
    }

    @Test(arguments: [
        ["no", "plan"], ["no", "plan", "remind me", "don't ask me"], ["yes", "plan", "no"],
        ["no", "plan", "remind me", "no timers"], ["no", "plan", "remind me", "undo"],
        ["no", "plan", "remind me", "stop"], ["no", "plan", "remind me", "forget me", "yes"],
        ["no", "plan", "remind me", "restart"], ["no", "plan", "remind me", "the pain is back"],
        ["no", "plan", "remind me", "i can't pee"],
    ])
    func `who declined, took it back or told of pain is never reminded`(
        words: [String]
    )
        async throws
    {
        let (life, _, count) = try await life(words)
        await pass(life, days: 9)
        #expect(reminders(life, since: count).isEmpty)
        #expect(try await life.store.dueTimers(by: .max, atMost: 100).isEmpty)
    }

    @Test func `it is in the export, and nothing of it is left after forget me`() async throws {
        let (life, mia, count) = try await life()
        await life.say("export", by: mia)
        let json = life.said.dropFirst(count).map(\.text).joined()
        #expect(json.contains(#""returnToRunning":[{"day":"2026-03-01","event":"began"}"#))
        #expect(json.contains(#""event":"mayRemind""#))
        #expect(try await !life.store.dueTimers(by: .max, atMost: 100).isEmpty)
        for words in ["forget me", "yes"] { await life.say(words, by: mia) }
        #expect(try await life.store.personalData(of: mia.id) == nil)
        #expect(try await life.store.dueTimers(by: .max, atMost: 100).isEmpty)
    }

    /// What may never happen, whatever is said and in whatever order.
    @Test(arguments: 0..<4)
    func `weeks of any words: reminders are agreed to, by day, allowed, and never after pain`(
        quarter: UInt64
    ) async throws {
        let words = [
            "hi", "none", "1", "3", "yes", "no", "better", "gone", "gone", "worse", "stop", "undo",
            "ask me", "don't ask me", "no timers", "remind me", "plan", "plan", "plan", "restart",
            "the pain is back", "i can't pee", "fever", "my leg tingles", "no pain", "not sure",
        ]
        var total = 0
        for seed in (quarter * 8)..<(quarter * 8 + 8) {
            var random = SeededGenerator(seed: seed)
            let life = try await Life(from: Self.start, seed: seed)
            let mia = life.member("mia")
            for text in Self.talk + ["yes", "plan", "yes"] { await life.say(text, by: mia) }
            for _ in 0..<120 {
                if try await life.conversation(of: mia)?.returning == nil,
                    Int.random(in: 0..<4, using: &random) == 0
                {
                    for text in ["undo", "restart"] + Self.talk + ["ask me", "plan", "yes"] {
                        await life.say(text, by: mia)
                    }
                }
                let before = try await life.conversation(of: mia)
                let count = life.said.count
                let isSpoken = Int.random(in: 0..<6, using: &random) == 0
                if isSpoken {
                    let text = words[Int.random(in: 0..<words.count, using: &random)]
                    await life.say(text, by: mia)
                } else {
                    await life.advance(to: life.now + 3 * 3_600, every: 1_800)
                }
                let told = reminders(life, since: count)
                guard !told.isEmpty, !isSpoken, let before else { continue }
                total += told.count
                #expect(told.count == 1, "seed \(seed)")
                let moment = life.clock.moment(life.now)
                let known = before.known(on: moment.dayNumber)
                #expect(before.stage == .decided && before.returning?.reminds == true)
                #expect(known.decision.level == .runWithPrecautions && known.decision.allowsReturn)
                for fact in Fact.allCases where fact.module == .screen {
                    #expect(known.facts[fact] == fact.calmValue)
                }
                #expect(told.allSatisfy { $0.hasSuffix(" 9") })
            }
        }
        #expect(total > 8)
    }
}

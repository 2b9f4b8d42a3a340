import Bot
import BotStore
import Chat
import Foundation
import Testing
import Understanding

/// What the bot was asked to say at its time.
@Suite(.timeLimit(.minutes(5))) struct TimerTests {
    private static let start = Date(timeIntervalSince1970: 1_772_388_000)
    private static let talk = [
        "hi", "none, it came on in today's run", "none", "3/10", "better", "none", "none", "no",
    ]

    /// Somebody who has set a timer of 15 minutes at six in the evening.
    private func life(_ more: [String] = []) async throws -> (Life, Member, count: Int) {
        let life = try await Life(from: Self.start)
        let mia = life.member("mia")
        for text in Self.talk + ["timer 15"] + more { await life.say(text, by: mia) }
        return (life, mia, life.said.count)
    }

    private func rings(_ life: Life, since count: Int) -> [TimeInterval] {
        life.said.dropFirst(count).filter { $0.text.contains("Time's up") }
            .map { $0.at.timeIntervalSince(Self.start) }
    }

    @Test func `it rings once, at its time`() async throws {
        let (life, _, count) = try await life()
        await life.advance(to: Self.start + 7_200, every: 60)
        #expect(rings(life, since: count) == [900])
    }

    @Test func `a new one takes the place of the old, and a plan that of the plan`() async throws {
        let (life, mia, count) = try await life((1...60).map { "timer \($0)" })
        for _ in 0..<3 { await life.say("remind me", by: mia) }
        #expect(try await life.store.dueTimers(by: .max, atMost: 1_000).count == 4)
        await life.advance(to: Self.start + 7_200, every: 60)
        #expect(rings(life, since: count) == [3_600])
    }

    @Test func `those of many people at once all ring, some with each tick`() async throws {
        let (life, _, count) = try await life()
        for number in 0..<150 {
            let member = life.member("n\(number)")
            for text in Self.talk + ["timer 15"] { await life.say(text, by: member) }
        }
        life.setClock(to: Self.start + 900)
        for _ in 0..<3 { await life.tick() }
        #expect(rings(life, since: count).count == 151)
    }

    @Test func `it survives a restart, and rings late where the bot was away`() async throws {
        let (life, _, count) = try await life()
        try await life.restart()
        life.setClock(to: Self.start + 1_800)
        try await life.restart()
        await life.tick()
        try await life.restart()
        await life.tick()
        #expect(rings(life, since: count) == [1_800])
    }

    @Test func `later than an hour nobody wants it`() async throws {
        let (life, _, count) = try await life()
        life.setClock(to: Self.start + 900 + 3_601)
        await life.tick()
        #expect(rings(life, since: count).isEmpty)
        life.setClock(to: Self.start + 901)
        await life.tick()
        #expect(rings(life, since: count).isEmpty)
    }

    @Test func `who is away for a moment hears it when they are back`() async throws {
        let (life, mia, count) = try await life()
        life.go(mia)
        await life.advance(to: Self.start + 2_700, every: 60)
        #expect(rings(life, since: count).isEmpty)
        await life.come(mia)
        #expect(rings(life, since: count) == [2_700])
    }

    @Test func `who is away for long does not`() async throws {
        let (life, mia, count) = try await life()
        life.go(mia)
        await life.advance(to: Self.start + 5_400, every: 60)
        await life.come(mia)
        await life.advance(to: Self.start + 7_200, every: 60)
        #expect(rings(life, since: count).isEmpty)
        #expect(try await life.store.unsent(network: Life.network).isEmpty)
    }

    @Test(arguments: ["stop", "no timers"])
    func `whoever wants none any more gets none`(words: String) async throws {
        let (life, _, count) = try await life([words])
        await life.advance(to: Self.start + 7_200, every: 60)
        #expect(rings(life, since: count).isEmpty)
    }

    @Test func `the day's plan keeps quiet hours`() async throws {
        let life = try await Life(
            from: Self.start,
            hours: CivilHours(
                checkIn: WallTime(hour: 18),
                quietFrom: WallTime(hour: 18, minute: 30),
                quietUntil: WallTime(hour: 8)
            )
        )
        let mia = life.member("mia")
        for text in Self.talk + ["remind me"] { await life.say(text, by: mia) }
        let count = life.said.count
        await life.advance(to: Self.start + 2 * 86_400, every: 300)
        let hours = life.said.dropFirst(count).map { life.clock.moment($0.at).hour }
        #expect(hours.allSatisfy { (8..<19).contains($0) })
    }
}

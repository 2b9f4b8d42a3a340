import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// When people are asked how they are.
@Suite(.timeLimit(.minutes(5))) struct CheckInTests {
    /// A talk that ends with advice and with being asked again.
    static let talk = [
        "hi", "none, it came on in today's run", "none", "3/10", "better", "none", "none", "yes",
    ]

    private static func date(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    /// Somebody who has agreed to be asked, on an afternoon; they stay there.
    private func life(
        from start: String,
        in zone: String = "GMT",
        talk: [String] = talk
    ) async throws -> (Life, Member) {
        let life = try await Life(
            from: try Self.date(start),
            timeZone: try #require(TimeZone(identifier: zone))
        )
        let mia = life.member("mia")
        for text in talk { await life.say(text, by: mia) }
        return (life, mia)
    }

    /// The times at which something was said from a place in what was said on, each once.
    private func times(_ life: Life, since count: Int) -> [String] {
        life.said.dropFirst(count).map { $0.at.formatted(.iso8601) }
            .reduce(into: []) { times, time in
                if times.last != time { times.append(time) }
            }
    }

    /// Zone, when the talk is, and when the question, the reminder and the last message come.
    @Test(arguments: [
        (
            "Europe/Prague", "2026-03-27T14:00:00Z",
            ["2026-03-28T17:00:00Z", "2026-03-29T16:00:00Z", "2026-03-30T16:00:00Z"]
        ),
        (
            "Europe/Prague", "2026-10-23T14:00:00Z",
            ["2026-10-24T16:00:00Z", "2026-10-25T17:00:00Z", "2026-10-26T17:00:00Z"]
        ),
        (
            "America/Santiago", "2026-04-03T16:00:00Z",
            ["2026-04-04T21:00:00Z", "2026-04-05T22:00:00Z", "2026-04-06T22:00:00Z"]
        ),
        (
            "America/Santiago", "2026-09-04T16:00:00Z",
            ["2026-09-05T22:00:00Z", "2026-09-06T21:00:00Z", "2026-09-07T21:00:00Z"]
        ),
    ]) func `at six in the evening by the clock on the wall, also when that is put forward or back`(
        zone: String,
        start: String,
        expected: [String]
    ) async throws {
        let (life, _) = try await life(from: start, in: zone)
        let count = life.said.count
        await life.advance(to: try Self.date(start) + 6 * 86_400)
        #expect(times(life, since: count) == expected)
    }

    @Test func `a clock that jumps asks nobody twice on a day`() async throws {
        let (life, _) = try await life(from: "2026-03-01T19:00:00Z")
        await life.advance(to: try Self.date("2026-03-02T18:30:00Z"))
        let asked = life.said.count
        for time in [
            "2026-03-02T17:30:00Z", "2026-03-02T18:30:00Z", "2026-03-01T18:30:00Z",
            "2026-03-02T09:00:00Z", "2026-03-02T21:30:00Z", "2026-03-02T18:00:00Z",
        ] {
            life.setClock(to: try Self.date(time))
            await life.tick()
            #expect(life.said.count == asked, "at \(time)")
        }
        // Asleep for five days: one message when it wakes, and none that the days in between had.
        life.setClock(to: try Self.date("2026-03-07T18:30:00Z"))
        await life.tick()
        await life.tick()
        #expect(times(life, since: asked) == ["2026-03-07T18:30:00Z"])
    }

    @Test func `however often it is looked at, it is asked once`() async throws {
        let (life, mia) = try await life(from: "2026-03-01T19:00:00Z")
        life.setClock(to: try Self.date("2026-03-02T18:30:00Z"))
        let count = life.said.count
        await life.take(.tick, .tick, .chat(.arrived(mia)), .tick, .chat(.arrived(mia)))
        await life.take(.chat(.arrived(mia)), .chat(.arrived(mia)))
        for _ in 0..<5 {
            try await life.restart()
            await life.tick()
            await life.reconnect()
            await life.come(mia)
            await life.tick()
        }
        let asked = life.said.dropFirst(count)
        #expect(asked.filter { $0.text.contains("whether your back has eased") }.count == 1)
        #expect(Set(asked.map(\.action.id)).count == asked.count)
    }

    @Test func `who comes late is asked then, and in quiet hours not before the morning`()
        async throws
    {
        let (life, mia) = try await life(from: "2026-03-01T19:00:00Z")
        life.go(mia)
        let count = life.said.count
        await life.advance(to: try Self.date("2026-03-02T23:00:00Z"))
        await life.come(mia)
        await life.advance(to: try Self.date("2026-03-03T07:59:00Z"))
        #expect(life.said.count == count)
        await life.advance(to: try Self.date("2026-03-03T09:00:00Z"))
        #expect(times(life, since: count) == ["2026-03-03T08:00:00Z"])
    }

    @Test func `nobody is asked while the bot pauses, and who is due is asked when it goes on`()
        async throws
    {
        let (life, mia) = try await life(from: "2026-03-01T19:00:00Z")
        let rob = Member(
            id: MemberID(network: Life.network, key: "account:rob"),
            name: "rob",
            isModerator: true,
            hasAccount: true
        )
        await life.say("!pause", by: rob)
        let count = life.said.count
        await life.advance(to: try Self.date("2026-03-02T20:00:00Z"))
        try await life.restart()
        await life.come(mia)
        await life.advance(to: try Self.date("2026-03-03T12:00:00Z"))
        #expect(life.said.count == count)
        await life.say("!resume", by: rob)
        await life.advance(to: try Self.date("2026-03-03T20:00:00Z"))
        let asked = life.said.dropFirst(count).filter { $0.target == "mia" }
        #expect(Set(asked.map { $0.at.formatted(.iso8601) }) == ["2026-03-03T12:00:00Z"])
    }

    @Test func `a stranger of the same name gets nothing`() async throws {
        let (life, mia) = try await life(from: "2026-03-01T19:00:00Z")
        life.go(mia)
        let stranger = Member(
            id: MemberID(network: Life.network, key: "nick:mia!x@y#9"),
            name: "mia",
            isModerator: false
        )
        await life.come(stranger)
        let count = life.said.count
        await life.advance(to: try Self.date("2026-03-06T12:00:00Z"))
        #expect(life.said.count == count)
    }

    @Test(arguments: [["no"], [], ["yes", "don't ask me"], ["yes", "stop"]])
    func `who has not agreed, or takes it back, is never written to`(answers: [String]) async throws
    {
        let (life, _) = try await life(
            from: "2026-03-01T19:00:00Z",
            talk: Self.talk.dropLast() + answers
        )
        let count = life.said.count
        await life.advance(to: try Self.date("2026-03-20T12:00:00Z"))
        #expect(life.said.count == count)
    }

    @Test func `a thousand at once are asked one slice after the other, each once`() async throws {
        let life = try await Life(from: try Self.date("2026-03-01T19:00:00Z"))
        for text in Self.talk { await life.say(text, by: life.member("mia")) }
        let conversation = try #require(try await life.conversation(of: life.member("mia")))
        var batch = Store.Batch(now: Int64(life.now.timeIntervalSince1970))
        for number in 0..<1_000 {
            let member = life.member("n\(number)")
            batch.conversations[member.id] = conversation
            batch.names[member.id] = member.name
            await life.come(member)
        }
        try await life.store.commit(batch)
        let count = life.said.count
        life.setClock(to: try Self.date("2026-03-02T18:00:00Z"))
        life.isDeaf = true
        for _ in 0..<5 { await life.tick() }
        #expect(life.said.count == count)
        life.isDeaf = false
        for _ in 0..<40 { await life.tick() }
        let asked = life.said.dropFirst(count).filter { $0.text.contains("whether your back has") }
        #expect(asked.count == 1_001)
        #expect(Set(asked.map(\.target)).count == 1_001)
    }
}

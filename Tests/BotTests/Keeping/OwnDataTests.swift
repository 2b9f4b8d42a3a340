import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// What people may do about what is kept of them.
@Suite(.timeLimit(.minutes(5))) struct OwnDataTests {
    private static let start = Date(timeIntervalSince1970: 1_772_388_000)
    private static let talk = [
        "hi", "none, it came on in today's run", "none", "3/10", "better", "none", "none", "yes",
    ]

    private struct Exported: Decodable {
        struct LearntFact: Decodable {
            let fact: String
            let day: String
            let event: String
            let value: String?
            let how: String?
        }
        struct Advice: Decodable {
            let level: String
            let day: String
        }
        struct Coming: Decodable {
            let kind: String
            let day: String
        }

        let format: Int
        let name: String
        let madeAt: String
        let facts: [LearntFact]
        let decisions: [Advice]
        let agreement: String
        let checkIn: Coming?
        let timers: [String]
    }

    @Test func `an export is all that is kept, to the person alone, in pieces that fit a line`()
        async throws
    {
        let life = try await Life(from: Self.start)
        let mia = life.member("mia")
        for text in Self.talk + ["timer 15"] { await life.say(text, by: mia) }
        await life.say("hi", by: life.member("tom"))
        let count = life.said.count
        await life.say("export", by: mia)
        let answer = life.said.dropFirst(count)
        #expect(answer.allSatisfy { $0.target == "mia" && $0.action.recipient == mia.id })
        let pieces = answer.map(\.text).drop { !$0.hasPrefix("{") }
        #expect(pieces.count > 3)
        #expect(pieces.allSatisfy { $0.utf8.count <= 350 })
        let data = Data(pieces.joined().utf8)
        let exported = try JSONDecoder().decode(Exported.self, from: data)
        #expect(exported.format == 1 && exported.name == "mia")
        #expect(exported.madeAt == "2026-03-01T18:00:00Z")
        #expect(
            exported.facts.contains {
                $0.fact == "runRelation" && $0.value == "startsDuringRun" && $0.how == "volunteered"
                    && $0.day == "2026-03-01" && $0.event == "learnt"
            }
        )
        #expect(exported.decisions.map(\.level) == ["stopRestSelfCare"])
        #expect(exported.agreement == "agreed")
        #expect(exported.checkIn?.kind == "nextDay" && exported.checkIn?.day == "2026-03-02")
        #expect(exported.timers == ["2026-03-01T18:15:00Z"])
    }

    @Test func `an export takes no room from answers, and comes once while it is on its way`()
        async throws
    {
        let life = try await Life(from: Self.start)
        let mia = life.member("mia")
        for text in Self.talk { await life.say(text, by: mia) }
        life.isDeaf = true
        for _ in 0..<3 { await life.say("export", by: mia) }
        let count = life.said.filter { $0.text.hasPrefix("{") }.count
        #expect(count <= 1)
        for _ in 0..<5 { await life.say("help", by: mia) }
        life.isDeaf = false
        await life.tick()
        #expect(life.said.filter { $0.text.hasPrefix("{") }.count == 1)
        #expect(life.said.filter { $0.text.hasPrefix("I ask about your back") }.count == 5)
    }

    @Test func `pieces are never cut inside a character, and joined they are the whole`()
        async throws
    {
        let member = MemberID(network: "demo", key: "account:zoë")
        let store = try Store()
        var batch = Store.Batch(now: 0)
        batch.conversations[member] = Conversation(
            entries: [],
            pending: nil,
            stage: .interview,
            turn: 1,
            told: nil,
            seed: 1
        )
        batch.names[member] = "zoë👩‍👩‍👧‍👦é漢字"
        try await store.commit(batch)
        let data = try #require(try await store.personalData(of: member))
        let export = try PersonalExport(data, at: Self.start)
        #expect(export.json.contains("zoë👩‍👩‍👧‍👦é漢字"))
        for limit in [1, 2, 7, 60, 350] {
            let pieces = export.pieces(ofBytes: limit)
            #expect(pieces.joined() == export.json)
            #expect(pieces.allSatisfy { $0.utf8.count <= limit || $0.count == 1 })
        }
    }

    @Test func `who is forgotten is found nowhere on the disk when they are told so`() async throws
    {
        let fault = try DiskFault()
        let life = try await Life(
            from: Self.start,
            store: try Store(path: fault.path, durability: .full),
            club: Club(
                name: "Riverside Runners",
                emergencyNumber: "112",
                bot: "sweep",
                keepsWords: true
            )
        )
        let member = life.member("zebedee")
        for text in Self.talk + ["timer 15", "the quokka hurts"] {
            await life.say(text, by: member)
        }
        let before = try fault.bytes()
        #expect(before.contains("zebedee") && before.contains("quokka"))
        await life.say("forget me", by: member)
        await life.say("yes", by: member)
        #expect(life.said.last?.text.contains("deleted") == true)
        let after = try fault.bytes()
        #expect(!after.contains("zebedee") && !after.contains("quokka"))
        #expect(try await life.store.personalData(of: member.id) == nil)
        // Nothing comes of what they had asked for.
        let count = life.said.count
        await life.advance(to: Self.start + 3 * 86_400)
        #expect(life.said.count == count)
        // They begin anew as strangers.
        await life.say("hi", by: member)
        #expect(life.said[count].text.hasPrefix("Hi zebedee"))
    }

    @Test func `somebody who was not heard for 90 days is deleted, others are not`() async throws {
        let life = try await Life(from: Self.start)
        let (mia, tom) = (life.member("mia"), life.member("tom"))
        for text in Self.talk.dropLast() + ["no"] { await life.say(text, by: mia) }
        await life.say("hi", by: tom)
        await life.advance(to: Self.start + 89 * 86_400, every: 7_200)
        await life.say("hi", by: tom)
        #expect(try await life.conversation(of: mia) != nil)
        await life.advance(to: Self.start + 92 * 86_400, every: 7_200)
        #expect(try await life.conversation(of: mia) == nil)
        #expect(try await life.conversation(of: tom) != nil)
    }

    @Test func `a clock that is wrong for minutes deletes nobody, one that is right again does`()
        async throws
    {
        let life = try await Life(from: Self.start)
        let mia = life.member("mia")
        await life.say("hi", by: mia)
        await life.advance(to: Self.start + 3_600)
        life.setClock(to: Self.start + 100 * 86_400)
        await life.advance(to: life.now + 3_600, every: 60)
        // Started anew, it is no better.
        try await life.restart()
        await life.advance(to: life.now + 3_600, every: 60)
        life.setClock(to: Self.start + 7_200)
        await life.advance(to: Self.start + 4 * 86_400, every: 3_600)
        #expect(try await life.conversation(of: mia) != nil)
        life.setClock(to: Self.start + 100 * 86_400)
        await life.advance(to: life.now + 23 * 3_600, every: 300)
        #expect(try await life.conversation(of: mia) != nil)
        await life.advance(to: life.now + 2 * 3_600, every: 300)
        #expect(try await life.conversation(of: mia) == nil)
    }

    @Test func `a clock that is wrong for a moment deletes nobody`() async throws {
        let life = try await Life(from: Self.start)
        let mia = life.member("mia")
        await life.say("hi", by: mia)
        await life.advance(to: Self.start + 3_600)
        life.setClock(to: Self.start + 400 * 86_400)
        for _ in 0..<10 { await life.tick() }
        life.setClock(to: Self.start + 7_200)
        await life.advance(to: Self.start + 10_000)
        #expect(try await life.conversation(of: mia) != nil)
    }
}

extension Data {
    fileprivate func contains(_ text: String) -> Bool {
        firstRange(of: Data(text.utf8)) != nil
    }
}

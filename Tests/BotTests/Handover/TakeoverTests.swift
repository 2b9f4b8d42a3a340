import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import RulesCore
import Testing

/// Somebody of the club answers in place of the bot.
@Suite(.timeLimit(.minutes(5))) struct TakeoverTests {
    private func club(
        share: String = "1",
        store: Store? = nil
    ) async throws -> (FirstAidClub, String) {
        let club = try await FirstAidClub(store: store)
        await club.mia("hi")
        let id = try await club.ask(share)
        await club.ann("take \(id)")
        await club.ann("takeover \(id)")
        return (club, id)
    }

    @Test func `the runner sees who answers, and words go both ways and are marked`() async throws {
        let (club, id) = try await club()
        #expect(
            club.news(for: club.mia) == [
                "ann of the club answers now, not the bot; what you write goes to them. \"bot\" brings "
                    + "me back."
            ]
        )
        #expect(await club.mia("can i come over?").isEmpty)
        #expect(club.news(for: club.ann) == ["\(id): can i come over?"])
        #expect(await club.ann("\(id.lowercased()): sure, at six").isEmpty)
        #expect(club.news(for: club.mia) == ["ann: sure, at six"])
        #expect(await club.ann("\(id) bring shoes").isEmpty)
        #expect(club.news(for: club.mia) == ["ann: bring shoes"])
        #expect(club.news(for: club.bob).isEmpty)
        #expect(await club.ann("\(id)").first?.contains("what shall I tell") == true)
    }

    @Test func `who does not answer them passes nothing on`() async throws {
        let (club, id) = try await club()
        let said = await club.say("\(id) hello", by: club.bob)
        #expect(said.map(\.action.recipient) == [club.bob.id])
        #expect(said[0].text.contains("nothing was passed on"))
        await club.rob("!handback \(id)")
        #expect(
            await club.ann("\(id) still there?").first?.contains("nothing was passed on") == true
        )
        #expect(club.news(for: club.mia).isEmpty)
    }

    @Test func `passed-on words come to no disk`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pass-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a.sqlite").path(percentEncoded: false)
        let (club, id) = try await club(store: Store(path: path, durability: .normal))
        await club.mia("zyxwvut")
        await club.ann("\(id) qponmlk")
        #expect(club.news(for: club.mia) == ["ann: qponmlk"])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        let bytes = try names.map { try Data(contentsOf: folder.appending(path: $0)) }
        #expect(bytes.contains { $0.range(of: Data(id.utf8)) != nil })
        for word in ["zyxwvut", "qponmlk"] {
            #expect(bytes.allSatisfy { $0.range(of: Data(word.utf8)) == nil })
        }
    }

    // MARK: - Safety

    @Test func `an emergency is answered by the bot at once, passed on, and remembered`()
        async throws
    {
        let (club, id) = try await club()
        let said = await club.mia("i can't pee since this morning")
        #expect(said.first?.contains("call 112 now") == true)
        #expect(club.news(for: club.ann) == ["\(id): i can't pee since this morning"])
        let conversation = try #require(try await club.life.conversation(of: club.mia))
        #expect(conversation.told?.level == .emergencyNow)
        // Then they go on talking.
        #expect(await club.mia("ok i call").isEmpty)
        #expect(club.news(for: club.ann) == ["\(id): ok i call"])
        #expect(await club.mia("i want to die").first?.contains("112") == true)
    }

    @Test func `nothing that is not urgent is taken for an answer meanwhile`() async throws {
        let (club, _) = try await club()
        let before = try await club.life.conversation(of: club.mia)?.entries
        for words in ["none", "1", "yes", "my back hurts since monday"] {
            #expect(await club.mia(words).isEmpty)
        }
        #expect(try await club.life.conversation(of: club.mia)?.entries == before)
    }

    // MARK: - Ends

    @Test func `bot brings the bot back, with the question that waited`() async throws {
        let (club, id) = try await club()
        let said = await club.mia("Bot!")
        #expect(said.first == "This is the bot again; what you write stays here.")
        #expect(said.last?.contains("1 numb") == true)
        #expect(club.news(for: club.ann).first?.contains("\(id) wants me back") == true)
        #expect(await club.mia("none").last?.contains("1 fever") == true)
        #expect(club.news(for: club.ann).isEmpty)
    }

    @Test func `handback brings the bot back, and takeover can begin again`() async throws {
        let (club, id) = try await club()
        #expect(await club.ann("!handback \(id)") == ["\(id) is back with me."])
        #expect(club.news(for: club.mia).first?.hasPrefix("This is the bot again") == true)
        #expect(await club.ann("handback \(id)") == ["nobody answers \(id) in my place."])
        await club.ann("takeover \(id)")
        #expect(await club.mia("hello").isEmpty)
    }

    @Test(arguments: [["stop"], ["forget me", "yes"]])
    func `stop and forget me end it all`(words: [String]) async throws {
        let (club, id) = try await club()
        var said: [String] = []
        for word in words { said = await club.mia(word) }
        #expect(!said.isEmpty)
        #expect(club.news(for: club.ann) == ["\(id) is withdrawn: nobody is needed any more."])
        #expect(try await club.open.isEmpty)
    }

    @Test func `my data and export stay the bot's`() async throws {
        let (club, id) = try await club()
        #expect(await club.mia("my data").joined().contains(id))
        #expect(await !club.mia("export").isEmpty)
        #expect(club.news(for: club.ann).isEmpty)
    }

    @Test func `who answers and goes is told of to the runner, and the bot is back`() async throws {
        let (club, id) = try await club()
        club.listen()
        club.life.network.go(club.ann.id)
        await club.life.tick()
        let news = club.news(for: club.mia)
        #expect(news.first?.hasPrefix("ann isn't here any more") == true)
        #expect(news.last?.contains("1 numb") == true)
        #expect(try await club.open.first?.handover.state == .open)
        await club.life.come(club.ann)
        #expect(await club.ann("\(id) hi again").first?.contains("nothing was passed on") == true)
    }

    @Test func `who went while the bot was away is found out with the next words`() async throws {
        let (club, _) = try await club()
        club.life.network.go(club.ann.id)
        try await club.life.restart()
        let said = await club.mia("are you there?")
        #expect(said.first?.hasPrefix("ann isn't here any more") == true)
        #expect(await club.mia("none").last?.contains("1 fever") == true)
    }

    @Test func `who is answered and goes is told of to who answers`() async throws {
        let (club, id) = try await club()
        club.life.network.go(club.mia.id)
        #expect(await club.ann("\(id) hello?").first?.contains("was not passed on") == true)
    }

    @Test func `an hour of silence brings the bot back, words begin it anew`() async throws {
        let (club, id) = try await club()
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(3_000), every: 60)
        await club.mia("still here")
        club.listen()
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(6_500), every: 60)
        #expect(club.news(for: club.mia).isEmpty)
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(6_700), every: 60)
        #expect(club.news(for: club.mia).first?.hasPrefix("This is the bot again") == true)
        #expect(club.news(for: club.ann).first?.contains("\(id) is back with me") == true)
    }

    // MARK: - Restarts

    @Test func `a restart between every step changes nothing`() async throws {
        let club = try await FirstAidClub()
        func restart() async throws {
            try await club.life.restart()
            for member in [club.ann, club.bob] { await club.life.come(member) }
        }
        await club.mia("hi")
        try await restart()
        await club.mia("person")
        try await restart()
        await club.mia("1")
        let id = try #require(try await club.open.first?.handover.id.text)
        try await restart()
        #expect(await club.ann("take \(id)").first?.contains("\(id) is mia") == true)
        try await restart()
        await club.ann("takeover \(id)")
        #expect(club.news(for: club.mia).first?.hasPrefix("ann of the club answers") == true)
        try await restart()
        #expect(await club.mia("hello").isEmpty)
        #expect(club.news(for: club.ann) == ["\(id): hello"])
        try await restart()
        await club.ann("\(id) hello you")
        #expect(club.news(for: club.mia) == ["ann: hello you"])
        try await restart()
        await club.ann("handback \(id)")
        #expect(club.news(for: club.mia).last?.contains("1 numb") == true)
        try await restart()
        await club.mia("stop")
        #expect(try await club.open.isEmpty)
    }

    @Test func `a flood of words to who answers is not passed on without end`() async throws {
        let (club, _) = try await club()
        club.life.isDeaf = true
        club.listen()
        for _ in 0..<100 { await club.mia("hello") }
        let passed = club.life.said.suffix(200).filter { $0.action.recipient == club.ann.id }
        #expect(passed.count <= 50)
    }
}

import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// Who took a wish for a person goes: the runner hears so, and is left waiting for nobody.
@Suite(.timeLimit(.minutes(5))) struct GoingTests {
    private func go(_ member: Member, from club: FirstAidClub) async {
        club.listen()
        club.life.network.go(member.id)
        await club.life.tick()
    }

    @Test(arguments: [["hi"], ["i can't pee", "no"]])
    func `the runner hears at once that who comes has gone, and others are asked`(
        words: [String]
    ) async throws {
        let club = try await FirstAidClub()
        for word in words { await club.mia(word) }
        let id = try await club.ask("yes")
        await club.ann("take \(id)")
        await go(club.ann, from: club)
        let news = club.news(for: club.mia)
        #expect(news.count == 2, "\(news)")
        #expect(news.first == "ann isn't here any more, mia.")
        #expect(news.last?.contains("112") == true && news.last?.contains("don't wait") == true)
        #expect(club.news(for: club.bob).first?.hasPrefix("\(id) waits again: ann") == true)
        #expect(await club.mia("person").contains { $0.contains("asked already") })
        #expect(await club.say("take \(id)", by: club.bob).contains { $0.text.contains("is mia") })
        #expect(club.news(for: club.mia).first?.hasPrefix("bob of the club") == true)
    }

    @Test(arguments: [["hi"], ["i can't pee", "no"]])
    func `where nobody else is there the runner hears that, and so does who asks again`(
        words: [String]
    ) async throws {
        let club = try await FirstAidClub(present: ["ann"])
        for word in words { await club.mia(word) }
        let id = try await club.ask("yes")
        await club.ann("take \(id)")
        await go(club.ann, from: club)
        let news = club.news(for: club.mia)
        #expect(news.first == "ann isn't here any more, mia.")
        #expect(news.last?.contains("No first aider of the club is here") == true, "\(news)")
        #expect(try await club.open.isEmpty)
        #expect(await club.mia("person").contains { $0.contains("No first aider") })
        await club.life.come(club.ann)
        #expect(await club.ann("take \(id)").first?.contains("not open") == true)
    }

    @Test func `who has gone while the line was down is missed after five minutes`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        await club.ann("take \(id)")
        club.life.network.go(club.ann.id)
        club.life.setClock(to: FirstAidClub.noon.addingTimeInterval(60))
        try await club.life.restart()
        await club.life.come(club.bob)
        club.listen()
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(299), every: 60)
        #expect(club.news(for: club.mia).isEmpty)
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(400), every: 60)
        #expect(club.news(for: club.mia).first == "ann isn't here any more, mia.")
        #expect(club.news(for: club.bob).first?.hasPrefix("\(id) waits again") == true)
    }

    @Test func `who is back with the line is not missed`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        await club.ann("take \(id)")
        club.life.setClock(to: FirstAidClub.noon.addingTimeInterval(60))
        try await club.life.restart()
        for member in [club.ann, club.bob] { await club.life.come(member) }
        club.listen()
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(1_000), every: 60)
        #expect(club.news(for: club.mia).isEmpty)
    }

    @Test func `who goes long after leaves nobody waiting, and nobody is rung for it`() async throws
    {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        await club.ann("take \(id)")
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(3_700), every: 60)
        await go(club.ann, from: club)
        #expect(club.news(for: club.bob).isEmpty)
        #expect(club.news(for: club.mia).last?.contains("say \"person\"") == true)
        #expect(try await club.open.isEmpty)
        #expect(await club.mia("person").contains { $0.contains("What may I tell") })
    }

    @Test func `where all have gone before anybody came the runner is not told of reminders`()
        async throws
    {
        let club = try await FirstAidClub(present: ["ann"])
        await club.mia("hi")
        _ = try await club.ask()
        await go(club.ann, from: club)
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(400), every: 60)
        let news = club.news(for: club.mia)
        #expect(news.count == 1 && news[0].contains("No first aider"), "\(news)")
        #expect(await club.mia("person").contains { $0.contains("No first aider") })
    }

    @Test func `in Spanish the runner hears it in Spanish`() async throws {
        let club = try await FirstAidClub(library: try Stage.bilingual.get())
        await club.mia("hola, me duele la espalda desde ayer")
        await club.mia("persona")
        await club.mia("sí")
        let id = try #require(try await club.open.first?.handover.id.text)
        await club.ann("take \(id)")
        await go(club.ann, from: club)
        #expect(club.news(for: club.mia).first == "ann ya no está aquí, mia.")
        #expect(club.news(for: club.mia).last?.contains("112") == true)
    }
}

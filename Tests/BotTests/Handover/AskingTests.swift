import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import RulesCore
import Testing

/// From "person" to somebody who comes.
@Suite(.timeLimit(.minutes(5))) struct AskingTests {
    /// What a runner tells of, and words that tell of health to whoever reads them.
    static let opener = "my lower back is sore since yesterday and my left leg tingles"
    static let health = [
        "leg", "tingl", "sore", "back pain", "yesterday", "hospital", "112", "pee",
    ]

    static func isAboutHealth(_ text: String) -> Bool {
        health.contains { text.lowercased().contains($0) }
    }

    @Test
    func `those on duty hear of a wish, who comes of the runner, the others that it is taken`()
        async throws
    {
        let club = try await FirstAidClub()
        await club.mia(Self.opener)
        let first = await club.mia("person")
        #expect(first.first?.contains("no emergency service") == true)
        #expect(first.first?.contains("112") == true)
        #expect(first.last?.contains("1 only that you'd like to talk") == true)
        #expect(first.last?.contains("sees your name") == true)
        #expect(try await club.open.isEmpty)

        let answer = await club.mia("1")
        let open = try #require(try await club.open.first)
        let id = open.handover.id.text
        #expect(answer.first?.contains(id) == true)
        // The question that waited is put again.
        #expect(answer.last?.contains("1 numb") == true)
        for aider in [club.ann, club.bob] {
            let news = club.news(for: aider)
            #expect(news.count == 1 && news[0].contains("take \(id)"))
            #expect(!news[0].contains("mia"))
        }

        let told = await club.ann("take \(id)")
        #expect(told.count == 1 && told[0].contains("\(id) is mia"))
        #expect(
            club.news(for: club.mia) == ["ann of the club has seen it and comes to you here, mia."]
        )
        #expect(club.news(for: club.bob) == ["\(id) is taken by ann."])
        #expect(club.saidToOthers.allSatisfy { !Self.isAboutHealth($0) })
    }

    @Test func `the answers go to those on duty where the runner has agreed to it, and only then`()
        async throws
    {
        let club = try await FirstAidClub()
        await club.mia(Self.opener)
        let id = try await club.ask("2")
        let news = club.news(for: club.bob)
        #expect(news.count > 1)
        #expect(news.dropFirst().allSatisfy { $0.hasPrefix("\(id): ") && !$0.contains("mia") })
        #expect(news.joined().contains("one leg"))
        // Who takes it hears them no second time, as nothing was added.
        #expect(await club.ann("take \(id.lowercased())").count == 1)
        // Nothing of it waits in the store.
        #expect(try await club.life.store.unsent(network: Life.network).isEmpty)
    }

    @Test func `who takes it hears what was told since, and who was not there hears all`()
        async throws
    {
        let club = try await FirstAidClub(present: ["ann"])
        await club.mia(Self.opener)
        let id = try await club.ask("2")
        await club.mia("none")
        #expect(await club.ann("take \(id)").joined().contains("one leg"))
        let other = try await FirstAidClub(present: ["ann"])
        await other.mia(Self.opener)
        let second = try await other.ask("2")
        await other.life.come(other.bob)
        let told = await other.say("take \(second)", by: other.bob).map(\.text)
        #expect(told.joined().contains("one leg"))
    }

    @Test(arguments: ["3", "no", "not now", "no thanks"])
    func `no tells nobody`(answer: String) async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        await club.mia("person")
        let said = await club.mia(answer)
        #expect(said.first == "All right, I tell nobody. \"person\" asks again.")
        #expect(said.last?.contains("1 numb") == true)
        #expect(club.saidToOthers.isEmpty)
        #expect(try await club.open.isEmpty)
    }

    @Test(arguments: ["yes", "1", "1 please", "only that", "ok", "1."])
    func `yes and the first number share the wish alone`(answer: String) async throws {
        let club = try await FirstAidClub()
        await club.mia(Self.opener)
        await club.mia("person")
        await club.mia(answer)
        #expect(try await club.open.first?.handover.sharing == .wish)
        #expect(club.saidToOthers.allSatisfy { !Self.isAboutHealth($0) })
    }

    @Test func `a red flag in the answer goes first, and nobody is told`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        await club.mia("person")
        let said = await club.mia("2 and i can't pee")
        #expect(said.first?.contains("call 112 now") == true)
        #expect(said.dropLast().last?.contains("Shall I tell the club's first aider") == true)
        #expect(club.saidToOthers.isEmpty)
        let yes = await club.mia("yes")
        #expect(yes.first?.contains("call 112 now") == true)
        #expect(try await club.open.first?.handover.sharing == .need)
        #expect(club.news(for: club.ann).count == 1)
        #expect(club.saidToOthers.allSatisfy { !Self.isAboutHealth($0) })
        // That was no answer to whether the bot may ask.
        #expect(try await club.life.conversation(of: club.mia)?.agreement == .notAsked)
    }

    // MARK: - Nobody

    @Test func `where nobody is there the runner hears so at once, and what to do instead`()
        async throws
    {
        let club = try await FirstAidClub(present: [])
        await club.mia("hi")
        let said = await club.mia("person")
        #expect(said.first?.contains("No first aider of the club is here") == true)
        #expect(said.first?.contains("112") == true)
        #expect(said.last?.contains("1 numb") == true)
        #expect(try await club.open.isEmpty)
    }

    @Test func `who has gone is nobody, and who is back is somebody`() async throws {
        let club = try await FirstAidClub(present: ["ann"])
        await club.mia("hi")
        club.life.network.go(club.ann.id)
        await club.life.tick()
        #expect(await club.mia("person").first?.contains("No first aider") == true)
        await club.life.come(club.ann)
        #expect(await club.mia("person").first?.contains("No first aider") == false)
    }

    @Test func `moderators read who is on duty and not to be seen`() async throws {
        let nights = DutyHours(from: WallTime(hour: 22), until: WallTime(hour: 6))
        let club = try await FirstAidClub(
            present: ["ann"],
            firstAiders: [
                FirstAidClub.aider("ann"), FirstAidClub.aider("bob"),
                FirstAidClub.aider("eve", [nights]),
            ]
        )
        let missed = await club.rob("!status").filter { $0.contains("can't see") }
        #expect(missed.count == 1 && missed[0].contains("can't see: bob. "), "\(missed)")
        await club.life.come(club.bob)
        #expect(await club.rob("!status").allSatisfy { !$0.contains("can't see") })
    }

    @Test func `who is off duty, and who only has the name, is nobody`() async throws {
        let nights = DutyHours(from: WallTime(hour: 22), until: WallTime(hour: 6))
        let club = try await FirstAidClub(
            present: ["ann"],
            firstAiders: [FirstAidClub.aider("ann", [nights]), FirstAidClub.aider("bob")]
        )
        await club.life.come(club.life.member("bob", hasAccount: false))
        #expect(await club.mia("person").first?.contains("No first aider") == true)
        club.life.setClock(to: FirstAidClub.noon.addingTimeInterval(11 * 3_600))
        #expect(await club.mia("person").contains { $0.contains("What may I tell") })
    }

    @Test func `a first aider is nobody to themselves`() async throws {
        let club = try await FirstAidClub(present: ["ann"])
        #expect(await club.ann("person").first?.contains("No first aider") == true)
    }

    @Test func `a club without first aid says what it always said, and offers nothing`()
        async throws
    {
        let club = try await FirstAidClub(present: [], firstAiders: [])
        #expect(await club.mia("person").first?.hasPrefix("I can't fetch a person") == true)
        let said = await club.mia("i can't pee")
        #expect(said.allSatisfy { !$0.contains("first aider") })
    }

    @Test func `an emergency while nobody is there offers nobody`() async throws {
        let club = try await FirstAidClub(present: [])
        let said = await club.mia("i can't pee")
        #expect(said.first?.contains("call 112 now") == true)
        #expect(said.allSatisfy { !$0.contains("first aider") })
    }

    @Test func `whoever asks again and again is told of four times an hour`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        for _ in 0..<10 {
            for words in ["person", "only that", "stop", "hi"] { await club.mia(words) }
        }
        #expect(club.saidToOthers.count { $0.contains("take ") } == 2 * 4)
        #expect(await club.mia("person").first?.contains("No first aider") == true)
        club.life.setClock(to: FirstAidClub.noon.addingTimeInterval(3_700))
        #expect(await club.mia("person").contains { $0.contains("What may I tell") })
    }

    // MARK: - Waiting

    @Test func `after five minutes the runner hears so once, and those on duty are reminded once`()
        async throws
    {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        club.listen()
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(299), every: 5)
        #expect(club.news(for: club.mia).isEmpty)
        try await club.life.restart()
        await club.life.come(club.ann)
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(3_600), every: 60)
        let news = club.news(for: club.mia)
        #expect(news.count == 1)
        #expect(news[0].contains("112") && news[0].contains("don't wait"))
        #expect(club.news(for: club.ann).count == 1)
        #expect(await club.ann("take \(id)").first?.contains("\(id) is mia") == true)
        #expect(club.news(for: club.mia).count == 1)
    }

    @Test func `a wish is over after a day`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        await club.life.advance(to: FirstAidClub.noon.addingTimeInterval(86_500), every: 600)
        #expect(try await club.open.isEmpty)
        #expect(await club.ann("take \(id)").first?.contains("not open") == true)
    }

    @Test func `stop, and forget me, take it back`() async throws {
        for words in [["stop"], ["forget me", "yes"]] {
            let club = try await FirstAidClub()
            await club.mia("hi")
            let id = try await club.ask()
            for word in words { await club.mia(word) }
            #expect(
                club.news(for: club.ann) == ["\(id) is withdrawn: nobody is needed any more."]
            )
            #expect(try await club.open.isEmpty)
            #expect(await club.ann("take \(id)").first?.contains("not open") == true)
        }
    }

    @Test func `undo and restart leave it open, and a new wish has a new number`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let first = try await club.ask()
        await club.mia("none")
        await club.mia("undo")
        await club.mia("restart")
        #expect(try await club.open.map(\.handover.id.text) == [first])
        #expect(await club.mia("person").first?.contains("asked already") == true)
        await club.mia("stop")
        await club.mia("hi")
        #expect(try await club.ask() != first)
    }

    @Test func `it is told in my data and in the export`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        await club.ann("take \(id)")
        #expect(await club.mia("my data").joined().contains(id))
        let data = try #require(try await club.life.store.personalData(of: club.mia.id))
        let json = try PersonalExport(data, at: club.life.now).json
        #expect(json.contains("\"id\":\"\(id)\"") && json.contains("\"takenBy\":\"ann\""))
    }

    @Test func `it follows somebody whom a code brings back`() async throws {
        let club = try await FirstAidClub(hasAccount: false)
        await club.mia("hi")
        let id = try await club.ask()
        let told = await club.mia("code").joined()
        let code = try #require(told.firstMatch(of: /[a-z0-9]{5}-[a-z0-9]{5}/)).output
        await club.comeBackAsStranger()
        await club.mia(String(code))
        #expect(try await club.open.map(\.runner) == [club.mia.id])
        #expect(await club.ann("take \(id)").first?.contains("\(id) is mia") == true)
        #expect(club.news(for: club.mia).first?.hasPrefix("ann of the club") == true)
    }

    @Test func `in Spanish the runner hears all of it in Spanish`() async throws {
        let club = try await FirstAidClub(library: try Stage.bilingual.get())
        await club.mia("hola, me duele la espalda desde ayer")
        await club.mia("persona")
        await club.mia("sí")
        let id = try #require(try await club.open.first?.handover.id.text)
        await club.ann("take \(id)")
        #expect(club.news(for: club.mia).first?.hasPrefix("ann, del club") == true)
        await club.ann("takeover \(id)")
        #expect(club.news(for: club.mia).first?.hasPrefix("Ahora responde ann") == true)
    }
}

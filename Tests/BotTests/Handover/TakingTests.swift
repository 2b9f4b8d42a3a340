import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// Who may come, and who may answer in place of the bot.
@Suite(.timeLimit(.minutes(5))) struct TakingTests {
    private func event(_ text: String, by member: Member) -> Inbox.Event {
        .chat(
            .message(ChatMessage(sender: member, place: .direct, text: text, isAddressed: true))
        )
    }

    @Test func `a name without the account takes nothing, and learns nothing`() async throws {
        let club = try await FirstAidClub()
        await club.mia(AskingTests.opener)
        let id = try await club.ask("2")
        let impostor = club.life.member("ann", hasAccount: false)
        for words in ["take \(id)", "!take \(id)", "takeover \(id)", "\(id) hello", "!why \(id)"] {
            let said = await club.say(words, by: impostor)
            #expect(said.allSatisfy { !$0.text.contains("mia") })
            #expect(said.allSatisfy { $0.action.recipient == impostor.id })
            #expect(said.allSatisfy { !$0.text.contains("one leg") || $0.text.contains("Any of") })
        }
        #expect(try await club.open.first?.handover.state == .open)
        // Another account has no more right than none.
        await club.say("take \(id)", by: club.life.member("eve"))
        #expect(try await club.open.first?.handover.state == .open)
    }

    @Test func `of two who take it at once, one has it and the other hears so`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        club.listen()
        await club.life.take(
            event("take \(id)", by: club.bob),
            event("take \(id)", by: club.ann)
        )
        #expect(try await club.open.first?.handover.taker?.name == "bob")
        #expect(club.news(for: club.bob).first?.contains("\(id) is mia") == true)
        #expect(club.news(for: club.ann).allSatisfy { $0.contains("taken by bob") })
        #expect(club.news(for: club.mia).count == 1)
    }

    @Test(arguments: ["take K2K2", "!take K2K2", "takeover K2K2", "handback K2K2", "K2K2 hello"])
    func `a number that is not open is told to be none`(words: String) async throws {
        let club = try await FirstAidClub()
        #expect(await club.ann(words).first?.contains("K2K2 is not open") == true)
        #expect(await club.rob(words).first?.contains("K2K2 is not open") == true)
    }

    @Test func `who comes for first aid cannot be ignored`() async throws {
        let club = try await FirstAidClub()
        #expect(await club.rob("!ignore ann").first?.contains("one of the first aid") == true)
        #expect(await club.rob("!ignore bob for 2d").first?.contains("first aid") == true)
        await club.mia("hi")
        let id = try await club.ask()
        #expect(await club.ann("take \(id)").first?.contains("\(id) is mia") == true)
    }

    @Test func `commands without a number say what is missing`() async throws {
        let club = try await FirstAidClub()
        #expect(await club.rob("!takeover").first?.contains("!takeover K7Q2") == true)
        #expect(await club.ann("!takeover").first?.contains("!takeover K7Q2") == true)
        let eve = club.life.member("eve")
        #expect(await club.say("!takeover", by: eve).first?.text.contains("moderators") == true)
    }

    @Test(arguments: ["take", "handback", "!take", "take zzzz", "takeover k7q", "!", "! help"])
    func `a slip is told how it is written, and begins no interview`(words: String) async throws {
        let club = try await FirstAidClub()
        for member in [club.ann, club.rob] {
            let told = await club.say(words, by: member).map(\.text)
            #expect(told.count == 1, "\(told)")
            let hint = words == "! help" && member.id == club.rob.id ? "\"!help\"" : "\""
            #expect(told[0].contains(hint) && !told[0].contains("numb bottom"), "\(told)")
            #expect(try await club.life.conversation(of: member) == nil)
        }
        // Who has neither standing is heard as ever.
        let eve = club.life.member("eve")
        #expect(await club.say("take zzzz", by: eve).count > 1)
    }

    @Test func `a slip with an emergency in it is answered as one, longer words are a runner's`()
        async throws
    {
        let club = try await FirstAidClub()
        #expect(await club.ann("! i can't pee and my back hurts").first?.contains("112") == true)
        #expect(await club.rob("take my back please, it hurts").contains { $0.contains("numb") })
    }

    @Test func `a first aider takes it first, a moderator need not`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        #expect(await club.ann("takeover \(id)").first?.contains("first say") == true)
        let told = await club.rob("!takeover \(id)")
        #expect(told.first?.contains("\(id) is mia") == true)
        #expect(club.news(for: club.mia).first?.hasPrefix("rob of the club answers now") == true)
        #expect(club.news(for: club.ann) == ["\(id) is taken by rob."])
        #expect(await club.ann("takeover \(id)").first?.contains("taken by rob") == true)
    }

    @Test func `a moderator takes over from who came, and they hear so`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        await club.ann("take \(id)")
        await club.rob("!takeover \(id)")
        #expect(club.news(for: club.ann) == ["\(id) is with rob now."])
        let sue = club.life.member("sue", isModerator: true)
        let said = await club.say("!takeover \(id)", by: sue)
        #expect(said.map(\.text) == ["rob answers \(id) already."])
    }

    @Test
    func `why shows answers and reasons of who agreed to it, in private and without the nick`()
        async throws
    {
        let club = try await FirstAidClub()
        await club.mia("i can't feel myself wipe")
        await club.mia("person")
        await club.mia("no")
        await club.mia("no")
        await club.mia("undo")
        await club.mia("my left leg tingles")
        let id = try await club.ask("2")
        let told = await club.rob("!why \(id)")
        #expect(told.joined().contains("one leg"))
        #expect(told.allSatisfy { $0.hasPrefix("\(id): ") && !$0.contains("mia") })
        #expect(try await club.life.store.unsent(network: Life.network).isEmpty)
    }

    @Test func `why shows nothing of who agreed to less, and tells an unknown number from words`()
        async throws
    {
        let club = try await FirstAidClub()
        await club.mia(AskingTests.opener)
        let id = try await club.ask("1")
        let told = await club.rob("!why \(id)")
        #expect(told == ["\(id) has not agreed to show any answers, so I show nothing."])
        #expect(await club.rob("!why K2K2").first?.contains("not open") == true)
        #expect(await club.rob("!why my leg tingles").first?.contains("legs is") == true)
        #expect(await club.ann("!why \(id)").first?.contains("for moderators") == true)
    }

    @Test(arguments: DiskFault.Kind.allCases)
    func `what could not be stored is told to nobody, and works when the disk does`(
        kind: DiskFault.Kind
    ) async throws {
        let fault = try DiskFault()
        defer { withExtendedLifetime(fault) {} }
        let club = try await FirstAidClub(
            store: try Store(path: fault.path, durability: .normal)
        )
        await club.mia(AskingTests.opener)
        await club.mia("person")
        try fault.begin(kind)
        await club.mia("2")
        #expect(club.saidToOthers.allSatisfy { !$0.contains("take ") && !$0.contains("one leg") })
        // An emergency is answered all the same.
        #expect(await club.mia("i can't pee").first?.contains("call 112 now") == true)
        try fault.end()
        await club.mia("undo")
        let id = try await club.ask("2")
        try fault.begin(kind)
        let refused = await club.ann("take \(id)")
        #expect(refused.allSatisfy { !$0.contains("mia") })
        #expect(club.news(for: club.mia).isEmpty)
        try fault.end()
        #expect(await club.ann("take \(id)").contains { $0.contains("\(id) is mia") })
    }

    @Test func `the audit names who did what by the number, and nobody it was about`() async throws
    {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask("2")
        await club.ann("take \(id)")
        await club.ann("takeover \(id)")
        await club.ann("\(id) how is your leg?")
        await club.ann("handback \(id)")
        await club.rob("!why \(id)")
        await club.rob("!why my leg tingles")
        let acts = try await club.life.store.audit(atMost: 20).compactMap(\.act)
        #expect(
            acts.map(\.command) == [
                "!why", "!why \(id)", "!handback \(id)", "!takeover \(id)", "!take \(id)",
            ]
        )
        #expect(acts.allSatisfy { !$0.moderator.contains("mia") })
        #expect(acts.map { $0.moderator.contains("rob") } == [true, true, false, false, false])
    }
}

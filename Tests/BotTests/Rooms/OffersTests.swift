import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// Help that is offered unasked, where the club wishes it.
@Suite(.timeLimit(.minutes(5))) struct OffersTests {
    private static let pain = "ugh my back hurts so much today"
    private static let offer =
        "mia: if you like, I can help with that in private: /msg sweep hi. "
        + "\"not me, thanks\" and I won't offer again."
    private static let mia = MemberID(network: Stage.network, key: "nick:mia!u@h")

    private func stage(_ store: Store? = nil) async throws -> Stage {
        try await Stage(
            store: store,
            library: Stage.bilingual.get(),
            roomsWithOffers: ["#Running"]
        )
    }

    @Test func `it is offered once a week, where the club has switched it on`() async throws {
        let stage = try await stage()
        let start = stage.now
        var offers: [Int] = []
        for day in 0..<15 {
            stage.now = start.addingTimeInterval(Double(day) * 86_400)
            for place in [Stage.room, "#trail"] {
                let said = try await stage.say(Self.pain, in: place)
                #expect(said.allSatisfy { $0.text == Self.offer && $0.target == Stage.room })
                offers += said.map { _ in day }
            }
        }
        #expect(offers == [0, 7, 14])
    }

    @Test func `it is off where nothing is set`() async throws {
        let stage = try await Stage()
        #expect(try await stage.say(Self.pain, in: Stage.room).isEmpty)
        #expect(try await stage.store.helpOffers().isEmpty)
    }

    @Test(arguments: [
        "my back hurts", "ugh, my lower back went again on the hill reps", "my back is killing me",
        "i have back pain since yesterday", "i've got a sore back", "me duele la espalda",
        "tengo la espalda fatal",
    ])
    func `who says that their own back hurts is offered help`(text: String) async throws {
        let stage = try await stage()
        #expect(try await stage.say(text, in: Stage.room).count == 1, "\(text)")
    }

    @Test(arguments: [
        "my mum's back hurts", "does ice help a bad back?", "i had back pain last year",
        "my back is fine again", "i have no back pain at all", "somebody watch my back",
        "i'm back from the run", "my knee hurts", "what if my back hurts", "ran 10k today",
        "a mi madre le duele la espalda", "ya estoy de vuelta", "no me duele la espalda",
        "maybe my back hurts", "asking for a friend: my back hurts",
    ])
    func `nobody else is`(text: String) async throws {
        let stage = try await stage()
        #expect(try await stage.say(text, in: Stage.room).isEmpty, "\(text)")
    }

    @Test(arguments: [true, false])
    func `who declines, in the room or in private, is never offered again`(
        inRoom: Bool
    )
        async throws
    {
        let store = try Store()
        let stage = try await stage(store)
        #expect(try await stage.say(Self.pain, in: Stage.room).count == 1)
        if inRoom {
            let answer = try await stage.say("sweep: not me, thanks", in: Stage.room)
            #expect(answer.map(\.target) == [Stage.room])
            #expect(answer.first?.text.hasPrefix("mia: all right") == true)
        } else {
            let answer = try await stage.say("not me, thanks")
            #expect(answer.count == 1 && answer.first?.hasPrefix("mia: all right") == true)
            #expect(try await stage.conversation(of: "mia") == nil)
        }
        let again = try await self.stage(store)
        for week in 1...20 {
            again.now = stage.now.addingTimeInterval(Double(week) * 8 * 86_400)
            try await again.take(.tick)
            #expect(try await again.say(Self.pain, in: Stage.room).isEmpty, "week \(week)")
            #expect(try await again.say(Self.pain, in: Stage.room, from: "tom\(week)").count == 1)
        }
    }

    @Test(arguments: ["not me, thanks", "a mí no, gracias", "no more offers please"])
    func `an answer to the offer need not name the bot, for a while`(words: String) async throws {
        let stage = try await stage()
        _ = try await stage.say(Self.pain, in: Stage.room)
        #expect(try await stage.say("not me, thanks", in: Stage.room, from: "tom").isEmpty)
        #expect(try await stage.say(words, in: Stage.room).count == 1)
        #expect(try await stage.store.helpOffers()[Self.mia]?.isDeclined == true)
        #expect(try await stage.store.helpOffers().count == 1)
    }

    @Test func `an answer to a question of a talk is not taken for it`() async throws {
        let stage = try await stage()
        try await stage.say("hi")
        try await stage.say("not me")
        #expect(try await stage.store.helpOffers().isEmpty)
    }

    @Test func `who is in a conversation is not offered another one`() async throws {
        let store = try Store()
        let stage = try await stage(store)
        try await stage.say("hi")
        #expect(try await stage.say(Self.pain, in: Stage.room).isEmpty)
        let again = try await self.stage(store)
        #expect(try await again.say(Self.pain, in: Stage.room).isEmpty, "nor after a restart")
    }

    @Test func `a room that wants quiet is offered nothing`() async throws {
        let stage = try await stage()
        _ = try await stage.say("sweep: quiet", in: Stage.room, from: "tom")
        #expect(try await stage.say(Self.pain, in: Stage.room).isEmpty)
        stage.now += 3_700
        _ = try await stage.say("!sweep off", in: Stage.room, from: "rob", isModerator: true)
        #expect(try await stage.say(Self.pain, in: Stage.room).isEmpty)
        #expect(try await stage.store.helpOffers().isEmpty)
    }

    @Test func `a room full of pain gets few offers, and no word of health`() async throws {
        let stage = try await stage()
        var said: [ChatAction] = []
        for place in 0..<30 {
            said += try await stage.say(Self.pain, in: Stage.room, from: "runner\(place)")
        }
        #expect(said.count == 6)
        #expect(said.allSatisfy { !$0.text.contains("back") && !$0.text.contains("hurt") })
    }

    @Test func `an emergency is no occasion for an offer`() async throws {
        let stage = try await stage()
        let said = try await stage.say("my back hurts and i cant pee", in: Stage.room)
        #expect(said.first?.urgency == .emergency && said.count == 2)
        #expect(try await stage.store.helpOffers().isEmpty)
    }

    // MARK: - What is kept

    @Test func `who was only offered help is told so, and forgets it with one word`() async throws {
        let stage = try await stage()
        _ = try await stage.say(Self.pain, in: Stage.room)
        #expect(try await stage.say("my data").joined().contains("I offered you help"))
        try await stage.say("not me, thanks")
        #expect(try await stage.say("my data").joined().contains("shouldn't offer"))
        let export = try await stage.say("export").joined()
        #expect(export.contains("\"offerOfHelp\":{") && export.contains("\"declined\":true"))
        #expect(try await stage.conversation(of: "mia") == nil)
        #expect(try await stage.say("forget me").joined().hasPrefix("Done. Everything"))
        #expect(try await stage.store.personalData(of: Self.mia) == nil)
        #expect(try await stage.store.audit(atMost: 9).map(\.event).contains(.forgotten))
        #expect(try await stage.say("my data") == ["I keep nothing about you."])
    }

    @Test func `who comes back by a code has still declined`() async throws {
        let stage = try await stage()
        let hello = try await stage.say("hi").joined(separator: " ")
        let code = try #require(hello.firstMatch(of: /"(resume [^"]+)"/)?.1)
        _ = try await stage.say("sweep: not me, thanks", in: Stage.room)
        #expect(try await stage.say(String(code), from: "mia2").first?.contains("Welcome") == true)
        let offers = try await stage.store.helpOffers()
        #expect(offers.map(\.key.key) == ["nick:mia2!u@h"])
        #expect(offers.values.map(\.isDeclined) == [true])
    }

    @Test func `what is kept ends: an offer after a week, a refusal with the club's time`()
        async throws
    {
        let stage = try await stage()
        let start = stage.now
        _ = try await stage.say(Self.pain, in: Stage.room)
        _ = try await stage.say(Self.pain, in: Stage.room, from: "tom")
        _ = try await stage.say("sweep: not me, thanks", in: Stage.room, from: "tom")
        var kept: [Int] = []
        for day in 1...100 {
            stage.now = start.addingTimeInterval(Double(day) * 86_400)
            // Somebody is heard all the time, so that the clock can be believed.
            try await stage.say("hi", from: "ann")
            try await stage.take(.tick)
            stage.now += 700
            try await stage.take(.tick)
            kept.append(try await stage.store.helpOffers().count)
        }
        #expect(kept.first == 2 && kept[20] == 1 && kept[80] == 1 && kept.last == 0)
    }
}

import Bot
import Chat
import Testing

@Suite(.timeLimit(.minutes(5))) struct RoomTests {
    @Test func `who asks in the room is asked over to private`() async throws {
        let stage = try await Stage()
        let said = try await stage.say("sweep: my back hurts when I run", in: Stage.room)
        #expect(said.map(\.target) == [Stage.room])
        #expect(said.first?.text == "mia: yes, let's talk privately: /msg sweep hi")
    }

    @Test(arguments: ["my back hurts", "ran 10k today", "sweeping statement", "!reload"])
    func `what is not meant for the bot is left alone`(text: String) async throws {
        let stage = try await Stage()
        #expect(try await stage.say(text, in: Stage.room).isEmpty)
    }

    @Test(arguments: ["sweep: i can't feel myself wipe", "guys i cant pee since i fell"])
    func `an emergency is answered where it was said, in general words`(text: String) async throws {
        let stage = try await Stage()
        let said = try await stage.say(text, in: Stage.room)
        #expect(said.map(\.target) == [Stage.room])
        let words = try #require(said.first)
        #expect(words.urgency == .emergency)
        #expect(words.text.contains("112"))
        for health in ["back", "numb", "pee", "wipe", "bottom"] {
            #expect(!words.text.contains(health))
        }
    }

    @Test func `the room changes nothing of a private talk`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        _ = try await stage.say("sweep: none", in: Stage.room)
        let answers = try await stage.say("why")
        #expect(answers.first?.contains("hospital") == true)
    }
}

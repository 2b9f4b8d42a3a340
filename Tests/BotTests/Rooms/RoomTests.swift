import Bot
import Chat
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct RoomTests {
    @Test func `who asks in the room is asked over to private`() async throws {
        let stage = try await Stage()
        let said = try await stage.say("sweep: my back hurts when I run", in: Stage.room)
        #expect(said.map(\.target) == [Stage.room])
        #expect(said.first?.text == "mia: yes, let's talk privately: /msg sweep hi")
    }

    @Test func `the answer in the room names the message, the words to moderators do not`()
        async throws
    {
        let stage = try await Stage()
        let named = ChatMessage(
            sender: .loggedIn("mia"),
            place: .room(Stage.room),
            text: "i cant pee",
            isAddressed: true,
            id: "abc"
        )
        let said = try await stage.take(.chat(.message(named)))
        #expect(said.map(\.target) == [Stage.room, Stage.moderatorsRoom])
        #expect(said.map(\.answered) == ["abc", nil])
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
        #expect(said.map(\.target) == [Stage.room, Stage.moderatorsRoom])
        #expect(said.last?.text.contains("Somebody in #running may need help right now") == true)
        let words = try #require(said.first)
        #expect(words.urgency == .emergency)
        #expect(words.text.contains("112"))
        for health in ["back", "numb", "pee", "wipe", "bottom"] {
            #expect(!said.contains { $0.text.contains(health) })
        }
        #expect(said.last?.text.contains("mia") == false)
    }

    @Test func `moderators are told once in a while of the same room`() async throws {
        let stage = try await Stage()
        let start = stage.now
        var told = 0
        for (name, minutes) in [("mia", 0), ("mia", 1), ("tom", 3), ("ann", 6)] {
            stage.now = start.addingTimeInterval(Double(minutes) * 60)
            let said = try await stage.say("i cant pee since i fell", in: Stage.room, from: name)
            #expect(said.first?.target == Stage.room && said.first?.urgency == .emergency)
            told += said.count { $0.target == Stage.moderatorsRoom }
            try await stage.take(.chat(.delivered(said.map(\.id))))
        }
        #expect(told == 2)
    }

    @Test func `who asks again and again in the room is answered twice a minute`() async throws {
        let stage = try await Stage()
        let start = stage.now
        var answers: [Int] = []
        for second in 0..<130 {
            stage.now = start.addingTimeInterval(Double(second))
            let said = try await stage.say("sweep: hello", in: Stage.room)
            answers += said.map { _ in second }
            try await stage.take(.chat(.delivered(said.map(\.id))))
        }
        #expect(answers == [0, 1, 60, 61, 120, 121])
        // An emergency is answered all the same.
        #expect(
            try await stage.say("sweep: i cant pee", in: Stage.room).first?.urgency == .emergency
        )
    }

    @Test func `a crowd gets few answers in one room, and few on one network`() async throws {
        let stage = try await Stage()
        var answers = 0
        for place in 0..<40 {
            let said = try await stage.say("!sweep", in: Stage.room, from: "runner\(place)")
            answers += said.count
            try await stage.take(.chat(.delivered(said.map(\.id))))
        }
        #expect(answers == 6)
        for place in 0..<40 {
            let room = "#r\(place)"
            let said = try await stage.say("!sweep", in: room, from: "other\(place)")
            answers += said.count
            try await stage.take(.chat(.delivered(said.map(\.id))))
        }
        #expect(answers == 20)
    }

    @Test func `the room changes nothing of a private talk`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        _ = try await stage.say("sweep: none", in: Stage.room)
        let answers = try await stage.say("why")
        #expect(answers.first?.contains("hospital") == true)
    }
}

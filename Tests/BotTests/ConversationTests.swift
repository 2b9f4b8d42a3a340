import Bot
import BotStore
import Chat
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct ConversationTests {
    @Test func `two runners do not see each other's state`() async throws {
        let stage = try await Stage()
        try await stage.say("my back hurts", from: "mia")
        let tom = try await stage.say("i cant feel myself wipe", from: "tom")
        #expect(tom.first?.hasPrefix("tom, stop what you're doing and call 112 now") == true)
        let mia = try await stage.say("none", from: "mia")
        #expect(mia.last?.hasPrefix("Any of these? 1 fever") == true)
    }

    @Test func `an emergency goes before everything that waits`() async throws {
        let stage = try await Stage()
        let actions = try await stage.take(stage.message("i can't feel myself wipe"))
        #expect(!actions.isEmpty)
        #expect(actions.allSatisfy { $0.urgency == .emergency && $0.target == "mia" })
        let calm = try await stage.take(stage.message("hi", from: "tom"))
        #expect(calm.allSatisfy { $0.urgency == .ordinary })
    }

    @Test func `what to do is said before the questions of others, and why in turn`() async throws {
        let stage = try await Stage()
        var actions = try await stage.take(stage.message("hi"))
        for _ in 0..<20 where actions.last?.text.contains("1 ") == true {
            #expect(actions.allSatisfy { $0.urgency == .ordinary })
            let isList = actions.last?.text.contains("\"none\"") == true
            actions = try await stage.take(stage.message(isList ? "none" : "1"))
        }
        #expect(actions.first?.text.hasPrefix("Stop running for now, mia") == true)
        #expect(actions.first?.urgency == .decision)
        #expect(actions.count > 5 && actions.dropFirst().allSatisfy { $0.urgency == .ordinary })
    }

    @Test func `an emergency is answered at any question`() async throws {
        for count in 0...7 {
            let stage = try await Stage()
            for answer in ["hi", "none", "none", "1", "1", "1", "2"].prefix(count) {
                try await stage.say(answer)
            }
            let answer = try await stage.say("suddenly i can't pee and my bum is numb")
            #expect(
                answer.first
                    == "mia, stop what you're doing and call 112 now. Don't drive yourself.",
                "after \(count) answers"
            )
        }
    }

    @Test func `a plain case takes at most eight questions, by numbers alone`() async throws {
        let stage = try await Stage()
        var answers = try await stage.say("hi")
        var questions = 0
        while let last = answers.last, last.contains("1 ") {
            questions += 1
            answers = try await stage.say(last.contains("\"none\"") ? "none" : "1")
            if questions > 20 { break }
        }
        #expect(questions == 8)
        #expect(answers.first?.hasPrefix("Stop running for now, mia") == true)
    }

    @Test func `a conversation goes on after the bot was killed`() async throws {
        let store = try Store()
        let before = try await Stage(store: store)
        try await before.say("hi")
        try await before.say("none")
        let after = try await Stage(store: store)
        let answers = try await after.say("none")
        #expect(answers.first?.hasPrefix("When does it hurt?") == true)
    }

    @Test func `what had not left is said again on the next line, in order`() async throws {
        let store = try Store()
        let before = try await Stage(store: store)
        let actions = try await before.take(before.message("hi"))
        try await before.take(.chat(.delivered([actions[0].id])))
        try await before.take(.chat(.lost(network: Stage.network)))
        let missed = try await before.take(before.message("none"))
        #expect(missed.isEmpty)
        let again = try await before.take(.chat(.ready(network: Stage.network, epoch: 2)))
        #expect(Array(again.prefix(actions.count - 1)) == Array(actions.dropFirst()))
        #expect(again.count == actions.count + 1)
    }

    @Test func `messages that are a day old are not said any more`() async throws {
        let stage = try await Stage()
        _ = try await stage.take(stage.message("hi"))
        try await stage.take(.chat(.lost(network: Stage.network)))
        stage.now += 86_401
        #expect(try await stage.take(.chat(.ready(network: Stage.network, epoch: 2))).isEmpty)
        #expect(try await !stage.say("none").isEmpty)
    }

    @Test func `a flood gets few answers, others are answered, and an emergency always`()
        async throws
    {
        let stage = try await Stage()
        var answers = 0
        for number in 0..<10_000 {
            answers += try await stage.take(stage.message("spam \(number)", from: "eve")).count
        }
        #expect(answers < 40)
        #expect(try await !stage.take(stage.message("hi", from: "mia")).isEmpty)
        let urgent = try await stage.take(stage.message("i cant feel myself wipe", from: "eve"))
        #expect(urgent.first?.urgency == .emergency)
    }

    @Test func `a stranger's commands get few answers and leave room for a runner's`() async throws
    {
        let stage = try await Stage()
        var answers = 0
        for _ in 0..<1_000 {
            answers += try await stage.take(stage.message("!reload", from: "eve")).count
        }
        #expect((1...4).contains(answers))
        #expect(try await !stage.take(stage.message("hi", from: "eve")).isEmpty)
    }

    @Test func `forget me asks once and deletes everything`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        try await stage.say("none")
        #expect(try await stage.say("forget me").first?.contains("Yes or no") == true)
        #expect(try await stage.say("yes").first?.contains("deleted") == true)
        let member = MemberID(network: Stage.network, key: "nick:mia!u@h")
        #expect(try await stage.store.conversations(of: [member]).isEmpty)
        #expect(try await stage.say("hi").first?.hasPrefix("Hi mia") == true)
    }
}

import Bot
import Chat
import Foundation
import Testing

/// Bots that no network names as such, and that answer whatever they read.
@Suite(.timeLimit(.minutes(5))) struct OtherBotsTests {
    @Test func `a bot that answers our answers in a room gets two of them, and that is the end`()
        async throws
    {
        let stage = try await Stage()
        var answers = 0
        var waiting = try await stage.say("sweep: hello", in: Stage.room, from: "parrot")
        while !waiting.isEmpty, answers < 50 {
            answers += waiting.count
            waiting = try await stage.say(
                "sweep: I do not understand \"\(waiting[0].text)\"",
                in: Stage.room,
                from: "parrot"
            )
            stage.now += 1
        }
        #expect(answers == 2)
        #expect(try await stage.say("sweep: hello", in: Stage.room, from: "mia").count == 1)
    }

    @Test func `bots that answer each other for us get no more than the room has`() async throws {
        let stage = try await Stage()
        var answers = 0
        for turn in 0..<50 {
            let said = try await stage.say("sweep: ok", in: Stage.room, from: "bot\(turn)")
            answers += said.count
        }
        #expect(answers == 6)
    }
}

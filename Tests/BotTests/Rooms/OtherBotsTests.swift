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

    // MARK: - In private

    @Test func `a bot that answers our answers in private comes to an end`() async throws {
        let stage = try await Stage()
        var answers: [String] = []
        var last = try await stage.say("hello there", from: "parrot")
        for _ in 0..<200 where !last.isEmpty {
            answers += last
            last = try await stage.say("My name is Parrot.", from: "parrot")
            stage.now += 1
        }
        #expect(last.isEmpty)
        #expect(answers.last?.contains("112") == true)
        #expect(answers.filter { $0.contains("answer less") }.count == 1)
        #expect(answers.count < 60)
    }

    @Test func `who was told so is answered in an emergency, on a command and with an answer`()
        async throws
    {
        let stage = try await Stage()
        try await stage.say("hi")
        try await stage.say("none")
        for _ in 0..<40 { try await stage.say("My name is Parrot.") }
        #expect(try await stage.say("blah blah").isEmpty)
        #expect(try await stage.say("help").count > 0)
        for _ in 0..<40 { try await stage.say("My name is Parrot.") }
        #expect(try await stage.say("since yesterday, 4/10").count > 0)
        for _ in 0..<40 { try await stage.say("My name is Parrot.") }
        #expect(try await stage.say("i can't feel myself wipe").first?.contains("112") == true)
    }

    @Test func `the silence is over after ten minutes, and slow talk never comes to it`()
        async throws
    {
        let stage = try await Stage()
        try await stage.say("hi")
        for _ in 0..<60 { try await stage.say("My name is Parrot.") }
        #expect(try await stage.say("blah blah").isEmpty)
        stage.now += 601
        #expect(try await stage.say("blah blah").count > 0)
        for _ in 0..<60 {
            stage.now += 6
            #expect(try await stage.say("blah blah", from: "mia").count > 0)
        }
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

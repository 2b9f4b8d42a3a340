import Bot
import Chat
import Dialogue
import Foundation
import Testing

/// General questions in rooms and in private.
@Suite(.timeLimit(.minutes(5))) struct TopicTests {
    @Test func `in a room it is answered in general, with the way over to private behind it`()
        async throws
    {
        let stage = try await Stage()
        let said = try await stage.say("sweep: does ice help?", in: Stage.room)
        #expect(said.map(\.target) == [Stage.room, Stage.room])
        #expect(said[0].text.hasPrefix("mia: Cold can ease pain"))
        #expect(said[1].text.hasPrefix("From a spine surgeon's article for runners (S12 S13)"))
        #expect(said[1].text.hasSuffix("in private: /msg sweep hi"))
        #expect(try await stage.conversation(of: "mia") == nil)
    }

    @Test(arguments: [
        "sweep: can i swim with my sore back", "sweep: my back hurts, does ice help",
        "sweep: does ice help my mate", "sweep: ice", "sweep: none",
    ])
    func `somebody's own case goes to private`(text: String) async throws {
        let stage = try await Stage()
        let said = try await stage.say(text, in: Stage.room)
        #expect(said.map(\.text) == ["mia: yes, let's talk privately: /msg sweep hi"])
    }

    @Test(arguments: [
        "sweep: does ice help, i can't pee", "sweep: can i swim, my bum is numb",
        "does ice help when both my legs are numb",
    ])
    func `an emergency inside a question is one`(text: String) async throws {
        let stage = try await Stage()
        let said = try await stage.say(text, in: Stage.room)
        #expect(said.first?.urgency == .emergency)
        #expect(said.first?.text.contains("112") == true)
        #expect(!said.contains { $0.text.contains("Cold") || $0.text.contains("swimming") })
    }

    @Test func `nobody who is not asked answers, and limits hold`() async throws {
        let stage = try await Stage()
        #expect(try await stage.say("does ice help", in: Stage.room).isEmpty)
        var lines = 0
        for _ in 0..<10 { lines += try await stage.say("sweep: can i swim", in: Stage.room).count }
        // Two answers a minute, of three lines each.
        #expect(lines == 6)
        var crowd = 0
        for runner in 0..<20 {
            crowd += try await stage.say("sweep: can i swim", in: Stage.room, from: "r\(runner)")
                .count
        }
        #expect(crowd == 12)
    }

    @Test func `who was told to be seen hears no self-care in the room, and nothing of why`()
        async throws
    {
        let stage = try await Stage()
        try await stage.say("i can't pee")
        let said = try await stage.say("sweep: does ice help", in: Stage.room)
        #expect(said.map(\.text) == ["mia: yes, let's talk privately: /msg sweep hi"])
        let restarted = try await Stage(store: stage.store)
        let later = try await restarted.say("sweep: does ice help", in: Stage.room)
        #expect(later.map(\.text) == said.map(\.text))
        let other = try await stage.say("sweep: does ice help", in: Stage.room, from: "tom")
        #expect(other.first?.text.hasPrefix("tom: Cold") == true)
    }

    @Test func `in private nothing is stored of who only asks`() async throws {
        let stage = try await Stage()
        let said = try await stage.say("can i swim?")
        #expect(said.first?.hasPrefix("Runners who are told not to run") == true)
        #expect(said.last?.contains("say hi") == true)
        #expect(try await stage.conversation(of: "mia") == nil)
    }

    @Test func `a question that waits is put again, over a restart too`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        let before = try await stage.conversation(of: "mia")
        let said = try await stage.say("does ice help")
        #expect(said.last?.hasPrefix("The serious ones first") == true)
        let after = try await stage.conversation(of: "mia")
        #expect(after?.pending == before?.pending && after?.entries == before?.entries)
        let restarted = try await Stage(store: stage.store)
        #expect(try await restarted.say("heat or ice").last?.hasPrefix("The serious ones") == true)
        #expect(try await restarted.say("none").last?.contains("1 fever") == true)
    }

    @Test func `each is answered in the language that it is asked in`() async throws {
        let stage = try await Stage(library: Stage.bilingual.get())
        let said = try await stage.say("sweep: cuándo puedo volver a correr", in: Stage.room)
        #expect(said.first?.text.hasPrefix("mia: Sin dolor") == true)
        #expect(said.last?.text.hasSuffix("/msg sweep hola") == true)
    }

    @Test func `topics that a reload changes are answered from then on`() async throws {
        let folder = try DialogueFolder()
        let stage = try await Stage()
        try folder.edit("topics.en.yaml") {
            $0.replacing("Cold can ease pain:", with: "Cold may ease pain:")
        }
        _ = try await stage.reload(from: folder)
        let said = try await stage.say("sweep: does ice help", in: Stage.room)
        #expect(said.first?.text.hasPrefix("mia: Cold may ease pain") == true)
    }
}

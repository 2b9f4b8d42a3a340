import Bot
import BotStore
import Chat
import Foundation
import Testing

/// A room that wants the bot to be quiet, or out.
@Suite(.timeLimit(.minutes(5))) struct HushTests {
    private static let emergency = "i cant pee since i fell"

    /// Whether an emergency is answered where it was said, and moderators are told.
    private func isHelped(
        _ stage: Stage,
        from nick: String,
        _ text: String = emergency
    )
        async throws -> Bool
    {
        let said = try await stage.say(text, in: Stage.room, from: nick)
        return said.first?.target == Stage.room && said.first?.urgency == .emergency
            && said.first?.text.contains("112") == true
            && said.dropFirst().allSatisfy { $0.target == Stage.moderatorsRoom }
    }

    @Test func `whoever asks for quiet gets an hour of it, but for emergencies`() async throws {
        let stage = try await Stage()
        let start = stage.now
        let answer = try await stage.say("sweep: quiet", in: Stage.room)
        #expect(
            answer.count == 1 && answer.first?.text.hasPrefix("mia: all right, I'll be") == true
        )
        for minutes in [0.0, 30, 59.9] {
            stage.now = start.addingTimeInterval(minutes * 60)
            #expect(try await stage.say("sweep: hello", in: Stage.room, from: "tom").isEmpty)
            #expect(try await stage.say("!sweep on", in: Stage.room, from: "tom").isEmpty)
            #expect(try await isHelped(stage, from: "ann"))
        }
        #expect(try await !stage.say("sweep: hello", in: "#other", from: "tom").isEmpty)
        #expect(try await !stage.say("hi", from: "tom").isEmpty)
        stage.now = start.addingTimeInterval(3_600)
        #expect(try await stage.say("sweep: hello", in: Stage.room, from: "tom").count == 1)
    }

    @Test func `who asks again has an hour from then on, and nothing is said`() async throws {
        let stage = try await Stage()
        let start = stage.now
        _ = try await stage.say("sweep: quiet", in: Stage.room)
        stage.now = start.addingTimeInterval(3_000)
        #expect(try await stage.say("sweep: shut up", in: Stage.room, from: "tom").isEmpty)
        stage.now = start.addingTimeInterval(6_500)
        #expect(try await stage.say("sweep: hello", in: Stage.room, from: "ann").isEmpty)
        stage.now = start.addingTimeInterval(6_700)
        #expect(try await !stage.say("sweep: hello", in: Stage.room, from: "ann").isEmpty)
    }

    @Test(arguments: [
        ("be quiet", "all right"), ("Shut up!", "all right"), ("quiet, please", "all right"),
        ("shhh", "all right"), ("cállate", "de acuerdo"), ("callate por favor", "de acuerdo"),
        ("silencio", "de acuerdo"),
    ])
    func `quiet is asked for in many words`(words: String, answer: String) async throws {
        let stage = try await Stage(library: Stage.bilingual.get())
        let said = try await stage.say("sweep: " + words, in: Stage.room)
        #expect(said.map(\.text).joined().hasPrefix("mia: " + answer))
        #expect(try await stage.say("sweep: hello", in: Stage.room, from: "tom").isEmpty)
    }

    @Test(arguments: ["quiet i cant pee", "shut up, i can't feel myself wipe", "off i cant pee"])
    func `no word for quiet hides an emergency, and none follows from it`(
        words: String
    )
        async throws
    {
        let stage = try await Stage()
        #expect(try await isHelped(stage, from: "mia", "sweep: " + words))
        #expect(try await stage.say("sweep: hello", in: Stage.room, from: "tom").count == 1)
    }

    @Test(arguments: ["quiet", "be quiet", "not me, thanks", "off"])
    func `what is not said to the bot asks it for nothing`(words: String) async throws {
        let stage = try await Stage()
        #expect(try await stage.say(words, in: Stage.room).isEmpty)
        #expect(try await stage.say("sweep: hello", in: Stage.room, from: "tom").count == 1)
    }

    @Test func `moderators switch it off and on, and the audit says who`() async throws {
        let stage = try await Stage()
        let off = try await stage.say("!sweep off", in: Stage.room, from: "rob", isModerator: true)
        #expect(off.count == 1 && off.first?.text.hasPrefix("rob: I keep out of #running") == true)
        stage.now += 9 * 86_400
        #expect(try await stage.say("sweep: hello", in: Stage.room).isEmpty)
        #expect(try await stage.say("sweep: quiet", in: Stage.room).isEmpty)
        #expect(try await isHelped(stage, from: "ann"))
        #expect(try await stage.say("!sweep on", in: Stage.room).isEmpty)
        #expect(try await stage.say("sweep: hello", in: Stage.room).isEmpty)
        // The room's name in other letters is the same room.
        let on = try await stage.say("!sweep on", in: "#RUNNING", from: "rob", isModerator: true)
        #expect(on.count == 1)
        #expect(try await stage.say("sweep: hello", in: Stage.room).count == 1)
        let acts = try await stage.store.audit(atMost: 9).compactMap(\.act)
        #expect(acts.map(\.command) == ["!sweep on #running", "!sweep off #running"])
        #expect(acts.allSatisfy { $0.moderator == "demo nick:rob!u@h" })
    }

    @Test func `who is no moderator is told what is missing, and nothing changes`() async throws {
        let stage = try await Stage()
        let answer = try await stage.say("!sweep off", in: Stage.room)
        #expect(answer.count == 1 && answer.first?.text.contains("log in to your account") == true)
        #expect(try await stage.say("sweep: hello", in: Stage.room, from: "tom").count == 1)
        #expect(try await stage.store.audit(atMost: 9).isEmpty)
        for _ in 0..<9 { _ = try await stage.say("!sweep off", in: Stage.room) }
        #expect(try await stage.say("!sweep off", in: Stage.room).isEmpty, "within the limits")
    }

    @Test func `a moderators' command is obeyed in their room while it is off there`() async throws
    {
        let stage = try await Stage()
        let room = Stage.moderatorsRoom
        _ = try await stage.say("!sweep off", in: room, from: "rob", isModerator: true)
        #expect(try await stage.say("sweep: hello", in: room, from: "ann").isEmpty)
        let status = try await stage.say("!status", in: room, from: "rob", isModerator: true)
        #expect(status.first?.text.contains("connected") == true)
    }

    @Test func `the status tells in which rooms it keeps quiet, and for how long`() async throws {
        let stage = try await Stage()
        _ = try await stage.say("sweep: quiet", in: Stage.room)
        _ = try await stage.say("!sweep off", in: "#trail", from: "rob", isModerator: true)
        stage.now += 60
        let status = try await stage.say("!status", from: "rob", isModerator: true)
        #expect(
            status.first?
                .contains(
                    "Quiet in #running for 59 minutes more. Off in #trail: \"!sweep on\" there."
                )
                == true,
            "\(status)"
        )
        stage.now += 3_600
        let later = try await stage.say("!status", from: "rob", isModerator: true)
        #expect(later.first?.contains("Quiet") == false && later.first?.contains("Off in") == true)
    }

    @Test func `a restart changes nothing of quiet and off`() async throws {
        let store = try Store()
        let stage = try await Stage(store: store)
        _ = try await stage.say("!sweep off", in: "#trail", from: "rob", isModerator: true)
        _ = try await stage.say("sweep: quiet", in: Stage.room)
        let again = try await Stage(store: store)
        again.now = stage.now.addingTimeInterval(3_500)
        #expect(try await again.say("sweep: hello", in: "#trail").isEmpty)
        #expect(try await again.say("sweep: hello", in: Stage.room).isEmpty)
        #expect(try await isHelped(again, from: "ann"))
        again.now = stage.now.addingTimeInterval(3_700)
        #expect(try await again.say("sweep: hello", in: "#trail").isEmpty)
        #expect(try await again.say("sweep: hello", in: Stage.room).count == 1)
        _ = try await again.say("!sweep on", in: "#trail", from: "rob", isModerator: true)
        let third = try await Stage(store: store)
        #expect(try await third.say("sweep: hello", in: "#trail", from: "tom").count == 1)
    }

    @Test func `a clock that was put back ends the quiet rather than making it last`() async throws
    {
        let stage = try await Stage()
        _ = try await stage.say("sweep: quiet", in: Stage.room)
        stage.now -= 86_400
        #expect(try await stage.say("sweep: hello", in: Stage.room, from: "tom").count == 1)
    }
}

import Bot
import BotStore
import Chat
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct FunnelTests {
    private func funnel(_ stage: Stage, in room: String? = nil) async throws -> [String] {
        guard let room else {
            return try await stage.say("!funnel", from: "rob", isModerator: true)
        }
        return try await stage.say("!funnel", in: room, from: "rob", isModerator: true).map(\.text)
    }

    private static let first = "saddle, bladderBowel, chestCollapse, legs, trauma: "

    @Test func `questions are counted as asked, answered, not understood and left`() async throws {
        let stage = try await Stage()
        #expect(try await funnel(stage) == ["I have asked nothing in the last 30 days."])
        for nick in ["ann", "ben", "cat", "dan"] { try await stage.say("hi", from: nick) }
        try await stage.say("none", from: "ann")
        try await stage.say("blorptastic wuggle", from: "ben")
        try await stage.say("stop", from: "cat")
        let lines = try await funnel(stage)
        #expect(lines[0] == "In the last 30 days, by the facts that were asked:")
        #expect(lines[1] == Self.first + "asked 4, answered 1, not understood 1, left 1")
        #expect(
            lines[2]
                == "feverUnwell, cancerWeight, nightConstant, otherUrgent, riskHistory: "
                + "asked 1, answered 0, not understood 0, left 0"
        )
        // Who has said nothing for a day has left as well.
        stage.now += 86_401
        #expect(try await funnel(stage)[1].hasSuffix("answered 1, not understood 1, left 3"))
        stage.now += 30 * 86_400
        #expect(try await funnel(stage) == ["I have asked nothing in the last 30 days."])
    }

    @Test func `what is taken back is no answer, and what was counted outlives the bot`()
        async throws
    {
        let store = try Store()
        let stage = try await Stage(store: store)
        try await stage.say("hi")
        try await stage.say("none")
        try await stage.say("undo")
        try await stage.say("repeat")
        let lines = try await funnel(try await Stage(store: store))
        #expect(lines.first { $0.hasPrefix(Self.first) }?.contains("asked 2, answered 1") == true)
        #expect(lines.first { $0.hasPrefix("feverUnwell") }?.contains("answered 0") == true)
    }

    @Test func `words that three people said are told in private, and never those of fewer`()
        async throws
    {
        let stage = try await Stage()
        for nick in ["ann", "ben", "cat"] {
            try await stage.say("hi", from: nick)
            try await stage.say("blorptastic \(nick)", from: nick)
        }
        for nick in ["dan", "eve"] {
            try await stage.say("hi", from: nick)
            try await stage.say("wuggle ann", from: nick)
        }
        let told = "Words I did not know, with how many people said them: blorptastic (3)"
        #expect(try await funnel(stage).last == told)
        let inRoom = try await funnel(stage, in: Stage.moderatorsRoom)
        #expect(inRoom.last == "Ask me in private for the words I did not know.")
        #expect(inRoom.first?.hasPrefix("rob: ") == true)
        // Whoever has all forgotten takes their words along.
        try await stage.say("forget me", from: "ann")
        try await stage.say("yes", from: "ann")
        #expect(try await !funnel(stage).contains { $0.contains("blorptastic") })
    }

    @Test func `nobody but moderators is told`() async throws {
        let stage = try await Stage()
        let said = try await stage.say("!funnel", from: "eve")
        #expect(said.count == 1 && said[0].contains("for the club's moderators"))
    }
}

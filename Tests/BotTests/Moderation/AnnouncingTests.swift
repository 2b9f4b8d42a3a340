import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// What moderators say in rooms through the bot, and what they read of how it goes.
@Suite(.timeLimit(.minutes(5))) struct AnnouncingTests {
    private func announce(_ words: String, _ stage: Stage) async throws -> [ChatAction] {
        try await stage.take(stage.message("!announce \(words)", by: .rob))
    }

    @Test func `it is said in all rooms, and told when it has gone`() async throws {
        let stage = try await Stage()
        let said = try await announce("all  Track \u{202E}closed\u{3}4\n today ", stage)
        #expect(said.map(\.target) == [Stage.room, "#trail"])
        #expect(said.allSatisfy { $0.text == "From the moderators: Track closed4 today" })
        #expect(said.allSatisfy { $0.urgency == .ordinary })
        let busy = try await announce("all More", stage)
        #expect(busy.map(\.text) == ["another announcement is on its way; wait for it."])
        #expect(try await stage.take(.chat(.delivered([said[0].id]))).isEmpty)
        let refused = Inbox.Event.chat(.delivery([said[1].id: .refused(.notAccepted)]))
        #expect(
            try await stage.take(refused).map(\.text)
                == ["announced in 1 room. It could not be said in #trail."]
        )
    }

    @Test func `three an hour are the most`() async throws {
        let stage = try await Stage()
        for _ in 0..<3 {
            let said = try await announce("#Trail Hello", stage)
            #expect(said.map(\.target) == ["#trail"])
            let end = try await stage.take(.chat(.delivered(said.map(\.id))))
            #expect(end.map(\.text) == ["announced in 1 room."])
            stage.now += 60
        }
        let over = try await announce("#trail Hello", stage)
        #expect(over.first?.text.contains("Try again in 57 minutes") == true)
        stage.now += 3_600
        #expect(try await announce("#trail Hello", stage).map(\.target) == ["#trail"])
    }

    @Test func `one that does not leave in time is told of and ends`() async throws {
        let stage = try await Stage()
        _ = try await announce("#trail Hello", stage)
        stage.now += 16 * 60
        let said = try await stage.take(.tick).map(\.text)
        #expect(said == ["announced in 0 rooms. It could not be said in #trail."])
    }

    @Test(arguments: [
        ("", "say where and what"), ("all", "say where and what"),
        ("all \u{2}\u{202E}", "say where"),
        ("#trial Hello", "Did you mean \"!announce #trail\"?"),
        ("#mods Hello", "I am in: #running"),
        ("all " + String(repeating: "x", count: 301), "300 letters"),
    ])
    func `what cannot be announced is told`(words: String, answer: String) async throws {
        let stage = try await Stage()
        let said = try await announce(words, stage)
        #expect(said.map(\.target) == ["rob"])
        #expect(said.first?.text.contains(answer) == true, "\(said)")
    }

    @Test func `the status tells of the network, people, scripts and the start`() async throws {
        let condition = LineCondition(
            lag: .milliseconds(1_260),
            missing: ["account-tag missing: I cannot always tell who is logged in"]
        )
        let stage = try await Stage(condition: condition)
        try await stage.hear("hi", by: .loggedIn("mia"))
        stage.now += 7_260
        let said = try await stage.hear("!status", by: .rob).map(\.text)
        let hash = try Stage.shipped.get().hash.prefix(7)
        #expect(
            said == [
                "demo connected for 2 hours, lag 1.2 s. account-tag missing: I cannot always tell who "
                    + "is logged in.",
                "0 messages waiting to leave. 1 person kept, 1 in the middle of questions.",
                "Scripts: back-pain en \(hash).",
                "Started 2026-03-01 18:00, 2 hours ago.",
            ]
        )
    }
}

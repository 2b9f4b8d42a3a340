import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct ModerationTests {
    @Test func `scripts are swapped while a conversation goes on`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        _ = try await stage.say(
            "!reload",
            in: Stage.moderatorsRoom,
            from: "rob",
            isModerator: true
        )
        let folder = try DialogueFolder(
            replacing: "fever, chills or feeling ill",
            with: "hot or shivery"
        )
        let said = try await stage.work(on: folder)
        #expect(said.map(\.target) == [Stage.moderatorsRoom])
        let answer = try #require(said.first?.text)
        let form =
            /rob: back-pain en: 1 live, all unchanged. Loaded \([0-9a-f]{7}\). "!rollback" undoes it./
        #expect(answer.wholeMatch(of: form) != nil, "\(answer)")
        #expect(try await stage.say("none").last?.contains("1 hot or shivery") == true)
    }

    @Test func `every command has a use, a purpose and a manual`() async throws {
        let stage = try await Stage()
        let lines = try await stage.say("!help", from: "rob", isModerator: true)
        #expect(lines.count > 1 && lines.allSatisfy { $0.utf8.count <= 350 && $0.hasSuffix(").") })
        let list = lines.joined()
        for command in list.matches(of: /![a-z]+/).map({ String($0.output) }) {
            for typed in [command, String(command.dropFirst()), command.uppercased()] {
                let said = try await stage.say("!help \(typed)", from: "rob", isModerator: true)
                #expect(said.count == 1)
                #expect(said[0].hasPrefix(command), "\(said)")
                #expect(said[0].contains(": "))
            }
        }
        #expect(
            try await stage.say("!help  nonsense ", from: "rob", isModerator: true)
                == ["I know no such command. \"!help\" lists them."]
        )
    }

    @Test func `a broken script changes nothing and is told with its line`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        let folder = try DialogueFolder(replacing: "  ice: |", with: "  icee: |")
        let said = try await stage.reload(from: folder)
        #expect(said.first?.hasPrefix("not loaded, the running version stays. 2 errors") == true)
        #expect(said.last?.contains("back-pain.en.yaml line ") == true)
        #expect(said.last?.contains("Did you mean \"ice\"?") == true)
        #expect(try await stage.say("none").last?.contains("1 fever") == true)
    }

    @Test func `rollback brings the scripts before back, once, and says what it does`()
        async throws
    {
        let stage = try await Stage()
        let shipped = try Stage.shipped.get().hash.prefix(7)
        let folder = try DialogueFolder(replacing: "Any of these?", with: "Which of these?")
        try await stage.reload(from: folder)
        #expect(try await stage.say("hi").last?.contains("Which of these?") == true)
        let first = try await stage.say("!rollback", from: "rob", isModerator: true)
        #expect(first.first?.hasPrefix("back to back-pain en \(shipped); ") == true)
        #expect(first.first?.contains("\"!reload\" reads them again") == true)
        #expect(try await stage.say("hi", from: "tom").last?.contains("Any of these?") == true)
        #expect(
            try await stage.say("!rollback", from: "rob", isModerator: true)
                == ["there is nothing to go back to: back-pain en \(shipped) stays."]
        )
        #expect(try await stage.say("hi", from: "ann").last?.contains("Any of these?") == true)
    }

    @Test func `a check goes through the whole gate and changes nothing`() async throws {
        let stage = try await Stage()
        try await stage.say("hi", from: "tom")
        let folder = try DialogueFolder(replacing: "Any of these?", with: "Which of these?")
        let said = try await stage.reload(from: folder, by: "!check")
        #expect(said.first?.hasPrefix("back-pain en: 1 live, all unchanged. No mistakes") == true)
        #expect(said.first?.hasSuffix("\"!reload\" loads it.") == true)
        #expect(try await stage.say("hi").last?.contains("Any of these?") == true)
    }

    @Test func `the same scripts once more are told apart and leave the way back`() async throws {
        let stage = try await Stage()
        let folder = try DialogueFolder(replacing: "Any of these?", with: "Which of these?")
        try await stage.reload(from: folder)
        let again = try await stage.reload(from: folder)
        #expect(again.first?.contains("Nothing has changed") == true)
        let back = try await stage.say("!rollback", from: "rob", isModerator: true)
        #expect(back.first?.hasPrefix("back to") == true)
    }

    @Test func `two moderators and a signal are answered one after the other`() async throws {
        let stage = try await Stage()
        try await stage.say("!reload", from: "rob", isModerator: true)
        let second = try await stage.say("!reload", from: "ann", isModerator: true)
        #expect(second == ["another one is being looked at; yours comes next."])
        let signal = Reload.Request(asker: nil, isCheckOnly: false)
        let third = try await stage.take(.reloadWanted(signal))
        #expect(third.map(\.target) == [Stage.moderatorsRoom])

        let folder = try DialogueFolder(replacing: "Any of these?", with: "Which of these?")
        let said = try await stage.work(on: folder)
        #expect(said.map(\.target) == ["rob", "ann", Stage.moderatorsRoom])
        #expect(said.first?.text.contains("Loaded") == true)
        // Each is tried against what the one before has put in use.
        #expect(said.dropFirst().allSatisfy { $0.text.contains("Nothing has changed") })
        #expect(stage.takeWork().isEmpty)
    }

    @Test func `so many wishes at once are refused, and the queue goes on`() async throws {
        let stage = try await Stage()
        let signal = Inbox.Event.reloadWanted(Reload.Request(asker: nil, isCheckOnly: true))
        var refused = 0
        for _ in 0..<30 {
            let said = try await stage.take(signal)
            refused += said.count { $0.text.contains("so many are waiting") }
            try await stage.take(.chat(.delivered(said.map(\.id))))
        }
        #expect(refused == 13)
        #expect(stage.takeWork().count == 1)
    }

    @Test func `who is no moderator is refused`() async throws {
        let stage = try await Stage()
        #expect(try await stage.say("!reload").first?.contains("moderators") == true)
        #expect(stage.takeWork().isEmpty)
    }

    @Test func `the audit tells who gave which command, and no other words`() async throws {
        let stage = try await Stage()
        try await stage.say("!why my knee is numb", from: "rob", isModerator: true)
        try await stage.say("!nonsense numb", from: "ann", isModerator: true)
        try await stage.say("!status", from: "eve")
        try await stage.say("!ignore mia for 1d", from: "rob", isModerator: true)
        try await stage.say("!mods add numb", from: "rob", isModerator: true)
        try await stage.say("!announce #TRAIL numb", from: "rob", isModerator: true)
        try await stage.say("!approve 9F3c2a1", from: "rob", isModerator: true)
        try await stage.say("!approve numb", from: "rob", isModerator: true)
        let acts = try await stage.store.audit(atMost: 9).compactMap(\.act)
        #expect(
            acts.map(\.command) == [
                "!approve", "!approve 9f3c2a1", "!announce #trail", "!mods add", "!ignore",
                "unknown",
                "!why",
            ]
        )
        #expect(acts.map { $0.moderator.contains("ann") } == (0..<7).map { $0 == 5 })
        #expect(try await stage.store.auditState() == .whole(lines: 7))
    }

    @Test(arguments: [
        "!dialogues", "!help why", "!nonsense", "!mods", "!ignore", "!announce", "!approve",
    ])
    func `every command is answered`(command: String) async throws {
        let stage = try await Stage()
        #expect(try await stage.say(command, from: "rob", isModerator: true).count == 1)
    }
}

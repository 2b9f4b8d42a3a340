import Bot
import Chat
import Dialogue
import DialogueFiles
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct ModerationTests {
    /// A copy of the shipped scripts, changed.
    func folder(replacing old: String, with new: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "dialogues-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["back-pain.en.yaml", "common.en.yaml", "words.en.yaml"] {
            let text = try String(
                contentsOf: Stage.dialogues.appending(path: name),
                encoding: .utf8
            )
            try text.replacing(old, with: new)
                .write(
                    to: folder.appending(path: name),
                    atomically: true,
                    encoding: .utf8
                )
        }
        return folder
    }

    func reload(_ stage: Stage, from folder: URL) async throws -> [ChatAction] {
        let (asker, isCheckOnly) = try #require(stage.takeReloadRequests().first)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await stage.take(
            .reload(ScriptReloads.load(folder, asker: asker, isCheckOnly: isCheckOnly))
        )
    }

    @Test func `scripts are swapped while a conversation goes on`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        _ = try await stage.say(
            "!reload",
            in: Stage.moderatorsRoom,
            from: "rob",
            isModerator: true
        )
        let said = try await reload(
            stage,
            from: folder(replacing: "fever, chills or feeling ill", with: "hot or shivery")
        )
        #expect(said.first?.target == Stage.moderatorsRoom)
        #expect(said.first?.text.hasPrefix("rob: loaded back-pain en ") == true)
        #expect(try await stage.say("none").first?.contains("1 hot or shivery") == true)
    }

    @Test func `a broken script changes nothing and is told with its line`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        try await stage.say("!reload", from: "rob", isModerator: true)
        let said = try await reload(stage, from: folder(replacing: "  ice: |", with: "  icee: |"))
        #expect(said.map(\.target).allSatisfy { $0 == "rob" })
        #expect(
            said.first?.text.hasPrefix("not loaded, the running version stays. 2 errors") == true
        )
        #expect(said.last?.text.contains("back-pain.en.yaml line ") == true)
        #expect(said.last?.text.contains("Did you mean \"ice\"?") == true)
        #expect(try await stage.say("none").first?.contains("1 fever") == true)
    }

    @Test func `an answer means what was shown, whatever the scripts say by now`() async throws {
        let stage = try await Stage()
        try await stage.say("hi")
        try await stage.say("!reload", from: "rob", isModerator: true)
        let swapped = try folder(
            replacing:
                "      saddle: numb or tingling around your bottom, genitals or inner thighs\n",
            with: ""
        )
        let file = swapped.appending(path: "back-pain.en.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing(
                "      trauma: it began with a fall, knock or crash\n",
                with: "      trauma: it began with a fall, knock or crash\n"
                    + "      saddle: numb around your bottom, genitals or inner thighs\n"
            )
        try text.write(to: file, atomically: true, encoding: .utf8)
        let said = try await reload(stage, from: swapped)
        #expect(said.first?.text.hasPrefix("loaded") == true)
        #expect(try await stage.say("1").first?.contains("call 112 now") == true)
    }

    @Test func `rollback brings the scripts before back, once`() async throws {
        let stage = try await Stage()
        try await stage.say("!reload", from: "rob", isModerator: true)
        _ = try await reload(
            stage,
            from: folder(replacing: "Any of these?", with: "Which of these?")
        )
        #expect(try await stage.say("hi").last?.contains("Which of these?") == true)
        #expect(
            try await stage.say("!rollback", from: "rob", isModerator: true).first?
                .hasPrefix("back to back-pain en") == true
        )
        #expect(try await stage.say("hi", from: "tom").last?.contains("Any of these?") == true)
        #expect(
            try await stage.say("!rollback", from: "rob", isModerator: true)
                == ["there is nothing to go back to."]
        )
    }

    @Test func `a check changes nothing`() async throws {
        let stage = try await Stage()
        try await stage.say("!check", from: "rob", isModerator: true)
        let said = try await reload(
            stage,
            from: folder(replacing: "Any of these?", with: "Which of these?")
        )
        #expect(said.first?.text.hasPrefix("no mistakes found") == true)
        #expect(try await stage.say("hi").last?.contains("Any of these?") == true)
    }

    @Test func `who is no moderator is refused`() async throws {
        let stage = try await Stage()
        #expect(try await stage.say("!reload").first?.contains("moderators") == true)
        #expect(stage.takeReloadRequests().isEmpty)
    }

    @Test func `a signal's outcome is told in the moderators' room`() async throws {
        let stage = try await Stage()
        let said = try await stage.take(
            .reload(ScriptReloads.load(Stage.dialogues, asker: nil, isCheckOnly: false))
        )
        #expect(said.map(\.target) == [Stage.moderatorsRoom])
    }

    @Test(arguments: ["!status", "!dialogues", "!help", "!nonsense"])
    func `every command is answered`(command: String) async throws {
        let stage = try await Stage()
        #expect(try await stage.say(command, from: "rob", isModerator: true).count == 1)
    }
}

import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// Scripts that advise otherwise need two moderators, where the club wishes it.
@Suite(.timeLimit(.minutes(5))) struct ApprovalTests {
    private let ann = Member.loggedIn("ann", .moderator)

    private func reload(
        _ stage: Stage,
        _ folder: DialogueFolder,
        by command: String = "!reload"
    ) async throws -> [ChatAction] {
        let said = try await stage.hear(command, by: .rob)
        return try await said + stage.work(on: folder)
    }

    private func version(in texts: [String]) throws -> Substring {
        let found = texts.compactMap { $0.firstMatch(of: /!approve ([0-9a-f]{7})/)?.1 }.first
        return try #require(found, "\(texts)")
    }

    @Test func `another moderator puts them in use, and what they are is told`() async throws {
        let stage = try await Stage(needsTwoModerators: true)
        let folder = try DialogueFolder(
            replacing: "  ice: |\n",
            with: "  ice: |\n    Cold helps.\n"
        )
        let said = try await reload(stage, folder)
        #expect(said.map(\.target) == [Stage.moderatorsRoom, "rob"])
        #expect(said.allSatisfy { $0.text.contains("back-pain en: ice (") }, "\(said)")
        let version = try version(in: said.map(\.text))
        let before = try Stage.shipped.get().hash.prefix(7)
        #expect(try await stage.first("!dialogues", by: .rob).hasSuffix(before))
        let status = try await stage.hear("!status", by: ann)
        #expect(status.contains { $0.text.contains("!approve \(version)") })

        let own = "you asked for it yourself"
        #expect(try await stage.first("!approve \(version)", by: .rob).contains(own))
        let nick = Member.loggedIn("Rob", as: "robbie", .moderator)
        #expect(try await stage.first("!approve \(version)", by: nick).contains(own))
        #expect(
            try await stage.first("!approve", by: ann)
                .contains("\(version) waits: back-pain en: ice")
        )
        #expect(try await stage.first("!approve 1234567", by: ann).contains("is not what waits"))
        #expect(
            try await stage.first("!approve \(version.prefix(3))", by: ann).contains("not what")
        )
        let done = try await stage.first("!approve \(version)", by: ann)
        #expect(done.hasPrefix("approved. Loaded (\(version))"))
        #expect(try await stage.first("!dialogues", by: .rob).hasSuffix(version))
        #expect(try await stage.first("!approve \(version)", by: ann).contains("nothing waits"))
        let acts = try await stage.store.audit(atMost: 30).compactMap(\.act)
        #expect(acts.contains { $0.command == "!reload" && $0.moderator.contains("rob") })
        #expect(
            acts.contains { $0.command == "!approve \(version)" && $0.moderator.contains("ann") }
        )

        // The way back changes the same.
        let back = try await stage.first("!rollback", by: ann)
        #expect(try await stage.first("!dialogues", by: .rob).hasSuffix(version), "\(back)")
        let gone = try await stage.first("!approve \(before)", by: .rob)
        #expect(gone.hasPrefix("approved. back to back-pain en \(before)"))
    }

    /// What runners read, wherever it stands, and how it is named.
    @Test(arguments: [
        (
            "back-pain.en.yaml", "severe: you can hardly", "severe: you hardly can",
            "back-pain en: severity"
        ),
        ("back-pain.en.yaml", "Any of these?", "Which of these?", "back-pain en: saddle ("),
        (
            "back-pain.en.yaml", "  closing: |\n",
            "  closing: |\n    All good, no need to see anybody.\n",
            "back-pain en: closing ("
        ),
        (
            "topics.en.yaml", "    say: |\n", "    say: |\n      Take 400 mg every 6 hours.\n",
            "topics en: ice ("
        ),
        (
            "common.en.yaml", "  still an emergency: |\n",
            "  still an emergency: |\n    Never mind.\n", "common en: still an emergency ("
        ),
    ])
    func `every text that runners read needs a second moderator`(
        file: String,
        old: String,
        new: String,
        told: String
    ) async throws {
        let stage = try await Stage(needsTwoModerators: true)
        let folder = try DialogueFolder()
        try folder.edit(file) { text in
            guard let place = text.range(of: old) else { return text }
            return text.replacingCharacters(in: place, with: new)
        }
        let said = try await reload(stage, folder).map(\.text)
        #expect(said.contains { $0.contains(told) }, "\(said)")
        #expect(said.allSatisfy { !$0.contains("Loaded") })
    }

    @Test func `what people say, and where questions stand, need no second moderator`()
        async throws
    {
        let stage = try await Stage(needsTwoModerators: true)
        let folder = try ChangedScripts.reordered.folder()
        let first = try version(in: try await reload(stage, folder).map(\.text))
        _ = try await stage.first("!approve \(first)", by: ann)
        try folder.edit { $0.replacing("starts on: [", with: "starts on: [my poor back, ") }
        #expect(try await reload(stage, folder).last?.text.contains("Loaded") == true)
    }

    @Test func `without the rule nothing waits`() async throws {
        let stage = try await Stage()
        let folder = try DialogueFolder(
            replacing: "  ice: |\n",
            with: "  ice: |\n    Cold helps.\n"
        )
        #expect(try await reload(stage, folder).last?.text.contains("Loaded") == true)
        #expect(try await stage.first("!approve", by: ann).contains("no two-person rule"))
    }

    @Test func `what waits is over after an hour, or when something newer passes`() async throws {
        let stage = try await Stage(needsTwoModerators: true)
        let folder = try DialogueFolder(
            replacing: "  ice: |\n",
            with: "  ice: |\n    Cold helps.\n"
        )
        let first = try version(in: try await reload(stage, folder).map(\.text))
        stage.now += 3_600
        #expect(try await stage.first("!approve \(first)", by: ann).contains("nothing waits"))
        _ = try await reload(stage, folder)
        stage.now += 3_600
        let told = try await stage.take(.tick).map(\.text)
        #expect(told.contains { $0.contains("nobody has approved \(first)") }, "\(told)")
        _ = try await reload(stage, folder)
        let newer = try DialogueFolder(replacing: "  ice: |\n", with: "  ice: |\n    Cool it.\n")
        let second = try version(in: try await reload(stage, newer).map(\.text))
        #expect(first != second)
        #expect(try await stage.first("!approve \(first)", by: ann).contains("is not what waits"))
        #expect(try await stage.first("!approve \(second)", by: ann).hasPrefix("approved."))
    }

    @Test func `a signal waits for one moderator`() async throws {
        let stage = try await Stage(needsTwoModerators: true)
        let folder = try DialogueFolder(
            replacing: "  ice: |\n",
            with: "  ice: |\n    Cold helps.\n"
        )
        try await stage.take(.reloadWanted(Reload.Request(asker: nil, isCheckOnly: false)))
        let said = try await stage.work(on: folder)
        #expect(said.map(\.target) == [Stage.moderatorsRoom])
        let version = try version(in: said.map(\.text))
        #expect(try await stage.first("!approve \(version)", by: .rob).hasPrefix("approved."))
    }
}

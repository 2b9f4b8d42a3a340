import Bot
import BotStore
import Chat
import Dialogue
import DialogueFiles
import Foundation
import Testing

/// Scripts that were approved survive a restart, and so does the way back.
@Suite(.timeLimit(.minutes(5))) struct ScriptStartTests {
    private let ann = Member.loggedIn("ann", .moderator)
    private let store: Store

    init() throws {
        store = try Store()
    }

    /// Scripts in a folder, read once: that takes a while in a debug build.
    private struct Draft: Sendable {
        let folder: DialogueFolder
        let library: ScriptLibrary

        var version: Substring { library.hash.prefix(7) }

        init(replacing old: String, with new: String) throws {
            folder = try DialogueFolder(replacing: old, with: new)
            library = try LibraryLoader.load(folder: folder.url, isLinted: false).library
        }
    }

    /// The shipped scripts with other advice.
    private static let advice = Result {
        try Draft(replacing: "  ice: |\n", with: "  ice: |\n    Cold helps.\n")
    }

    /// The shipped scripts with more that people may say, and the same advice.
    private static let opener = Result {
        try Draft(replacing: "starts on: [", with: "starts on: [my poor old back, ")
    }

    /// The bot is started with those scripts in its folder.
    private func start(
        with draft: Draft? = nil,
        isRule: Bool = true,
        prove: @escaping ReloadGate.Proof = { _ in }
    ) async throws -> Stage {
        try await Stage(
            store: store,
            library: draft?.library,
            keepsScripts: true,
            prove: prove,
            needsTwoModerators: isRule
        )
    }

    private func inUse(_ stage: Stage) async throws -> Substring {
        try await stage.first("!dialogues", by: .rob).suffix(7)
    }

    private func events() async throws -> [AuditEvent] {
        try await store.audit(atMost: 99).map(\.event).filter { $0 != .moderated }.reversed()
    }

    private func shipped() throws -> Substring { try Stage.shipped.get().hash.prefix(7) }

    @Test func `what nobody has approved waits at a start, and the moderators are told`()
        async throws
    {
        let first = try await start()
        #expect(first.saidAtStart.isEmpty)
        #expect(try await events() == [.scriptsInUse])
        #expect(try await store.keptScripts()?.current.hash == Stage.shipped.get().hash)

        let draft = try Self.advice.get()
        let second = try await start(with: draft)
        #expect(try await inUse(second) == shipped())
        let told = try #require(second.saidAtStart.first)
        #expect(told.target == Stage.moderatorsRoom)
        #expect(
            told.text.contains("last in use: back-pain en: ice (\(draft.version))"),
            "\(told.text)"
        )
        #expect(try told.text.contains("so \(shipped()) stays in use. \"!reload\" asks"))
        #expect(try await events() == [.scriptsInUse, .scriptsWait])
        #expect(
            try await store.audit(atMost: 9).first { $0.event == .scriptsWait }?.scripts
                == draft.library.hash
        )

        // Once for each start and network.
        #expect(try await second.take(.chat(.lost(network: Stage.network))).isEmpty)
        #expect(
            try await second.take(.chat(.ready(network: Stage.network, epoch: 2)))
                .allSatisfy { !$0.text.contains("last in use") }
        )
        #expect(try await start(with: draft).saidAtStart.count == 1)
    }

    @Test func `what two have approved is in use after the next start, and nothing is said`()
        async throws
    {
        _ = try await start()
        let draft = try Self.advice.get()
        let second = try await start(with: draft)
        try await second.hear("!reload", by: .rob)
        _ = try await second.work(on: draft.folder)
        let done = try await second.first("!approve \(draft.version)", by: ann)
        #expect(done.hasPrefix("approved. Loaded"))
        let third = try await start(with: draft)
        #expect(third.saidAtStart.isEmpty)
        #expect(try await inUse(third) == draft.version)
        #expect(try await events() == [.scriptsInUse, .scriptsWait, .scriptsInUse])
        // Also where the folder is not what was approved any more.
        let fourth = try await start()
        #expect(try await inUse(fourth) == draft.version)
        #expect(fourth.saidAtStart.count == 1)
    }

    @Test func `a wish that waited ends with a restart, and the moderators hear so`() async throws {
        let draft = try Self.advice.get()
        let first = try await start()
        try await first.hear("!reload", by: .rob)
        _ = try await first.work(on: draft.folder)
        let second = try await start(with: draft)
        #expect(
            second.saidAtStart.first?.text
                .hasSuffix(
                    "\"!reload\" asks for approval; what was asked for before the start waits no more."
                ) == true
        )
        let answer = try await second.first("!approve \(draft.version)", by: ann)
        #expect(answer.contains("nothing waits") && answer.contains("before I was started"))
        #expect(try await inUse(second) == shipped())
    }

    @Test func `the way back survives a restart, and needs two moderators as before`()
        async throws
    {
        let first = try await start(isRule: false)
        let draft = try Self.advice.get()
        try await first.hear("!reload", by: .rob)
        _ = try await first.work(on: draft.folder)
        let second = try await start(with: draft)
        #expect(second.saidAtStart.isEmpty)
        let held = try await second.hear("!rollback", by: .rob).map(\.text)
        #expect(held.contains { $0.hasPrefix("Not in use yet") }, "\(held)")
        let done = try await second.first("!approve \(shipped())", by: ann)
        #expect(done.hasPrefix("approved. back to"), "\(done)")

        // Once only, also over a restart; and the folder, which nobody has approved again, waits.
        let third = try await start(with: draft)
        #expect(try await inUse(third) == shipped())
        #expect(third.saidAtStart.count == 1)
        #expect(try await third.first("!rollback", by: .rob).contains("nothing to go back to"))
    }

    @Test func `more that people may say, and a club without the rule, take the folder at a start`()
        async throws
    {
        _ = try await start()
        let other = try Self.opener.get()
        let second = try await start(with: other)
        #expect(second.saidAtStart.isEmpty)
        #expect(try await inUse(second) == other.version)
        let draft = try Self.advice.get()
        let third = try await start(with: draft, isRule: false)
        #expect(third.saidAtStart.isEmpty)
        #expect(try await inUse(third) == draft.version)
        #expect(try await events() == [.scriptsInUse, .scriptsInUse, .scriptsInUse])
        // What a start has brought can be undone like a reload.
        #expect(
            try await third.first("!rollback", by: .rob)
                .hasPrefix(
                    "back to back-pain en \(other.version)"
                )
        )
    }

    @Test func `scripts that this program refuses are replaced by the folder's, and it is told`()
        async throws
    {
        _ = try await start()
        let draft = try Self.advice.get()
        let shippedHash = try Stage.shipped.get().hash
        let second = try await start(with: draft) { checked throws(LibraryRefused) in
            guard checked.library.hash == shippedHash else { return }
            _ = try LibraryLoader.load(files: [])
        }
        #expect(try await inUse(second) == draft.version)
        let told = try #require(second.saidAtStart.first?.text)
        #expect(
            try told.hasPrefix(
                "ATTENTION: when I was started, the scripts last in use (\(shipped()))"
            )
        )
        #expect(told.contains("no second moderator has approved them"))
        #expect(told.contains("There is no script in this folder."), "\(told)")
        #expect(try await events() == [.scriptsInUse, .scriptsUnusable, .scriptsInUse])
        #expect(try await second.first("!rollback", by: .rob).contains("nothing to go back to"))
        #expect(try await start(with: draft).saidAtStart.isEmpty)
    }

    @Test func `files that are not what they were are not used`() async throws {
        _ = try await start()
        let kept = try #require(try await store.keptScripts()).current
        var batch = Store.Batch(now: 1)
        batch.scripts = KeptScripts(
            current: .init(
                hash: kept.hash,
                files: kept.files.map {
                    ScriptFile(name: $0.name, text: $0.text.replacing("Any of these?", with: "?"))
                }
            )
        )
        try await store.commit(batch)
        let draft = try Self.advice.get()
        let second = try await start(with: draft)
        #expect(try await inUse(second) == draft.version)
        #expect(second.saidAtStart.first?.text.contains("not what they were") == true)
    }

    @Test func `a start that changes nothing writes nothing, and neither does a message`()
        async throws
    {
        _ = try await start()
        let second = try await start()
        try await second.say("hi")
        try await second.take(.tick)
        #expect(try await events() == [.scriptsInUse])
    }

    @Test func `an emergency is answered whatever waits`() async throws {
        _ = try await start()
        let second = try await start(with: try Self.advice.get())
        let said = try await second.say("i can't feel myself wipe")
        #expect(said.first?.contains("call 112") == true, "\(said)")
    }

    @Test func `a disk that fails keeps nobody's words from being stored later, nor the scripts`()
        async throws
    {
        let fault = try DiskFault()
        let store = try Store(path: fault.path, durability: .normal)
        let stage = try await Stage(store: store, keepsScripts: true)
        let draft = try Self.advice.get()
        try await stage.hear("!reload", by: .rob)
        try fault.begin(.writing)
        _ = try await stage.work(on: draft.folder)
        #expect(try await inUse(stage) == draft.version)
        #expect(try await store.keptScripts()?.current.hash == Stage.shipped.get().hash)
        try fault.end()
        try await stage.say("hi")
        #expect(try await stage.conversation(of: "mia") != nil)
        #expect(try await store.keptScripts()?.current.hash == Stage.shipped.get().hash)
        stage.now += 60
        try await stage.take(.tick)
        let kept = try await store.keptScripts()
        #expect(kept?.current.hash == draft.library.hash)
        #expect(try kept?.previous?.hash == Stage.shipped.get().hash)
        withExtendedLifetime(fault) {}
    }
}

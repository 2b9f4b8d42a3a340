import BotStore
import Dialogue
import Foundation
import GRDB
import Testing

/// The files of the scripts in use and of those before them, as they are stored.
@Suite struct KeptScriptsTests {
    private static let words = ScriptFile(
        name: "words.en.yaml",
        text: "\u{FEFF}ñ\r\n\0" + String(repeating: "word\n", count: 80_000)
    )

    private static func version(_ hash: String, _ text: String) -> KeptScripts.Version {
        KeptScripts.Version(hash: hash, files: [ScriptFile(name: "a.en.yaml", text: text), words])
    }

    private static let both = KeptScripts(
        current: version("b", "ice: cold\n"),
        previous: version("a", "ice: warm\n")
    )

    private func keep(_ scripts: KeptScripts, in store: Store, at time: Int64 = 10) async throws {
        var batch = Store.Batch(now: time)
        batch.scripts = scripts
        try await store.commit(batch)
    }

    private func count(_ table: String, in store: Store) async throws -> Int? {
        try await store.run { queue in
            try await queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
        }
    }

    @Test(arguments: SealingTests.changes)
    func `they are there to the letter after a restart, a change of key and a backup`(
        old: UInt8?,
        new: UInt8?
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let before = try Store(path: path, key: try old.map(OpeningTests.key))
            #expect(try await before.keptScripts() == nil)
            try await keep(Self.both, in: before)
            try before.close()
            let newKey = try new.map(OpeningTests.key)
            try await Store.rekey(
                path: path,
                from: try old.map(OpeningTests.key),
                to: newKey,
                now: 20
            )
            let after = try Store(path: path, key: newKey)
            #expect(try await after.keptScripts() == Self.both)
            try await after.backUp(to: folder + "/copy.sqlite")
            let copy = try Store(path: folder + "/copy.sqlite", key: newKey)
            #expect(try await copy.keptScripts() == Self.both)
        }
    }

    @Test func `a text that several files have is kept once, and one that none has is gone`()
        async throws
    {
        let store = try Store()
        try await keep(Self.both, in: store)
        #expect(try await count("script_text", in: store) == 3)
        let next = KeptScripts(
            current: Self.version("c", "ice: none\n"),
            previous: Self.both.current
        )
        try await keep(next, in: store)
        #expect(try await store.keptScripts() == next)
        #expect(try await count("script_text", in: store) == 3)
        let alone = KeptScripts(current: Self.both.current)
        try await keep(alone, in: store)
        #expect(try await store.keptScripts() == alone)
        #expect(try await count("script_text", in: store) == 2)
        #expect(try await count("script_file", in: store) == 2)
    }

    @Test func `the audit says in the same commit which ones, linked like every line`()
        async throws
    {
        let store = try Store()
        var batch = Store.Batch(now: 30)
        batch.scriptEvents = [(.scriptsUnusable, "a"), (.scriptsWait, "c")]
        batch.scripts = Self.both
        #expect(!batch.isEmpty)
        try await store.commit(batch)
        let lines = try await store.audit(atMost: 9)
        #expect(lines.map(\.event) == [.scriptsInUse, .scriptsWait, .scriptsUnusable])
        #expect(lines.map(\.scripts) == ["b", "c", "a"])
        #expect(lines.allSatisfy { $0.act == nil && $0.people == 0 && $0.at == 30 })
        #expect(try await store.auditState() == .whole(lines: 3))
        try await store.run { queue in
            try await queue.write { db in
                try db.execute(sql: "UPDATE audit SET command = 'd' WHERE event = 'scriptsInUse'")
            }
        }
        #expect(try await store.auditState() == .broken(lastSound: 30))
    }

    @Test func `a commit that fails leaves the scripts and the audit as they were`() async throws {
        let store = try Store()
        try await keep(Self.both, in: store)
        try await store.run { queue in
            try await queue.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER full BEFORE INSERT ON audit
                        BEGIN SELECT RAISE(ABORT, 'full'); END
                        """
                )
            }
        }
        await #expect(throws: StoreError.self) {
            try await keep(KeptScripts(current: Self.both.current), in: store)
        }
        #expect(try await store.keptScripts() == Self.both)
        #expect(try await store.audit(atMost: 9).count == 1)
    }

    @Test(arguments: [
        "UPDATE script_text SET content = x'FF'", "DELETE FROM script_file",
        "UPDATE scripts SET hash = 'x'",
    ])
    func `rows that are not what they were are read all the same`(change: String) async throws {
        let store = try Store()
        try await keep(Self.both, in: store)
        try await store.run { queue in
            try await queue.write { try $0.execute(sql: change) }
        }
        let kept = try #require(try await store.keptScripts())
        #expect(kept != Self.both)
    }

    @Test func `a batch without scripts leaves them alone`() async throws {
        let store = try Store()
        try await keep(Self.both, in: store)
        var batch = Store.Batch(now: 40)
        batch.audit = [.exported]
        try await store.commit(batch)
        #expect(try await store.keptScripts() == Self.both)
    }
}

import BotStore
import Chat
import Foundation
import GRDB
import Testing

/// What the audit tells, and that nobody can take a line out unseen.
@Suite struct AuditTests {
    static let act = ModeratorAct(moderator: "demo account:rob", command: "!reload")

    /// Four lines, of which one is a moderator's.
    private func fill(_ store: Store) async throws {
        try await store.note(.backedUp, now: 10)
        var batch = Store.Batch(now: 20)
        batch.acts = [Self.act]
        batch.audit = [.exported]
        try await store.commit(batch)
        try await store.note(.exportedByOperator, now: 30)
    }

    @Test(arguments: [nil, 1 as UInt8])
    func `what moderators did stands among the rest, with who and when`(key: UInt8?) async throws {
        try await withTemporaryFolder { folder in
            let key = try key.map(OpeningTests.key)
            let store = try Store(path: folder + "/a.sqlite", key: key)
            #expect(try await store.auditState() == .whole(lines: 0))
            try await fill(store)
            let lines = try await store.audit(atMost: 9)
            #expect(lines.map(\.event) == [.exportedByOperator, .moderated, .exported, .backedUp])
            #expect(lines.map(\.act) == [nil, Self.act, nil, nil])
            #expect(lines.map(\.at) == [30, 20, 20, 10])
            #expect(try await store.auditState() == .whole(lines: 4))
            try store.close()
            let isReadable = try bytes(in: folder).values
                .contains {
                    $0.firstRange(of: Data("account:rob".utf8)) != nil
                }
            #expect(isReadable == (key == nil))
        }
    }

    @Test(arguments: [
        "DELETE FROM audit WHERE id = 2",
        "DELETE FROM audit WHERE id = 4",
        "DELETE FROM audit WHERE id = 1",
        "DELETE FROM audit",
        "UPDATE audit SET happened_at = 21 WHERE id = 2",
        "UPDATE audit SET event = 'resumed' WHERE id = 1",
        "UPDATE audit SET people = 7 WHERE id = 1",
        "UPDATE audit SET moderator = 'demo account:eve' WHERE id = 3",
        "UPDATE audit SET moderator = 'demo account:ro', command = 'b!reload' WHERE id = 3",
        "UPDATE audit SET command = NULL WHERE id = 3",
        "UPDATE audit SET link = NULL WHERE id = 3",
        "UPDATE audit SET link = (SELECT link FROM audit WHERE id = 2) WHERE id = 3",
        "INSERT INTO audit (happened_at, event, people) VALUES (40, 'exported', 1)",
        "UPDATE audit SET id = 9 WHERE id = 2",
    ])
    func `a line that was taken out, changed, moved or put in shows`(change: String) async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite")
            try await fill(store)
            try store.close()
            let raw = try DatabaseQueue(path: folder + "/a.sqlite")
            try await raw.write { try $0.execute(sql: change) }
            try raw.close()
            let changed = try Store(path: folder + "/a.sqlite")
            guard case .broken = try await changed.auditState() else {
                Issue.record("it is taken for whole")
                return
            }
            // What is added later does not mend it.
            try await changed.note(.backedUp, now: 50)
            #expect(try await changed.auditState() != .whole(lines: 5))
        }
    }

    @Test func `it tells up to when the audit is sound`() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite")
            try await fill(store)
            try await store.run { queue in
                try await queue.write { try $0.execute(sql: "DELETE FROM audit WHERE id = 3") }
            }
            #expect(try await store.auditState() == .broken(lastSound: 20))
        }
    }

    @Test func `the links outlast a change of key`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let store = try Store(path: path)
            try await fill(store)
            try store.close()
            let key = try OpeningTests.key(1)
            try await Store.rekey(path: path, from: nil, to: key, now: 40)
            let sealed = try Store(path: path, key: key)
            #expect(try await sealed.auditState() == .whole(lines: 5))
            #expect(try await sealed.audit(atMost: 9)[2].act == Self.act)
        }
    }
}

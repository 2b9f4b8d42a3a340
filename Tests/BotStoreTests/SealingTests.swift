import BotStore
import Chat
import Dialogue
import Foundation
import GRDB
import RulesCore
import Testing

/// A sealed database says nothing of anybody to who has only its files.
@Suite struct SealingTests {
    /// What says something of a person, or is how this program says it.
    static let words = [
        "Zyxwvut", "Rest.", "nick:", "account:", "other", "saddle", "learnt", "askAlone", "legs",
        "seenSameDay", "checkIns", "runner", "askedFor", "declined", "offered", "K7Q2",
    ]

    static func traces(in folder: String) throws -> Set<String> {
        try Set(words.filter { try !ForgettingTests.traces(of: $0, in: folder).isEmpty })
    }

    /// All that a store holds, as values.
    func contents(_ store: Store) async throws -> [MemberID: PersonalData] {
        var found: [MemberID: PersonalData] = [:]
        let members = (0..<60).map { MemberID(network: "demo", key: "account:\($0)") }
        for member in members + [ForgettingTests.member] {
            found[member] = try await store.personalData(of: member)
        }
        return found
    }

    @Test func `a sealed database has no word of anybody in it`() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite", key: try OpeningTests.key(1))
            try await ForgettingTests().fill(store)
            #expect(try Self.traces(in: folder) == [])
            try store.close()
            #expect(try Self.traces(in: folder) == [])
        }
    }

    /// From which key to which; nil is plain.
    static let changes: [(UInt8?, UInt8?)] = [(nil, 1), (1, 2), (1, nil), (1, 1), (nil, nil)]

    @Test(arguments: changes)
    func `a change of key keeps everything`(old: UInt8?, new: UInt8?) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let oldKey = try old.map(OpeningTests.key)
            let newKey = try new.map(OpeningTests.key)
            var random = SystemRandomNumberGenerator()
            let code = ResumeCode(from: &random)
            let heard = HeardMessage(network: "demo", id: "abc")

            let before = try Store(path: path, key: oldKey)
            try await ForgettingTests().fill(before)
            var batch = Store.Batch(now: 1)
            batch.codes = [ForgettingTests.member: code]
            batch.heard = [heard]
            try await before.commit(batch)
            let contents = try await contents(before)
            #expect(contents.count == 60)
            let unsent = try await before.unsent(network: "demo")
            try before.close()
            #expect(try Self.traces(in: folder).count == (old == nil ? Self.words.count : 0))

            try await Store.rekey(path: path, from: oldKey, to: newKey, now: 500)
            #expect(try bytes(in: folder).keys.sorted() == ["a.sqlite"])
            #expect(try Self.traces(in: folder).count == (new == nil ? Self.words.count : 0))

            let after = try Store(path: path, key: newKey)
            #expect(try await self.contents(after) == contents)
            #expect(try await after.unsent(network: "demo") == unsent)
            #expect(try await after.member(by: code, on: "demo") == ForgettingTests.member)
            #expect(try await after.heard(among: [heard]) == [heard])
            #expect(try await after.dueTimers(by: 50, atMost: 99).count == 60)
            #expect(try await after.people(called: ForgettingTests.secret).count == 1)
            #expect(try await after.audit(atMost: 1).map(\.event) == [.rekeyed])
            try after.close()
            if old != new {
                #expect(throws: StoreError.self) { _ = try Store(path: path, key: oldKey) }
            }
        }
    }

    @Test func `a value that was altered stops a change of key, and nothing is changed`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let store = try Store(path: path, key: try OpeningTests.key(1))
            try await ForgettingTests().fill(store)
            try await store.run { queue in
                try await queue.write { db in
                    try db.execute(sql: "UPDATE person SET name = x'00' WHERE id = 50")
                }
            }
            try store.close()
            let before = try bytes(in: folder)
            await #expect {
                try await Store.rekey(
                    path: path,
                    from: try OpeningTests.key(1),
                    to: nil,
                    now: 1
                )
            } throws: { error in
                OpeningTests.isDamage(error as? StoreError)
            }
            #expect(try bytes(in: folder) == before)
        }
    }

    @Test func `a change of key that was cut off before the end is cleaned up at the next start`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let store = try Store(path: path)
            try await ForgettingTests().fill(store)
            // A page that is not in use any more, with words in it, and the note of what is owed.
            try await store.run { queue in
                try await queue.writeWithoutTransaction { db in
                    try db.execute(
                        sql: """
                            PRAGMA secure_delete = OFF;
                            CREATE TABLE waste (words);
                            INSERT INTO waste VALUES ('Old words' || zeroblob(9000));
                            DROP TABLE waste;
                            PRAGMA user_version = 1;
                            """
                    )
                }
            }
            try store.close()
            #expect(try ForgettingTests.traces(of: "Old words", in: folder) == ["a.sqlite"])
            try Store(path: path).close()
            #expect(try ForgettingTests.traces(of: "Old words", in: folder) == [])
        }
    }

    @Test func `a value that was moved to another column does not open`() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite", key: try OpeningTests.key(1))
            try await ForgettingTests().fill(store)
            try await store.run { queue in
                try await queue.write { db in
                    try db.execute(sql: "UPDATE person SET name = handle_sealed, told = pending")
                }
            }
            let data = try #require(try await store.personalData(of: ForgettingTests.member))
            #expect(data.name == "")
            #expect(data.conversation.told == nil)
            #expect(data.conversation.pending != nil)
        }
    }

    @Test func `the same value is never sealed alike, and its length does not tell it`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite", key: try OpeningTests.key(1))
            try await ForgettingTests().fill(store)
            let (values, kinds, lengths) = try await store.run { queue in
                try await queue.read { db in
                    (
                        try Data.fetchAll(db, sql: "SELECT content FROM entry"),
                        try Int.fetchOne(db, sql: "SELECT count(DISTINCT name) FROM person"),
                        try Int.fetchAll(db, sql: "SELECT DISTINCT length(content) FROM entry")
                    )
                }
            }
            #expect(values.count == 240)
            #expect(Set(values).count == 240)
            #expect(kinds == 60)
            #expect(lengths == [12 + 48 + 16])
        }
    }

    @Test(arguments: [0, 46, 47, 48, 49, 500])
    func `texts of any length are sealed and opened`(count: Int) async throws {
        try await PeopleTests()
            .withStore(isSealed: true) { store in
                let text =
                    String(repeating: "\u{80}", count: count / 2)
                    + String(repeating: "\0", count: count % 2)
                var batch = Store.Batch(now: 1)
                batch.actions = [ChatAction(id: 1, network: "demo", target: "mia", text: text)]
                try await store.commit(batch)
                #expect(try await store.unsent(network: "demo") == batch.actions)
            }
    }
}

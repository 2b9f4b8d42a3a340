import BotStore
import Chat
import Dialogue
import Foundation
import GRDB
import RulesCore
import Testing

/// The schema as it is, and databases of every released version.
@Suite struct SchemaTests {
    static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/schema.sql")

    @Test func `the schema is the one that was written down`() async throws {
        let store = try Store()
        let dump = try await store.run { queue in
            try await queue.read { db in
                try String
                    .fetchAll(
                        db,
                        sql:
                            "SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
                    )
                    .joined(separator: "\n\n") + "\n"
            }
        }
        #expect(try dump == String(contentsOf: Self.fixture, encoding: .utf8))
    }

    /// The frozen first schema, with a conversation of which every column says something.
    static let first = """
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('001 conversations');
        CREATE TABLE conversation (
            id INTEGER PRIMARY KEY,
            network TEXT NOT NULL,
            member TEXT NOT NULL,
            stage INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            seed INTEGER NOT NULL,
            pending TEXT,
            told_level INTEGER,
            told_day INTEGER,
            changed_at INTEGER NOT NULL,
            UNIQUE (network, member)
        ) STRICT;
        CREATE TABLE entry (
            conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
            number INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            day INTEGER NOT NULL,
            kind TEXT NOT NULL,
            fact TEXT NOT NULL,
            value TEXT,
            how INTEGER,
            least_days INTEGER,
            most_days INTEGER,
            PRIMARY KEY (conversation, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            network TEXT NOT NULL,
            target TEXT NOT NULL,
            text TEXT NOT NULL,
            is_urgent INTEGER NOT NULL,
            made_at INTEGER NOT NULL
        ) STRICT;
        INSERT INTO conversation VALUES
            (7, 'demo', 'nick:mia!m@host', 1, 3, -1,
                'facts 1 legs,age legs,age=from60', 3, 20000, 500),
            (8, 'demo', 'nick:tom!t@host', 2, 1, 5, NULL, NULL, NULL, 600);
        INSERT INTO entry VALUES
            (7, 0, 1, 20000, 'learnt', 'saddle', 'yes', 0, NULL, NULL),
            (7, 1, 2, 20000, 'learnt', 'duration', 'd4to7', 1, 4, 5),
            (7, 2, 3, 20001, 'askAlone', 'legs', NULL, NULL, NULL, NULL),
            (7, 3, 3, 20001, 'reopened', 'trend', NULL, NULL, NULL, NULL),
            (8, 0, 1, 20000, 'learnt', 'saddle', NULL, NULL, NULL, NULL);
        INSERT INTO outbox VALUES
            (1, 'demo', 'mia', 'hi', 0, 100), (2, 'demo', 'zoe', 'call 112', 1, 100);
        """

    /// What the frozen second migration made of it.
    static let second =
        first + """
            INSERT INTO grdb_migrations VALUES ('002 urgency');
            ALTER TABLE outbox RENAME COLUMN is_urgent TO urgency;
            UPDATE outbox SET urgency = 2 WHERE urgency = 1;
            """

    @Test(arguments: [1, 2])
    func `a database of a released version opens and keeps its data`(version: Int) async throws {
        try await withTemporaryFolder { folder in
            let raw = try DatabaseQueue(path: folder + "/a.sqlite")
            try await raw.write { try $0.execute(sql: version == 1 ? Self.first : Self.second) }
            try raw.close()
            let store = try Store(path: folder + "/a.sqlite")

            var expected = try StoreTests.conversation()
            expected.agreement = .notAsked
            expected.checkIn = nil
            expected.spoken = nil
            let found = try await store.conversations(of: [StoreTests.mia, StoreTests.tom])
            #expect(found[StoreTests.mia] == expected)
            #expect(found[StoreTests.tom]?.entries == [])
            #expect(found[StoreTests.tom]?.seed == 5)
            let data = try #require(try await store.personalData(of: StoreTests.mia))
            #expect(data.decisions.map(\.told) == [expected.told])
            #expect(data.changedAt == 500)
            let unsent = try await store.unsent(network: "demo")
            #expect(unsent.map(\.text) == ["hi", "call 112"])
            #expect(unsent.map(\.urgency) == [.ordinary, .emergency])
            #expect(unsent.map(\.recipient) == [nil, nil])
            #expect(try await store.dropUnsent(unusableAt: 1_000) == [])
            #expect(try await store.dropUnsent(unusableAt: 1_001) == [1, 2])
        }
    }

    @Test func `a database of the third version opens, and nobody has a language yet`() async throws
    {
        let dump = Self.fixture.deletingLastPathComponent().appending(path: "database-003.sql")
        let sql = try String(contentsOf: dump, encoding: .utf8)
        try await withTemporaryFolder { folder in
            let raw = try DatabaseQueue(path: folder + "/a.sqlite")
            try await raw.write { try $0.execute(sql: sql) }
            try raw.close()
            let store = try Store(path: folder + "/a.sqlite")

            #expect(try await store.auditState() == .whole(lines: 2))
            #expect(try await store.audit(atMost: 9).map(\.people) == [3, 1])
            let found = try await store.conversations(of: [StoreTests.mia, StoreTests.tom])
            var expected = try StoreTests.conversation()
            expected.spoken = nil
            expected.checkIn?.day = 20_001
            #expect(found[StoreTests.mia] == expected)
            #expect(found[StoreTests.tom]?.stage == .decided)
            #expect(found[StoreTests.tom]?.language == nil)
            let data = try #require(try await store.personalData(of: StoreTests.mia))
            #expect(data.name == "Mia")
            #expect(data.timers == [900])
            #expect(data.unsaid == ["hi"])
        }
    }
}

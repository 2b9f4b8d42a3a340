import BotStore
import Chat
import Dialogue
import Foundation
import GRDB
import RulesCore
import Synchronization
import Testing

/// What is done all day costs the same with 100,000 people as with ten: no statement reads a table
/// from end to end.
@Suite struct ScaleTests {
    /// Where only what waits to leave stands.
    static let small: Set<String> = ["outbox"]

    /// The statements that SQLite runs for some calls.
    func statements(
        _ store: Store,
        _ calls: () async throws -> Void
    ) async throws -> Set<String> {
        let seen = Mutex<Set<String>>([])
        try await store.run { queue in
            try await queue.read { db in
                db.trace { event in
                    guard case .statement(let statement) = event else { return }
                    _ = seen.withLock { $0.insert(statement.sql) }
                }
            }
        }
        try await calls()
        try await store.run { queue in try await queue.read { $0.trace(options: []) } }
        return seen.withLock(\.self)
    }

    /// The tables that a statement reads from end to end.
    func scans(_ sql: String, _ db: Database) throws -> [String] {
        let plan = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        plan.setUncheckedArguments(StatementArguments())
        return try Row.fetchAll(plan)
            .compactMap { row in
                let words = (row["detail"] as String).split(separator: " ")
                return words.first == "SCAN" ? String(words[1]) : nil
            }
    }

    @Test func `nothing that is done all day reads a whole table`() async throws {
        let store = try Store()
        var random = SystemRandomNumberGenerator()
        let (mia, tom) = (StoreTests.mia, StoreTests.tom)
        let sql = try await statements(store) {
            for turn in 3...5 {
                var batch = Store.Batch(now: Int64(turn))
                var talk = try StoreTests.conversation(turn: turn)
                if turn == 4 { talk.entries.removeLast() }
                talk.told = .init(level: .stopRestSelfCare, day: turn)
                batch.conversations = [mia: talk]
                if turn == 3 { batch.conversations[tom] = talk }
                batch.names = [mia: "mia \(turn)", tom: "tom \(turn)"]
                batch.codes = [mia: ResumeCode(from: &random)]
                batch.timers = [(mia, .over, 9)]
                batch.timersDropped = [tom]
                batch.rung = [1]
                batch.heard = [HeardMessage(network: "demo", id: "\(turn)")]
                batch.transcript = [(mia, TranscriptLine(text: "x", isFromBot: false, at: 1))]
                batch.actions = [
                    ChatAction(
                        id: Int64(turn),
                        network: "demo",
                        target: "mia",
                        recipient: mia,
                        text: "hi"
                    )
                ]
                batch.sent = [Int64(turn - 1)]
                try await store.commit(batch)
            }
            _ = try await store.conversations(of: [mia, tom])
            _ = try await store.dueCheckIns(by: 99_999, after: nil, atMost: 9)
            _ = try await store.dueTimers(by: 99_999, atMost: 9)
            _ = try await store.nextTimer()
            _ = try await store.heard(among: [HeardMessage(network: "demo", id: "1")])
            _ = try await store.member(by: ResumeCode(from: &random), on: "demo")
            _ = try await store.personalData(of: mia)
            _ = try await store.liveTalks(since: 0, after: 0)
            _ = try await store.unsent(network: "demo")
            _ = try await store.dropUnsent(unusableAt: 9)
            var last = Store.Batch(now: 9)
            last.moved = [(mia, tom)]
            try await store.commit(last)
            last.moved = []
            last.forgotten = [tom]
            try await store.commit(last)
            _ = try await store.forgetUnheard(since: 99, now: 99)
        }
        .filter { $0.contains(/^(SELECT|INSERT|UPDATE|DELETE)/) }
        #expect(sql.count > 35)
        try await store.run { queue in
            try await queue.read { db in
                for sql in sql {
                    let scans = try scans(sql, db).filter { !Self.small.contains($0) }
                    #expect(scans.isEmpty, "\(sql)")
                }
            }
        }
    }

    @Test func `who is deleted is found by an index in every table that hangs on them`()
        async throws
    {
        let store = try Store()
        try await store.run { queue in
            try await queue.read { db in
                let tables = try String.fetchAll(
                    db,
                    sql: """
                        SELECT name FROM sqlite_master
                        WHERE type = 'table' AND sql LIKE '%REFERENCES person%'
                        """
                )
                #expect(tables.count == 6)
                for table in tables {
                    let scans = try scans("SELECT 1 FROM \(table) WHERE person = 1", db)
                    #expect(scans == [], "\(table)")
                }
            }
        }
    }

    @Test func `a look-up that reads everything would be found`() async throws {
        let store = try Store()
        try await store.run { queue in
            try await queue.read { db in
                let scans = try scans("SELECT id FROM person WHERE stage = 1", db)
                #expect(scans == ["person"])
            }
        }
    }
}

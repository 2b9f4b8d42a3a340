import BotStore
import Chat
import Dialogue
import Foundation
import GRDB
import RulesCore
import Testing

/// What was deleted is nowhere in the folder, to the byte.
@Suite struct ForgettingTests {
    static let secret = "Zyxwvut"
    static let member = MemberID(network: "demo", key: "nick:\(secret)!m@host")

    /// In which files of a folder a word stands.
    static func traces(of word: String, in folder: String) throws -> [String] {
        try bytes(in: folder).filter { $0.value.range(of: Data(word.utf8)) != nil }.map(\.key)
            .sorted()
    }

    static func action(_ id: Int64, _ text: String) -> ChatAction {
        ChatAction(
            id: id,
            network: "demo",
            target: secret,
            recipient: member,
            text: "\(secret): \(text)",
            usableUntil: 100
        )
    }

    /// Somebody among others, with something of them in every table.
    func fill(_ store: Store) async throws {
        for number in 0..<60 {
            var batch = Store.Batch(now: Int64(number))
            let member =
                number == 30
                ? Self.member : MemberID(network: "demo", key: "account:\(number)")
            var talk = try StoreTests.conversation()
            batch.conversations[member] = talk
            batch.names[member] = number == 30 ? Self.secret : "other\(number)"
            batch.timers = [(member, .over, 50)]
            batch.offers[member] = HelpOffer(isDeclined: number == 30, at: Int64(number))
            batch.handovers[member] = HandoverID("K7Q2")
                .map { Handover(id: $0, sharing: .answers, openedAt: 40) }
            batch.actions = [
                number == 30
                    ? Self.action(30, "Rest.")
                    : ChatAction(
                        id: Int64(number),
                        network: "demo",
                        target: "other\(number)",
                        recipient: member,
                        text: "Rest, you."
                    )
            ]
            batch.transcript = [
                (
                    member,
                    TranscriptLine(
                        text: number == 30 ? "I am \(Self.secret)" : "I am other\(number)",
                        isFromBot: false,
                        at: 1
                    )
                )
            ]
            try await store.commit(batch)
            talk.turn += 1
            var again = Store.Batch(now: Int64(number))
            again.conversations[member] = talk
            try await store.commit(again)
        }
    }

    enum End: CaseIterable { case forgotten, stage, unheard }

    @Test(arguments: End.allCases)
    func `of who was forgotten no byte is left`(end: End) async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite")
            try await fill(store)
            #expect(try Self.traces(of: Self.secret, in: folder).contains("a.sqlite-wal"))

            var batch = Store.Batch(now: 100)
            switch end {
            case .forgotten: batch.forgotten = [Self.member]
            case .stage:
                var talk = try StoreTests.conversation()
                talk.stage = .forgotten
                batch.conversations[Self.member] = talk
                batch.names[Self.member] = Self.secret
            case .unheard:
                #expect(try await store.forgetUnheard(since: 31, now: 100) == 31)
            }
            try await store.commit(batch)
            #expect(try Self.traces(of: Self.secret, in: folder) == [])
            #expect(try await store.personalData(of: Self.member) == nil)
            #expect(!(try await store.unsent(network: "demo")).isEmpty)
            #expect(try await store.audit(atMost: 1).map(\.people) == [end == .unheard ? 31 : 1])
            let rows = try await store.run { queue in
                try await queue.read { db in
                    try ["entry", "decision", "consent", "transcript", "timer"]
                        .map { table in
                            try Int.fetchOne(
                                db,
                                sql: "SELECT count(*) FROM \(table) WHERE person = 31"
                            )
                        }
                }
            }
            #expect(rows == [0, 0, 0, 0, 0])
            // Should it crash now, the next start does what is owed.
            let next = try {
                try store.close()
                return try Store(path: folder + "/a.sqlite")
            }()
            #expect(try await isScrubOwed(in: next) == false)
            var again = Store.Batch(now: 101)
            again.forgotten = [MemberID(network: "demo", key: "account:59")]
            try await next.commit(again)
            #expect(try await isScrubOwed(in: next))
            try await next.scrub()
            #expect(try await isScrubOwed(in: next) == false)
            #expect(try Self.traces(of: Self.secret, in: folder) == [])
            #expect(try Self.traces(of: "other58", in: folder) == ["a.sqlite"])
        }
    }

    private func isScrubOwed(in store: Store) async throws -> Bool {
        try await store.run { queue in
            try await queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") == 1 }
        }
    }

    @Test(arguments: [false, true])
    func `the last words to who was forgotten leave no trace either`(isDropped: Bool) async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite")
            try await fill(store)
            var batch = Store.Batch(now: 100)
            batch.forgotten = [Self.member]
            batch.actions = [Self.action(99, "all is deleted")]
            try await store.commit(batch)
            let waiting = try await store.unsent(network: "demo")
            #expect(waiting.filter { $0.recipient == Self.member }.map(\.id) == [99])
            #expect(try !Self.traces(of: Self.secret, in: folder).isEmpty)
            if isDropped {
                #expect(try await store.dropUnsent(unusableAt: 101) == [99])
            } else {
                var sent = Store.Batch(now: 101)
                sent.sent = [99]
                try await store.commit(sent)
            }
            #expect(try Self.traces(of: Self.secret, in: folder) == [])
        }
    }

    @Test(arguments: [AuditEvent.forgotten, .forgottenByOperator])
    func `the audit has one line of each who was forgotten, however often that is said`(
        event: AuditEvent
    ) async throws {
        let store = try Store()
        try await fill(store)
        for now in [100, 101] as [Int64] {
            var batch = Store.Batch(now: now)
            batch.forgotten = [Self.member, MemberID(network: "demo", key: "account:nobody")]
            batch.forgottenAs = event
            try await store.commit(batch)
        }
        let audit = try await store.audit(atMost: 9)
        #expect(audit.map(\.event) == [event] && audit.map(\.at) == [100])
    }

    @Test func `a reader that holds the log only puts it off`() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite")
            try await fill(store)
            var configuration = Configuration()
            configuration.readonly = true
            let reader = try DatabaseQueue(
                path: folder + "/a.sqlite",
                configuration: configuration
            )
            try await reader.read { db in
                _ = try Row.fetchOne(db, sql: "SELECT * FROM person")
                let done = DispatchSemaphore(value: 0)
                Task {
                    var batch = Store.Batch(now: 100)
                    batch.forgotten = [Self.member]
                    try await store.commit(batch)
                    done.signal()
                }
                done.wait()
            }
            try reader.close()
            #expect(try !Self.traces(of: Self.secret, in: folder).isEmpty)
            var next = Store.Batch(now: 101)
            next.audit = [.exported]
            try await store.commit(next)
            #expect(try Self.traces(of: Self.secret, in: folder) == [])
        }
    }
}

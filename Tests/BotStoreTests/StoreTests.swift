import BotStore
import Chat
import Dialogue
import Foundation
import GRDB
import RulesCore
import Testing

@Suite struct StoreTests {
    static let mia = MemberID(network: "demo", key: "nick:mia!m@host")
    static let tom = MemberID(network: "demo", key: "nick:tom!t@host")

    /// A conversation with something in every field.
    static func conversation(turn: Int = 3) throws -> Conversation {
        let yes = try #require(FactValue(.saddle, named: "yes"))
        let band = try #require(FactValue(.duration, named: "d4to7"))
        return Conversation(
            entries: [
                Entry(turn: 1, day: 20_000, kind: .learnt(yes, how: .answered, days: nil)),
                Entry(turn: 2, day: 20_000, kind: .learnt(band, how: .volunteered, days: 4...5)),
                Entry(turn: turn, day: 20_001, kind: .askAlone(.legs)),
                Entry(turn: turn, day: 20_001, kind: .reopened(.trend)),
            ],
            pending: Pending(
                kind: .facts([.legs, .age]),
                options: [
                    Pending.Option(fact: .legs, value: nil),
                    Pending.Option(fact: .age, value: FactValue(.age, named: "from60")),
                ],
                rung: 1
            ),
            stage: .interview,
            turn: turn,
            told: Conversation.Told(level: .urgentSameDay, day: 20_000),
            agreement: .agreed,
            checkIn: CheckIn(
                followUp: FollowUp(kind: .seenSameDay, day: 5, round: 2),
                day: 20_002,
                sent: 1
            ),
            spoken: Conversation.Spoken("es", isAskedFor: true),
            seed: .max
        )
    }

    func commit(_ conversations: [MemberID: Conversation], to store: Store) async throws {
        var batch = Store.Batch(now: 1)
        batch.conversations = conversations
        try await store.commit(batch)
    }

    @Test func `what is stored comes back to the letter`() async throws {
        let store = try Store()
        let conversation = try Self.conversation()
        try await commit([Self.mia: conversation], to: store)
        let found = try await store.conversations(of: [Self.mia, Self.tom])
        #expect(found == [Self.mia: conversation])
    }

    @Test func `the way back to running comes back, and what makes no sense of it is left out`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let store = try Store(path: path)
            var conversation = try Self.conversation()
            conversation.entries = Entry.Returning.allCases.map {
                Entry(turn: 3, day: 20_001, kind: .returning($0))
            }
            try await commit([Self.mia: conversation], to: store)
            #expect(try await store.conversations(of: [Self.mia]) == [Self.mia: conversation])
            try store.close()
            let raw = try DatabaseQueue(path: path)
            try await raw.write { db in
                try db.execute(sql: "UPDATE entry SET content = 'returning home' WHERE number = 1")
            }
            try raw.close()
            let again = try Store(path: path)
            let found = try await again.conversations(of: [Self.mia])[Self.mia]
            #expect(
                found?.entries.map(\.kind)
                    == conversation.entries.map(\.kind)
                    .filter {
                        $0 != .returning(.mayRemind)
                    }
            )
            #expect(found?.returning?.reminds == false)
        }
    }

    @Test(arguments: [
        Pending(kind: .aboutYou), Pending(kind: .forget, rung: 1), Pending(kind: .gotHelp),
        Pending(kind: .mayAsk, rung: 2), Pending(kind: .mayRemind),
        Pending(kind: .lastRun, rung: 1), Pending(kind: .offer, rung: 1), Pending(kind: .share),
        Pending(kind: .facts([.severity]), options: [], rung: 2),
    ])
    func `every question that waits comes back`(pending: Pending) async throws {
        let store = try Store()
        var conversation = try Self.conversation()
        conversation.pending = pending
        try await commit([Self.mia: conversation], to: store)
        #expect(try await store.conversations(of: [Self.mia])[Self.mia]?.pending == pending)
    }

    @Test(arguments: [Conversation.Agreement.notAsked, .unanswered, .agreed, .declined])
    func `every agreement comes back`(agreement: Conversation.Agreement) async throws {
        let store = try Store()
        var conversation = try Self.conversation()
        conversation.agreement = agreement
        try await commit([Self.mia: conversation], to: store)
        #expect(try await store.conversations(of: [Self.mia])[Self.mia] == conversation)
    }

    @Test(arguments: [
        nil, Conversation.Spoken("en", isAskedFor: false), .init("pt-BR", isAskedFor: true),
    ])
    func `every language comes back`(spoken: Conversation.Spoken?) async throws {
        let store = try Store()
        var conversation = try Self.conversation()
        try await commit([Self.mia: conversation], to: store)
        conversation.spoken = spoken
        try await commit([Self.mia: conversation], to: store)
        #expect(try await store.conversations(of: [Self.mia])[Self.mia] == conversation)
    }

    @Test(arguments: ["", "es", "guessed", "guessed ", "askedFor en please", "shouted en"])
    func `a language that cannot be read is none`(stored: String) async throws {
        let store = try Store()
        try await commit([Self.mia: try Self.conversation()], to: store)
        try await store.run { queue in
            try await queue.write {
                try $0.execute(sql: "UPDATE person SET language = ?", arguments: [stored])
            }
        }
        let found = try await store.conversations(of: [Self.mia])[Self.mia]
        #expect(found?.spoken == nil)
        #expect(found?.told == (try Self.conversation()).told)
    }

    @Test(arguments: FollowUp.Kind.allCases)
    func `every check-in comes back`(kind: FollowUp.Kind) async throws {
        let store = try Store()
        var conversation = try Self.conversation()
        conversation.checkIn = CheckIn(
            followUp: FollowUp(kind: kind, day: 22, round: 3),
            day: 20_017,
            sent: 2
        )
        try await commit([Self.mia: conversation], to: store)
        #expect(try await store.conversations(of: [Self.mia])[Self.mia] == conversation)
    }

    @Test func `entries that were undone are gone, and others take their place`() async throws {
        let store = try Store()
        var conversation = try Self.conversation()
        try await commit([Self.mia: conversation], to: store)
        conversation.entries.removeLast(2)
        try await commit([Self.mia: conversation], to: store)
        #expect(try await store.conversations(of: [Self.mia])[Self.mia] == conversation)
        conversation.entries.removeLast()
        let no = try #require(FactValue(.trauma, named: "none"))
        conversation.entries.append(
            Entry(turn: 9, day: 20_002, kind: .learnt(no, how: .answered, days: nil))
        )
        try await commit([Self.mia: conversation], to: store)
        #expect(try await store.conversations(of: [Self.mia])[Self.mia] == conversation)
    }

    @Test func `what was forgotten is gone`() async throws {
        let store = try Store()
        var conversation = try Self.conversation()
        try await commit([Self.mia: conversation, Self.tom: conversation], to: store)
        conversation.stage = .forgotten
        try await commit([Self.mia: conversation], to: store)
        #expect(
            try await store.conversations(of: [Self.mia, Self.tom]).keys.map(\.key) == [
                Self.tom.key
            ]
        )
    }

    @Test func `talks come by the page, without who they are with`() async throws {
        let store = try Store()
        var talk = try Self.conversation()
        for number in 0..<250 {
            var batch = Store.Batch(now: Int64(number))
            talk.stage =
                switch number % 5 {
                case 0: .stopped
                case 1: .decided
                default: .interview
                }
            batch.conversations[MemberID(network: "n\(number)", key: "nick:\(number)")] = talk
            try await store.commit(batch)
        }

        let latest = try await store.latestTalks(skipping: 0)
        #expect(latest.map(\.network) == (150..<250).reversed().map { "n\($0)" })
        #expect(latest.allSatisfy { $0.conversation.seed == 0 })
        #expect(latest.first?.conversation.entries == talk.entries)
        #expect(latest.first?.conversation.pending == talk.pending)
        #expect(try await store.latestTalks(skipping: 200).count == 50)
        #expect(try await store.latestTalks(skipping: 250).isEmpty)

        var live: [Store.Talk] = []
        while case let page = try await store.liveTalks(since: 100, after: live.last?.number ?? 0),
            !page.isEmpty
        {
            #expect(page.count <= Store.pageSize)
            live += page
        }
        #expect(live.map(\.network) == (100..<250).filter { $0 % 5 != 0 }.map { "n\($0)" })
        #expect(live.allSatisfy { [.interview, .decided].contains($0.conversation.stage) })
    }

    @Test func `messages wait in the outbox until they are sent, in order`() async throws {
        let store = try Store()
        let actions = (1...3)
            .map { id in
                ChatAction(
                    id: ChatAction.ID(id),
                    network: id == 2 ? "other" : "demo",
                    target: "mia",
                    text: "text \(id)",
                    urgency: id == 3 ? .emergency : .decision,
                    usableUntil: 999
                )
            }
        var batch = Store.Batch(now: 100)
        batch.actions = actions
        try await store.commit(batch)
        #expect(try await store.unsent(network: "demo") == [actions[0], actions[2]])
        #expect(try await store.lastActionID() == 3)
        var sent = Store.Batch(now: 101)
        sent.sent = [1]
        try await store.commit(sent)
        #expect(try await store.unsent(network: "demo") == [actions[2]])
        #expect(try await store.dropUnsent(unusableAt: 1_000).sorted() == [2, 3])
        #expect(try await store.unsent(network: "demo").isEmpty)
    }

    @Test func `a file keeps everything over a restart`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let conversation = try Self.conversation()
            let first = try Store(path: path)
            try await commit([Self.mia: conversation], to: first)
            try first.close()
            let second = try Store(path: path)
            #expect(try await second.conversations(of: [Self.mia])[Self.mia] == conversation)
        }
    }

    @Test func `rows that make no sense are asked again, never trusted`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let store = try Store(path: path)
            try await commit([Self.mia: try Self.conversation()], to: store)
            try store.close()
            let raw = try DatabaseQueue(path: path)
            try await raw.write { db in
                try db.execute(
                    sql: """
                        UPDATE entry SET content = 'learnt saddle maybe 0' WHERE number = 0;
                        UPDATE entry SET content = x'00' WHERE number = 1;
                        UPDATE entry SET turn = 9223372036854775807 WHERE number = 3;
                        UPDATE person SET pending = 'facts x', told = '77 20000', stage = 99,
                            agreement = 'perhaps', check_in = 'day7 8 1 -1 0', seed = 'x',
                            turn = 9223372036854775807;
                        """
                )
            }
            try raw.close()
            let again = try Store(path: path)
            let found = try #require(try await again.conversations(of: [Self.mia])[Self.mia])
            #expect(found.entries.count == 1)
            #expect(found.pending == nil)
            #expect(found.told == nil)
            #expect(found.stage == .interview)
            #expect(found.agreement == .notAsked)
            #expect(found.checkIn == nil)
        }
    }
}

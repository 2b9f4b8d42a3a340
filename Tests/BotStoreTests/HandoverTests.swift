import BotStore
import Chat
import Dialogue
import GRDB
import Testing

/// Wishes for a person, as they are stored.
@Suite struct HandoverTests {
    private static let ann = Handover.Taker(
        member: MemberID(network: "demo", key: "account:ann"),
        name: "ann of all"
    )

    private func handover(_ state: Handover.State = .open) throws -> Handover {
        var handover = Handover(
            id: try #require(HandoverID("K7Q2")),
            sharing: .answers,
            openedAt: 40
        )
        (handover.state, handover.changedAt) = (state, 50)
        return handover
    }

    private func store(_ handover: Handover) async throws -> Store {
        let store = try Store()
        var batch = Store.Batch(now: 40)
        batch.conversations[StoreTests.mia] = try StoreTests.conversation()
        batch.names[StoreTests.mia] = "mia"
        batch.handovers[StoreTests.mia] = handover
        try await store.commit(batch)
        return store
    }

    @Test(arguments: [Handover.State.open, .reminded, .taken(ann), .answering(ann)])
    func `what is stored comes back to the letter`(state: Handover.State) async throws {
        let handover = try handover(state)
        let store = try await store(handover)
        let expected = OpenHandover(runner: StoreTests.mia, name: "mia", handover: handover)
        #expect(try await store.handovers() == [expected])
        #expect(try await store.personalData(of: StoreTests.mia)?.handover == handover)
    }

    @Test func `there is one for each, of those alone of whom something is kept`() async throws {
        let store = try await store(try handover())
        var batch = Store.Batch(now: 60)
        batch.handovers[StoreTests.mia] = try handover(.taken(Self.ann))
        batch.handovers[StoreTests.tom] = try handover()
        try await store.commit(batch)
        #expect(try await store.handovers().map(\.handover) == [try handover(.taken(Self.ann))])
        var end = Store.Batch(now: 70)
        end.handoversEnded = [StoreTests.mia]
        try await store.commit(end)
        #expect(try await store.handovers().isEmpty)
    }

    @Test func `it goes with its person, and follows them to another id`() async throws {
        let store = try await store(try handover())
        var move = Store.Batch(now: 60)
        move.moved = [(StoreTests.mia, StoreTests.tom)]
        move.conversations[StoreTests.tom] = try StoreTests.conversation()
        try await store.commit(move)
        #expect(try await store.handovers().map(\.runner) == [StoreTests.tom])
        var forget = Store.Batch(now: 70)
        forget.forgotten = [StoreTests.tom]
        try await store.commit(forget)
        #expect(try await store.handovers().isEmpty)
    }

    @Test(arguments: ["code = 'L4L5'", "state = 'lost'", "sharing = 1", "taker = NULL"])
    func `what cannot be read is left out`(change: String) async throws {
        let store = try await store(try handover(.answering(Self.ann)))
        try await store.run { queue in
            try await queue.write { try $0.execute(sql: "UPDATE handover SET \(change)") }
        }
        #expect(try await store.handovers().isEmpty)
        #expect(try await store.personalData(of: StoreTests.mia)?.handover == nil)
    }
}

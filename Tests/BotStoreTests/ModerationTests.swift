import BotStore
import Chat
import Foundation
import Testing

/// What moderators have decided, as it is stored.
@Suite struct ModerationTests {
    private static let member = MemberID(network: "demo", key: "account:Zyxwvut")

    private static let changes: [Moderation.Change] = [
        .appoint(.init(id: 1, network: "demo", account: "Zyxwvut", end: 500)),
        .appoint(.init(id: 2, network: "demo", account: "ann", end: 600)),
        .dismiss(2),
        .ignore(.init(id: 1, network: "demo", member: member, name: "Zyxwvut", end: 700)),
        .ignore(.init(id: 2, network: "demo", member: nil, name: "Zyxwvut", end: 700)),
        .ignore(.init(id: 3, network: "demo", member: nil, name: "tom", end: 700)),
        .noteTold(2), .answer(3), .pause(100), .tellOfPause(member, name: "Zyxwvut"),
    ]

    private static var taken: Moderation {
        changes.reduce(into: Moderation()) { $0.take($1) }
    }

    private func fill(_ store: Store) async throws {
        var batch = Store.Batch(now: 10)
        batch.moderation = Self.changes
        try await store.commit(batch)
    }

    @Test(arguments: SealingTests.changes)
    func `all of it is there after a restart and a change of key, and sealed`(
        old: UInt8?,
        new: UInt8?
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            let before = try Store(path: path, key: try old.map(OpeningTests.key))
            try await fill(before)
            try before.close()
            try await Store.rekey(
                path: path,
                from: try old.map(OpeningTests.key),
                to: try new.map(OpeningTests.key),
                now: 20
            )
            let after = try Store(path: path, key: try new.map(OpeningTests.key))
            #expect(try await after.moderation() == Self.taken)
            let isReadable = try !ForgettingTests.traces(of: "Zyxwvut", in: folder).isEmpty
            #expect(isReadable == (new == nil))
            var batch = Store.Batch(now: 30)
            batch.forgotten = [Self.member]
            try await after.commit(batch)
            let left = try await after.moderation()
            #expect(left.ignored.map(\.id) == [2])
            #expect(left.toldOfPause.isEmpty)
            #expect(left.pausedSince == 100)
            batch = Store.Batch(now: 40)
            batch.moderation = [.resume]
            try await after.commit(batch)
            #expect(try await after.moderation().pausedSince == nil)
            try after.close()
        }
    }

    @Test func `a number that is taken is written over and stops nothing`() async throws {
        let store = try Store()
        try await fill(store)
        var batch = Store.Batch(now: 20)
        batch.moderation = [.appoint(.init(id: 1, network: "demo", account: "ann", end: 900))]
        try await store.commit(batch)
        #expect(try await store.moderation().deputies.map(\.account) == ["ann"])
    }
}

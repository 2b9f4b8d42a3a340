import BotStore
import Chat
import Dialogue
import Foundation
import GRDB
import Testing

/// Copies that are made while the bot goes on.
@Suite struct BackupTests {
    @Test(arguments: [false, true])
    func `a backup opens in place of the database`(isSealed: Bool) async throws {
        try await withTemporaryFolder { folder in
            let key = isSealed ? try OpeningTests.key(1) : nil
            let store = try Store(path: folder + "/a.sqlite", key: key)
            try await ForgettingTests().fill(store)
            try await store.backUp(to: folder + "/b.sqlite")
            #expect(
                try bytes(in: folder).keys.filter { !$0.hasPrefix("a.") } == ["b.sqlite"]
            )
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/b.sqlite")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            if isSealed {
                #expect(try ForgettingTests.traces(of: "Zyx", in: folder) == [])
                #expect(throws: StoreError.self) { _ = try Store(path: folder + "/b.sqlite") }
            }
            let copy = try Store(path: folder + "/b.sqlite", key: key)
            #expect(
                try await SealingTests().contents(copy) == SealingTests().contents(store)
            )
            #expect(
                try await copy.unsent(network: "demo") == store.unsent(network: "demo")
            )
        }
    }

    @Test func `a backup of a database in memory is one too`() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store()
            try await ForgettingTests().fill(store)
            try await store.backUp(to: folder + "/b.sqlite")
            let copy = try Store(path: folder + "/b.sqlite")
            #expect(try await SealingTests().contents(copy).count == 60)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `writes go on while a backup is made, and it is of one moment`() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite", durability: .normal)
            // Both always change in one batch.
            let pair = [StoreTests.mia, StoreTests.tom]
            func write(_ turn: Int) async throws {
                var batch = Store.Batch(now: 1)
                for member in pair {
                    batch.conversations[member] = try StoreTests.conversation(turn: turn)
                }
                try await store.commit(batch)
            }
            try await write(3)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 0..<20 {
                        try await store.backUp(to: "\(folder)/b\(number).sqlite")
                    }
                }
                group.addTask { for turn in 4..<400 { try await write(turn) } }
                try await group.waitForAll()
            }
            var turns: [Int] = []
            for number in 0..<20 {
                let copy = try Store(path: "\(folder)/b\(number).sqlite")
                let found = try await copy.conversations(of: pair)
                #expect(found[pair[0]] == found[pair[1]])
                turns.append(try #require(found[pair[0]]?.turn))
            }
            #expect(turns == turns.sorted())
            #expect(Set(turns).count > 3)
        }
    }

    @Test func `a file that is there is never written over`() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite")
            let path = folder + "/b.sqlite"
            try Data("mine".utf8).write(to: URL(filePath: path))
            await #expect(
                throws: StoreError.noBackup(path: path, reason: "there is a file of that name")
            ) {
                try await store.backUp(to: path)
            }
            #expect(try bytes(in: folder)["b.sqlite"] == Data("mine".utf8))
            await #expect(throws: StoreError.self) {
                try await store.backUp(to: "/nonexistent/b.sqlite")
            }
            try FileManager.default.removeItem(atPath: path)
            // What an earlier attempt has left is no hindrance.
            try Data("half".utf8).write(to: URL(filePath: path + ".partial"))
            try await store.backUp(to: path)
            #expect(try bytes(in: folder)["b.sqlite.partial"] == nil)
        }
    }
}

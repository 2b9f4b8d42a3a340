import BotStore
import Chat
import Dialogue
import Foundation
import GRDB
import Testing

/// Disks that fail: told, nothing half-written, and all goes on when the cause is gone.
@Suite(.serialized) struct FailureTests {
    static func batch(_ turn: Int) throws -> Store.Batch {
        var batch = Store.Batch(now: Int64(turn))
        for member in [StoreTests.mia, StoreTests.tom] {
            batch.conversations[member] = try StoreTests.conversation(turn: turn)
            batch.names[member] = "name \(turn)"
        }
        batch.actions = [
            ChatAction(
                id: Int64(turn),
                network: "demo",
                target: "mia",
                recipient: StoreTests.mia,
                text: String(repeating: "text ", count: 4_000)
            )
        ]
        return batch
    }

    static func turns(_ store: Store) async throws -> [Int] {
        let found = try await store.conversations(of: [StoreTests.mia, StoreTests.tom])
        return found.values.map(\.turn)
    }

    /// Whether committing fails with a code of SQLite.
    static func failure(_ store: Store, _ turn: Int) async throws -> Int32? {
        do {
            try await store.commit(batch(turn))
            return nil
        } catch {
            guard case .failed(let code, _) = error as? StoreError else { throw error }
            return code & 0xFF
        }
    }

    /// A fault at every commit between two that succeed.
    func expectRecovery(
        _ path: String,
        code: ResultCode,
        cause: () async throws -> Void,
        mend: () async throws -> Void
    ) async throws {
        let store = try Store(path: path)
        try await store.commit(Self.batch(3))
        try await cause()
        for turn in 4...6 {
            #expect(try await Self.failure(store, turn) == code.rawValue, "turn \(turn)")
            #expect(try await Self.turns(store) == [3, 3])
            #expect(try await store.unsent(network: "demo").map(\.id) == [3])
        }
        try await mend()
        try await store.commit(Self.batch(7))
        #expect(try await Self.turns(store) == [7, 7])
        #expect(try await store.unsent(network: "demo").map(\.id) == [3, 7])
        try store.close()
        let again = try Store(path: path)
        #expect(try await Self.turns(again) == [7, 7])
        #expect(try await again.unsent(network: "demo").map(\.id) == [3, 7])
        try again.close()
    }

    @Test func `a database that is taken away while it is in use is missed at once`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            try await expectRecovery(path, code: .SQLITE_READONLY) {
                try FileManager.default.moveItem(atPath: path, toPath: folder + "/elsewhere")
            } mend: {
                try FileManager.default.moveItem(atPath: folder + "/elsewhere", toPath: path)
            }
        }
    }

    @Test(arguments: [
        (FaultyDisk.Fault.full, ResultCode.SQLITE_FULL), (.write, .SQLITE_IOERR),
        (.sync, .SQLITE_IOERR),
    ])
    func `a fault of the disk is told and passes`(
        fault: FaultyDisk.Fault,
        code: ResultCode
    ) async throws {
        FaultyDisk.install()
        try await withTemporaryFolder(FaultyDisk.mark) { folder in
            defer { FaultyDisk.cause(.none) }
            try await expectRecovery(folder + "/a.sqlite", code: code) {
                FaultyDisk.cause(fault)
            } mend: {
                FaultyDisk.cause(.none)
            }
        }
    }

    @Test func `a disk that does not read is told and passes`() async throws {
        FaultyDisk.install()
        try await withTemporaryFolder(FaultyDisk.mark) { folder in
            defer { FaultyDisk.cause(.none) }
            let first = try Store(path: folder + "/a.sqlite")
            try await first.commit(Self.batch(3))
            try first.close()
            let store = try Store(path: folder + "/a.sqlite")
            FaultyDisk.cause(.read)
            await #expect(throws: StoreError.self) { _ = try await Self.turns(store) }
            #expect(try await Self.failure(store, 4) == ResultCode.SQLITE_IOERR.rawValue)
            #expect(throws: StoreError.self) { _ = try Store(path: folder + "/a.sqlite") }
            FaultyDisk.cause(.none)
            #expect(try await Self.turns(store) == [3, 3])
            try await store.commit(Self.batch(5))
            #expect(try await Self.turns(store) == [5, 5])
        }
    }

    @Test func `after a failed fsync the log is begun anew before anything else is confirmed`()
        async throws
    {
        FaultyDisk.install()
        try await withTemporaryFolder(FaultyDisk.mark) { folder in
            defer { FaultyDisk.cause(.none) }
            let store = try Store(path: folder + "/a.sqlite")
            for turn in 3...20 { try await store.commit(Self.batch(turn)) }
            let before = try bytes(in: folder)["a.sqlite-wal"]?.count ?? 0
            FaultyDisk.cause(.sync)
            #expect(try await Self.failure(store, 21) == ResultCode.SQLITE_IOERR.rawValue)
            FaultyDisk.cause(.none)
            try await store.commit(Self.batch(22))
            let after = try bytes(in: folder)["a.sqlite-wal"]?.count ?? 0
            #expect(after < before / 4)
            #expect(try await Self.turns(store) == [22, 22])
        }
    }

    @Test func `a crash after a failed fsync leaves the batch whole or not at all`() async throws {
        FaultyDisk.install()
        try await withTemporaryFolder(FaultyDisk.mark) { folder in
            defer { FaultyDisk.cause(.none) }
            let store = try Store(path: folder + "/a.sqlite")
            try await store.commit(Self.batch(3))
            FaultyDisk.cause(.sync)
            #expect(try await Self.failure(store, 4) == ResultCode.SQLITE_IOERR.rawValue)
            FaultyDisk.cause(.none)
            for end in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: folder + "/a.sqlite" + end,
                    toPath: folder + "/b.sqlite" + end
                )
            }
            let after = try Store(path: folder + "/b.sqlite")
            let turns = try await Self.turns(after)
            #expect(turns == [3, 3] || turns == [4, 4])
            #expect(
                try await after.unsent(network: "demo").map { Int($0.id) }
                    == Array(3...turns[0])
            )
        }
    }

    @Test func `a batch that notes only what was sent does not wait for the disk`() async throws {
        FaultyDisk.install()
        try await withTemporaryFolder(FaultyDisk.mark) { folder in
            defer { FaultyDisk.cause(.none) }
            let store = try Store(path: folder + "/a.sqlite")
            try await store.commit(Self.batch(3))
            FaultyDisk.cause(.sync)
            var sent = Store.Batch(now: 1)
            sent.sent = [3]
            try await store.commit(sent)
            #expect(try await store.unsent(network: "demo").isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a database that another program locks is told within a second`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            try Store(path: path).close()
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            let clock = ContinuousClock()
            let began = clock.now
            try await expectRecovery(path, code: .SQLITE_BUSY) {
                try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            } mend: {
                try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            }
            #expect(clock.now - began < .seconds(6))
        }
    }

    // MARK: - Real file systems

    /// Runs a program, and tells whether it ended well.
    static func run(_ program: String, _ arguments: String...) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// Whether this user may mount file systems; elsewhere those tests are passed over.
    static let mayMount: Bool = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "m-\(UUID())").path()
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard (try? run("/bin/mount", "-t", "tmpfs", "none", folder)) == true else { return false }
        return (try? run("/bin/umount", folder)) == true
    }()

    func withMount(_ body: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try #require(try Self.run("/bin/mount", "-t", "tmpfs", "-o", "size=2m", "none", folder))
            let result: Result<Void, any Error>
            do { result = .success(try await body(folder)) } catch { result = .failure(error) }
            _ = try Self.run("/bin/umount", "-l", folder)
            try result.get()
        }
    }

    @Test(.enabled(if: mayMount, "mounting needs root"), .timeLimit(.minutes(5)))
    func `a disk that is full is told and passes`() async throws {
        try await withMount { folder in
            let filler = URL(filePath: folder + "/filler")
            try await expectRecovery(folder + "/a.sqlite", code: .SQLITE_FULL) {
                var data = Data(count: 4_096)
                try Data().write(to: filler)
                let handle = try FileHandle(forWritingTo: filler)
                while (try? handle.write(contentsOf: data)) != nil {}
                data = Data(count: 1)
                while (try? handle.write(contentsOf: data)) != nil {}
                try handle.close()
            } mend: {
                try FileManager.default.removeItem(at: filler)
            }
        }
    }

    @Test(.enabled(if: mayMount, "mounting needs root"), .timeLimit(.minutes(5)))
    func `a file system that can only be read is told at the start`() async throws {
        try await withMount { folder in
            let store = try Store(path: folder + "/a.sqlite")
            try await store.commit(Self.batch(3))
            try store.close()
            let before = try bytes(in: folder)
            try #require(try Self.run("/bin/mount", "-o", "remount,ro", folder))
            #expect {
                try Store(path: folder + "/a.sqlite").close()
            } throws: { error in
                guard case .cannotOpen(let path, _) = error as? StoreError else { return false }
                return path == folder + "/a.sqlite"
            }
            #expect(try bytes(in: folder) == before)
        }
    }
}

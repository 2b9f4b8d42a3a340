import BotStore
import Chat
import Foundation
import GRDB
import Testing

/// Files that are not to be opened: told why, and left to the byte.
@Suite struct OpeningTests {
    /// Tries to open, and gives the error; every file in the folder has to be as it was.
    func refusal(_ folder: String, key: StoreKey? = nil) throws -> StoreError? {
        let before = try bytes(in: folder)
        var refusal: StoreError?
        do { try Store(path: folder + "/a.sqlite", key: key).close() } catch { refusal = error }
        #expect(try bytes(in: folder) == before)
        return refusal
    }

    static func isDamage(_ error: StoreError?) -> Bool {
        if case .damaged = error { true } else { false }
    }

    /// Leaves a database with people in it, closed or, as after a crash, with its log beside it.
    func makeDatabase(
        in folder: String,
        withLog: Bool = false,
        key: StoreKey? = nil,
        _ sql: String = ""
    ) async throws {
        let made = folder + (withLog ? "/origin" : "")
        if withLog {
            try FileManager.default.createDirectory(
                atPath: made,
                withIntermediateDirectories: false
            )
        }
        let store = try Store(path: made + "/a.sqlite", key: key)
        for number in 0..<200 {
            var batch = Store.Batch(now: 1)
            batch.conversations[.init(network: "demo", key: "account:\(number)")] =
                try StoreTests.conversation()
            try await store.commit(batch)
        }
        try await store.run { queue in
            try await queue.write { try $0.execute(sql: sql) }
        }
        if withLog {
            for name in try bytes(in: made).keys {
                try FileManager.default.copyItem(
                    atPath: "\(made)/\(name)",
                    toPath: "\(folder)/\(name)"
                )
            }
        }
        try store.close()
        if withLog { try FileManager.default.removeItem(atPath: made) }
    }

    @Test(arguments: [false, true])
    func `a database of a newer version is refused`(withLog: Bool) async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(
                in: folder,
                withLog: withLog,
                "INSERT INTO grdb_migrations VALUES ('999 of the future')"
            )
            #expect(try bytes(in: folder).keys.contains("a.sqlite-wal") == withLog)
            #expect(try refusal(folder) == .newer(path: folder + "/a.sqlite"))
            if withLog {
                try FileManager.default.removeItem(atPath: folder + "/a.sqlite-shm")
                #expect(try refusal(folder) == .newer(path: folder + "/a.sqlite"))
            }
        }
    }

    @Test func `what was left by a crash is opened with its log`() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(in: folder, withLog: true)
            let store = try Store(path: folder + "/a.sqlite")
            let member = MemberID(network: "demo", key: "account:199")
            #expect(try await store.conversations(of: [member]).count == 1)
        }
    }

    /// A log is begun anew after each time that it was emptied: its head is on the disk first.
    @Test(arguments: [1, 31, 32, 33, 100, 4_151], [true, false])
    func `a log of which a crash has left the beginning is no hindrance`(
        count: Int,
        isAlone: Bool
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            try await makeDatabase(in: folder, withLog: true)
            let log = try Data(contentsOf: URL(filePath: path + "-wal")).prefix(count)
            try Store(path: path).close()
            try log.write(to: URL(filePath: path + "-wal"))
            if !isAlone { try Data().write(to: URL(filePath: path + "-shm")) }
            let start = ContinuousClock.now
            let store = try Store(path: path, isAlone: isAlone)
            // SQLite tries for ten seconds to make sense of a head with nothing behind it.
            if isAlone { #expect(start.duration(to: .now) < .seconds(5)) }
            let member = MemberID(network: "demo", key: "account:199")
            #expect(try await store.conversations(of: [member]).count == 1)
        }
    }

    @Test(arguments: ["a.sqlite", "odd ?#%20;ü.sqlite"])
    func `a path may hold any characters`(name: String) async throws {
        try await withTemporaryFolder { folder in
            try Store(path: "\(folder)/\(name)").close()
            #expect(try bytes(in: folder).keys.sorted() == [name])
            try Store(path: "\(folder)/\(name)").close()
        }
    }

    @Test func `noise is refused`() async throws {
        try await withTemporaryFolder { folder in
            let noise = Data((0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            try noise.write(to: URL(filePath: folder + "/a.sqlite"))
            #expect(Self.isDamage(try refusal(folder)))
        }
    }

    @Test func `a database that lacks its end is refused`() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(in: folder)
            let file = URL(filePath: folder + "/a.sqlite")
            let whole = try Data(contentsOf: file)
            for count in [50, 100, 4_096, whole.count / 2, whole.count - 4_096] {
                try whole.prefix(count).write(to: file)
                #expect(Self.isDamage(try refusal(folder)), "\(count) bytes of \(whole.count)")
            }
        }
    }

    @Test func `a page that is not what it was is found`() async throws {
        try await withTemporaryFolder { folder in
            try await makeDatabase(in: folder)
            let file = URL(filePath: folder + "/a.sqlite")
            let whole = try Data(contentsOf: file)
            #expect(whole.count > 20 * 4_096)
            for page in 0..<whole.count / 4_096 {
                var spoilt = whole
                let start = page * 4_096 + (page == 0 ? 100 : 0)
                for place in start..<start + 8 { spoilt[place] ^= 0xFF }
                try spoilt.write(to: file)
                #expect(Self.isDamage(try refusal(folder)), "page \(page)")
            }
        }
    }

    @Test func `the database of another program is refused`() async throws {
        try await withTemporaryFolder { folder in
            let raw = try DatabaseQueue(path: folder + "/a.sqlite")
            try await raw.write { try $0.execute(sql: "CREATE TABLE music (title TEXT)") }
            try raw.close()
            let error = try #require(try refusal(folder))
            #expect("\(error)".contains("another program"))
        }
    }

    @Test func `a folder in its place is refused`() async throws {
        try await withTemporaryFolder { folder in
            #expect {
                _ = try Store(path: folder)
            } throws: { error in
                "\(error)".contains("it is a folder") && "\(error)".contains(folder)
            }
        }
    }

    @Test func `a folder that does not exist is told`() {
        let path = "/nonexistent/folder/a.sqlite"
        #expect {
            _ = try Store(path: path)
        } throws: { error in
            "\(error)".contains(path) && "\(error)".contains("folder exists")
        }
    }

    @Test func `what is made anew is its owner's alone`() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store(path: folder + "/a.sqlite")
            var batch = Store.Batch(now: 1)
            batch.conversations[StoreTests.mia] = try StoreTests.conversation()
            try await store.commit(batch)
            for name in try bytes(in: folder).keys {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: "\(folder)/\(name)"
                )
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
            }
            #expect(try bytes(in: folder).count == 3)
        }
    }

    // MARK: - Keys

    static func key(_ byte: UInt8) throws -> StoreKey {
        try StoreKey(bytes: [UInt8](repeating: byte, count: StoreKey.byteCount))
    }

    @Test(arguments: [false, true])
    func `a sealed database wants its key, a plain one none`(withLog: Bool) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.sqlite"
            try await makeDatabase(in: folder, withLog: withLog, key: try Self.key(1))
            #expect(try refusal(folder) == .sealed(path: path))
            #expect(try refusal(folder, key: try Self.key(2)) == .otherKey(path: path))
            try Store(path: path, key: try Self.key(1)).close()
        }
        try await withTemporaryFolder { folder in
            try await makeDatabase(in: folder, withLog: withLog)
            #expect(
                try refusal(folder, key: try Self.key(1)) == .notSealed(path: folder + "/a.sqlite")
            )
        }
    }

    @Test func `a database in which nobody is takes a key`() async throws {
        try await withTemporaryFolder { folder in
            try Store(path: folder + "/a.sqlite").close()
            try Store(path: folder + "/a.sqlite", key: try Self.key(1)).close()
            #expect(try refusal(folder) == .sealed(path: folder + "/a.sqlite"))
        }
    }

    @Test(arguments: [0, 16, 31, 33, 64])
    func `a key has its length`(count: Int) {
        #expect(throws: StoreError.unusableKey) {
            _ = try StoreKey(bytes: [UInt8](repeating: 1, count: count))
        }
    }
}

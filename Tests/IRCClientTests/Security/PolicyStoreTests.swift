import Foundation
import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import Synchronization
import Testing

@Suite struct PolicyStoreTests {
    /// A folder that goes with its test, and a wall clock that the test moves.
    private final class Desk: Sendable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sts-\(UUID())")
        let time = Mutex<Int64>(1_000_000)
        let logs = InMemoryLogHandler()

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        var path: String { folder.appending(path: "sts-policies").path }

        func open() -> PolicyStore {
            PolicyStore(
                path: path,
                now: { self.time.withLock(\.self) },
                logger: Logger(label: "test") { _ in self.logs }
            )
        }

        func pass(_ seconds: Int64) { time.withLock { $0 += seconds } }

        func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

        var text: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }
    }

    private let host = STSHost("irc.example.org")!
    private let other = STSHost("localhost")!

    @Test func `a policy outlives the process and ends at its moment`() async throws {
        let desk = try Desk()
        let store = desk.open()
        store.keep(seconds: 60, port: 6_697, for: host)
        #expect(store.policy(for: host)?.port == 6_697)
        #expect(store.policy(for: other) == nil)
        await store.save()
        desk.pass(59)
        let next = desk.open()
        #expect(next.policy(for: host) == STSPolicy(port: 6_697, duration: 60, expiry: 1_000_060))
        desk.pass(1)
        #expect(next.policy(for: host) == nil)
        #expect(desk.logs.entries.isEmpty)
    }

    @Test func `a duration of 0 deletes`() async throws {
        let desk = try Desk()
        let store = desk.open()
        store.keep(seconds: 60, port: 6_697, for: host)
        store.keep(seconds: 60, port: 6_698, for: other)
        store.keep(seconds: 0, port: 6_697, for: host)
        #expect(store.policy(for: host) == nil)
        await store.save()
        #expect(desk.open().policy(for: host) == nil)
        #expect(try desk.text.hasSuffix("\nlocalhost 6698 60 1000060\n"))
    }

    @Test func `nobody else can read the file, and no draft is left`() async throws {
        let desk = try Desk()
        let store = desk.open()
        store.keep(seconds: 60, port: 6_697, for: host)
        await store.save()
        let attributes = try FileManager.default.attributesOfItem(atPath: desk.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let files = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
        #expect(files == ["sts-policies"])
    }

    @Test func `what is damaged is told and kept, and the rest holds`() async throws {
        let desk = try Desk()
        let text = "irc.example.org 6697 60 1000060\nlocalhost 6697 60 10000"
        try desk.write(text)
        let store = desk.open()
        #expect(store.policy(for: host) != nil)
        #expect(store.policy(for: other) == nil)
        let entry = try #require(desk.logs.entries.first)
        #expect(entry.level == .error && entry.message == "STS policies are damaged")
        #expect(entry.metadata["sts.damaged-lines"] == "1")
        store.keep(seconds: 5, port: 1, for: other)
        await store.save()
        #expect(desk.open().policy(for: other)?.port == 1)
        #expect(try String(contentsOfFile: desk.path + ".damaged", encoding: .utf8) == text)
    }

    @Test func `a clock that was ahead does not make a policy eternal`() async throws {
        let desk = try Desk()
        desk.pass(1_000_000_000)
        let store = desk.open()
        store.keep(seconds: 60, port: 6_697, for: host)
        await store.save()
        desk.pass(-1_000_000_000)
        let next = desk.open()
        #expect(next.policy(for: host)?.expiry == 1_000_060)
        await next.save()
        // The bound itself is kept: it must not move with each start.
        desk.pass(59)
        #expect(desk.open().policy(for: host) != nil)
        desk.pass(1)
        #expect(desk.open().policy(for: host) == nil)
    }

    @Test func `a clock that is ahead for a while loses no policy`() async throws {
        let desk = try Desk()
        let store = desk.open()
        store.keep(seconds: 60, port: 6_697, for: host)
        desk.pass(1_000_000)
        #expect(store.policy(for: host) == nil)
        store.keep(seconds: 1, port: 1, for: other)
        await store.save()
        desk.pass(-1_000_000)
        #expect(desk.open().policy(for: host) != nil)
    }

    @Test func `a disk that takes nothing is told, and what is in force and stored stays`()
        async throws
    {
        let desk = try Desk()
        let store = desk.open()
        store.keep(seconds: 60, port: 6_697, for: host)
        await store.save()
        // Nothing can be written where a folder is.
        let draft = URL(filePath: desk.path + ".new")
        try FileManager.default.createDirectory(at: draft, withIntermediateDirectories: false)
        store.keep(seconds: 60, port: 6_698, for: host)
        await store.save()
        #expect(store.policy(for: host)?.port == 6_698)
        #expect(desk.open().policy(for: host)?.port == 6_697)
        #expect(desk.logs.entries.contains { $0.message == "STS policies cannot be stored" })
        try FileManager.default.removeItem(at: draft)
        await store.save()
        #expect(desk.open().policy(for: host)?.port == 6_698)
    }

    @Test func `the newest word is stored, however many come at once`() async throws {
        let desk = try Desk()
        let store = desk.open()
        for seconds in 1...200 { store.keep(seconds: Int64(seconds), port: 6_697, for: host) }
        await store.save()
        #expect(desk.open().policy(for: host)?.duration == 200)
    }
}

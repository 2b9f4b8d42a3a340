internal import Foundation
package import IRCProtocol
public import Logging
internal import NIOPosix
internal import Synchronization

/// The STS policies of all networks, in memory and on disk.
///
/// A policy is in force as soon as it is told; the file follows on a thread that may wait. It is
/// replaced as a whole, so that a crash leaves the old one or the new one, and only its owner can
/// read it. Lines that are damaged are told at error level and skipped, and the file is kept beside
/// the new one: refusing to start would let a bad block silence the bot, and the policies are told
/// anew with the next connection over TLS.
public final class PolicyStore: Sendable {
    private let path: String?
    private let now: @Sendable () -> Int64
    private let logger: Logger
    private let book: Mutex<STSPolicyBook>
    /// What the file holds, as far as we wrote it; locked while the file is written.
    private let written = Mutex<STSPolicyBook?>(nil)

    /// Reads what is stored.
    ///
    /// Not to be called on an event loop.
    ///
    /// - Parameters:
    ///   - path: The file, in a folder that is there; nil for policies that end with the process.
    ///   - now: The wall clock, in seconds since 1970.
    ///   - logger: Where damage is told.
    public init(
        path: String?,
        now: @escaping @Sendable () -> Int64,
        logger: Logger
    ) {
        self.path = path
        self.now = now
        self.logger = logger
        book = Mutex(path.map { Self.read($0, logger) } ?? STSPolicyBook())
    }

    /// Waits until the file holds what is in force.
    package func save() async {
        do {
            try await NIOThreadPool.singleton.runIfActive { self.write() }
        } catch {
            write()
        }
    }

    /// The policy that holds for a host at this moment.
    package func policy(for host: STSHost) -> STSPolicy? {
        let now = now()
        let (policy, isChanged) = book.withLock { book in
            let stored = book[host]
            let policy = stored?.bounded(at: now)
            book[host] = policy
            return (policy, policy != stored)
        }
        if isChanged { writeSoon() }
        return policy.flatMap { $0.holds(at: now) ? $0 : nil }
    }

    /// Takes what a server said on a verified connection over TLS; never waits.
    ///
    /// - Parameters:
    ///   - seconds: For how long nothing but TLS will do, from now; 0 ends the policy.
    ///   - port: The port of that connection.
    ///   - host: The host as the settings name it.
    package func keep(seconds: Int64, port: Int, for host: STSHost) {
        let policy = STSPolicy(port: port, duration: seconds, at: now())
        book.withLock { $0[host] = policy }
        writeSoon()
    }

    private func writeSoon() {
        NIOThreadPool.singleton.submit { _ in self.write() }
    }
}

// MARK: - The file

extension PolicyStore {
    private static func read(_ path: String, _ logger: Logger) -> STSPolicyBook {
        guard FileManager.default.fileExists(atPath: path) else { return STSPolicyBook() }
        var logger = logger
        logger[metadataKey: "sts.file"] = "\(path)"
        guard let data = FileManager.default.contents(atPath: path) else {
            logger.error(
                "STS policies cannot be read",
                metadata: ["sts.next": "go on without; check who may read the file"]
            )
            return STSPolicyBook()
        }
        let book = STSPolicyBook(parsing: String(decoding: data, as: UTF8.self))
        if book.damagedLines > 0 {
            let copy = path + ".damaged"
            try? replace(copy, with: data)
            logger.error(
                "STS policies are damaged",
                metadata: [
                    "sts.damaged-lines": "\(book.damagedLines)",
                    "sts.copy": "\(copy)",
                    "sts.next": """
                    go on with the others; check the disk. A network that is set to plaintext, and \
                    whose line is lost, is plaintext until its server asks for TLS again
                    """,
                ]
            )
        }
        return book
    }

    private func write() {
        guard let path else { return }
        written.withLock { written in
            // The newest, whatever there was when this was asked for.
            let book = book.withLock(\.self)
            guard book != written else { return }
            do {
                try Self.replace(path, with: Data(book.text.utf8))
                written = book
            } catch {
                logger.error(
                    "STS policies cannot be stored",
                    metadata: [
                        "sts.file": "\(path)",
                        "sts.reason": "\(error.localizedDescription)",
                        "sts.next": "keep them until the bot ends; check space and permissions",
                    ]
                )
            }
        }
    }

    /// Puts a new file in the place of an old one: whoever looks sees one or the other, whole.
    private static func replace(_ path: String, with data: Data) throws {
        let draft = path + ".new"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try file.write(contentsOf: data)
        try file.synchronize()
        try file.close()
        guard unsafe rename(draft, path) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }
}

internal import DialogueFiles
public import Foundation
public import Logging
public import ServiceLifecycle

/// Reads the scripts again when it is asked to, off the loop, and hands the outcome to the loop.
///
/// One at a time: requests made meanwhile wait, so that two moderators never race.
public struct ScriptReloads: Service {
    private let folder: URL
    private let inbox: Inbox
    private let logger: Logger
    private let requests: AsyncStream<Request>
    private let requester: AsyncStream<Request>.Continuation

    private struct Request: Sendable {
        let asker: Reload.Asker?
        let isCheckOnly: Bool
    }

    /// Makes the service for a folder of scripts.
    public init(folder: URL, inbox: Inbox, logger: Logger) {
        self.folder = folder
        self.inbox = inbox
        self.logger = logger
        (requests, requester) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(16))
    }

    /// Asks for the scripts to be read again.
    public func request(asker: Reload.Asker?, isCheckOnly: Bool = false) {
        requester.yield(Request(asker: asker, isCheckOnly: isCheckOnly))
    }

    /// Serves requests until shutdown.
    public func run() async throws {
        for await request in requests.cancelOnGracefulShutdown() {
            let reload = Self.load(folder, asker: request.asker, isCheckOnly: request.isCheckOnly)
            if case .failure(let refused) = reload.result {
                logger.warning(
                    "scripts refused, the running ones stay",
                    metadata: ["scripts.findings": "\(refused.diagnostics.count)"]
                )
            }
            inbox.append(.reload(reload))
        }
    }

    /// Reads the scripts of a folder now.
    public static func load(_ folder: URL, asker: Reload.Asker?, isCheckOnly: Bool) -> Reload {
        let result = Result { () throws(LibraryRefused) in
            try LibraryLoader.load(folder: folder).library
        }
        return Reload(result: result, asker: asker, isCheckOnly: isCheckOnly)
    }
}

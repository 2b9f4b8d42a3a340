public import Foundation
public import Logging
public import ServiceLifecycle

/// The bot's one long task: takes what has happened, answers it, commits, says it.
public struct BotLoop: Service {
    private let inbox: Inbox
    private let makeResponder: @Sendable () async throws -> Responder
    private let now: @Sendable () -> Date
    private let logger: Logger
    private let metrics = BotMetrics()

    /// Makes the loop.
    ///
    /// - Parameters:
    ///   - inbox: Where everything that happens waits.
    ///   - now: The clock.
    ///   - logger: For changes of state; no words, names or facts go there.
    ///   - makeResponder: Makes what answers, once, when the loop starts.
    public init(
        inbox: Inbox,
        now: @escaping @Sendable () -> Date,
        logger: Logger,
        makeResponder: @escaping @Sendable () async throws -> Responder
    ) {
        self.inbox = inbox
        self.makeResponder = makeResponder
        self.now = now
        self.logger = logger
    }

    /// Serves until shutdown; what waits by then is still answered.
    public func run() async throws {
        var responder = try await makeResponder()
        await withGracefulShutdownHandler {
            while let events = await inbox.next() {
                let start = ContinuousClock.now
                await responder.take(events, now: now())
                metrics.note(
                    batch: events.count,
                    took: start.duration(to: .now),
                    dropped: inbox.dropped
                )
            }
        } onGracefulShutdown: {
            inbox.close()
        }
        logger.info("loop ended, everything answered is stored")
    }
}

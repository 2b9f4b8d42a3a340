public import ServiceLifecycle

/// Has the loop look at the clock every few seconds.
///
/// Nothing else moves time: what falls due is found by the time that the loop is given with a tick.
public struct Ticks: Service {
    private let inbox: Inbox
    private let pause: @Sendable () async throws -> Void

    /// Makes the service.
    ///
    /// - Parameters:
    ///   - inbox: Where the ticks go.
    ///   - pause: Returns when the next tick is due.
    public init(
        inbox: Inbox,
        pause: @escaping @Sendable () async throws -> Void = {
            try await Task.sleep(for: .seconds(5))
        }
    ) {
        self.inbox = inbox
        self.pause = pause
    }

    /// Ticks until shutdown.
    public func run() async {
        await cancelWhenGracefulShutdown {
            repeat { inbox.append(.tick) } while (try? await pause()) != nil
        }
    }
}

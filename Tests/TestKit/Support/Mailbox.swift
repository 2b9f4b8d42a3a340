import NIOCore
import Synchronization

/// Values that come on event loops and are waited for by one test, in order.
final class Mailbox<Value: Sendable>: Sendable {
    private struct State {
        var values: [Value] = []
        var waiter: EventLoopPromise<Value?>?
        /// Tells waiters apart, since a timer may fire just when a value came.
        var waiters = 0
    }

    private let state = Mutex(State())
    private let loop: any EventLoop

    init(on loop: any EventLoop) {
        self.loop = loop
    }

    /// The values that nobody has taken yet.
    var waiting: [Value] { state.withLock(\.values) }

    func put(_ value: Value) {
        let waiter = state.withLock { state -> EventLoopPromise<Value?>? in
            guard let waiter = state.waiter else {
                state.values.append(value)
                return nil
            }
            state.waiter = nil
            return waiter
        }
        waiter?.succeed(value)
    }

    /// Makes it the next one again.
    func putBack(_ value: Value) {
        state.withLock { $0.values.insert(value, at: 0) }
    }

    /// Gives the next value, or nil if none comes in time or the task is cancelled.
    func next(within limit: Duration) async throws -> Value? {
        let promise = loop.makePromise(of: Value?.self)
        let (first, waiter) = state.withLock { state -> (Value?, Int) in
            guard state.values.isEmpty else { return (state.values.removeFirst(), 0) }
            precondition(state.waiter == nil, "two tasks wait for the same thing")
            state.waiter = promise
            state.waiters += 1
            return (nil, state.waiters)
        }
        if let first { promise.succeed(first) }
        let timer = loop.scheduleTask(in: TimeAmount(limit)) { self.giveUp(waiter) }
        defer { timer.cancel() }
        return try await withTaskCancellationHandler {
            try await promise.futureResult.get()
        } onCancel: {
            giveUp(waiter)
        }
    }

    private func giveUp(_ number: Int) {
        let waiter = state.withLock { state -> EventLoopPromise<Value?>? in
            guard state.waiters == number else { return nil }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.succeed(nil)
    }
}

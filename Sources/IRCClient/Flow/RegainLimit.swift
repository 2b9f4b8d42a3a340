package import NIOCore
internal import Synchronization

/// How often the services may be asked to take our nick away from somebody.
///
/// Two programs that both hold the nick for theirs could take it from each other for ever, each
/// time ending the other's connection. It lives longer than a connection: being thrown off is how
/// such a war looks from within.
package struct RegainLimit: Sendable {
    /// How many attempts there may be within ``period``.
    package static let most = 2
    /// The time in which ``most`` counts; and how long we must have had the nick for a new peace.
    package static let period = TimeAmount.hours(1)
    /// A nick that is lost so soon after it was taken back was taken back from us.
    package static let truce = TimeAmount.minutes(10)
    /// How long an attempt may take to bring the nick.
    private static let effect = TimeAmount.minutes(2)

    private var attempts: [NIODeadline] = []
    private var gotAt: NIODeadline?
    private var wasForced = false
    private var isStopped = false

    /// Begins in peace.
    package init() {}

    /// Counts an attempt, and gives whether it may be made.
    package mutating func tryRegain(at now: NIODeadline) -> Bool {
        attempts.removeAll { now - $0 >= Self.period }
        guard !isStopped, attempts.count < Self.most else { return false }
        attempts.append(now)
        return true
    }

    /// Takes note that we have the nick.
    package mutating func got(at now: NIODeadline) {
        wasForced = attempts.last.map { now - $0 <= Self.effect } ?? false
        gotAt = now
    }

    /// Takes note that we have it no more, on this connection or at the beginning of the next.
    ///
    /// - Returns: Whether somebody wants it as much as we do, so that no attempt is made any more
    ///   until we have had it for ``period``. True only the first time.
    package mutating func lost(at now: NIODeadline) -> Bool {
        guard let gotAt else { return false }
        self.gotAt = nil
        if now - gotAt >= Self.period { isStopped = false }
        guard wasForced, now - gotAt < Self.truce, !isStopped else { return false }
        isStopped = true
        return true
    }
}

/// The ``RegainLimit`` of a network, for all its connections.
package final class RegainRecord: Sendable {
    private let limit = Mutex(RegainLimit())

    /// Begins in peace.
    package init() {}

    /// Works with the limit as it is now.
    func with<Result>(_ body: (inout RegainLimit) -> Result) -> Result where Result: Sendable {
        limit.withLock { body(&$0) }
    }
}

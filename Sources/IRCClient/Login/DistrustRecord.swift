package import IRCProtocol
internal import Synchronization

/// Whether a server of the network could not prove itself in a login, on any connection so far.
///
/// It is never told the password itself after that: whoever forges a proof would come to it by
/// ending the connection, and offering nothing but PLAIN on the next.
package final class DistrustRecord: Sendable {
    private let isSet = Mutex(false)

    /// Begins without distrust.
    package init() {}

    /// Takes note of a login that failed.
    package func note(_ failure: LoginFailure) {
        if case .distrusted = failure { isSet.withLock { $0 = true } }
    }

    /// The login as it may be tried on the next connection.
    package func limited(_ login: LoginConfiguration) -> LoginConfiguration {
        guard isSet.withLock(\.self) else { return login }
        var login = login
        login.mechanisms.removeAll { $0 == .plain }
        return login
    }
}

package import Logging
internal import Synchronization

/// Says, in one log line each, how the state of a connection changes.
///
/// No nicks and no words of anybody are written; channels only as the settings name them.
package final class ConnectionLog: Sendable {
    /// What a connection is doing.
    package enum State: String, Sendable {
        /// Nothing; it waits, or has not begun.
        case offline
        /// Looking up the host and making the TCP connection.
        case connecting
        /// TLS handshake, registration and first JOINs.
        case registering
        /// Serving.
        case ready
        /// Sending what waits, and saying QUIT.
        case leaving
    }

    private let logger: Logger
    private let state = Mutex(State.offline)

    /// Begins offline.
    ///
    /// - Parameters:
    ///   - logger: Where the lines go.
    ///   - network: The name of the network, which each line bears.
    package init(logger: Logger, network: String) {
        var logger = logger
        logger[metadataKey: "irc.network"] = "\(network)"
        self.logger = logger
    }

    /// Takes note of a new state.
    ///
    /// - Parameters:
    ///   - new: The state.
    ///   - reason: What led to it.
    ///   - next: What happens next.
    package func move(to new: State, because reason: String, next: String) {
        let old = state.withLock { state in
            defer { state = new }
            return state
        }
        logger.info(
            "connection state changed",
            metadata: [
                "irc.state.old": "\(old.rawValue)",
                "irc.state.new": "\(new.rawValue)",
                "irc.reason": "\(reason)",
                "irc.next": "\(next)",
            ]
        )
    }

    /// Tells the operator, at error level, of what waiting alone does not mend.
    package func trouble(_ reason: String, next: String) {
        logger.error(
            "network out of reach",
            metadata: ["irc.reason": "\(reason)", "irc.next": "\(next)"]
        )
    }

    /// Takes note that we are logged in.
    func loggedIn() {
        logger.info("logged in")
    }

    /// Takes note that we are not logged in.
    func loginFailed(because reason: String, next: String, isError: Bool) {
        logger.log(
            level: isError ? .error : .warning,
            "login failed",
            metadata: ["irc.reason": "\(reason)", "irc.next": "\(next)"]
        )
    }

    /// Takes note that we are not in a channel that we should be in.
    func isMissing(_ channel: String, because reason: String, next: String) {
        logger.warning(
            "not in a channel",
            metadata: [
                "irc.channel": "\(channel)",
                "irc.reason": "\(reason)",
                "irc.next": "\(next)",
            ]
        )
    }

    /// Takes note that we leave the configured nick to somebody else.
    func yieldsNick(because reason: String, next: String) {
        logger.info(
            "nick given up for now",
            metadata: ["irc.reason": "\(reason)", "irc.next": "\(next)"]
        )
    }
}

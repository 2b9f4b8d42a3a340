package import NIOCore

/// Whether the server is still there.
///
/// A connection that was cut somewhere on the way looks like one on which nobody speaks. After some
/// silence the server is asked for a sign of life, and after some more it is given up.
package struct Keepalive: Sendable {
    /// The silence after which a PING is sent.
    package static let silence = TimeAmount.seconds(90)

    /// How long the server may take to send anything then.
    package static let patience = TimeAmount.seconds(30)

    /// What to do.
    package enum Step: Equatable, Sendable {
        /// Ask again at that moment.
        case wait(until: NIODeadline)

        /// Send a PING, and ask again at that moment.
        case ping(checkAt: NIODeadline)

        /// Close the connection.
        case giveUp
    }

    private var heardAt: NIODeadline
    private var pingedAt: NIODeadline?

    /// Begins when the connection stands.
    package init(now: NIODeadline) {
        heardAt = now
    }

    /// Takes note that the server sent something.
    package mutating func heard(at now: NIODeadline) {
        heardAt = now
        pingedAt = nil
    }

    /// Says what to do at this moment.
    package mutating func check(at now: NIODeadline) -> Step {
        if let pingedAt {
            let end = pingedAt + Self.patience
            return now >= end ? .giveUp : .wait(until: end)
        }
        let silentAt = heardAt + Self.silence
        guard now >= silentAt else { return .wait(until: silentAt) }
        pingedAt = now
        return .ping(checkAt: now + Self.patience)
    }
}

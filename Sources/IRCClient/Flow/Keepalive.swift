package import IRCProtocol
package import NIOCore

/// Whether the server is still there, and how long it takes to answer.
///
/// A connection that was cut somewhere on the way looks like one on which nobody speaks; and where
/// only our half of it is cut, others go on to be heard. So a PING leaves at fixed times, whether
/// or not anybody speaks: its answer alone proves both ways, and measures them. After a PING
/// anything that the server sends is a sign of life, for as long as a slow server may take to
/// answer behind all else that it has to say; but not for longer.
package struct Keepalive: Sendable {
    /// How often a PING leaves, and how long the server may take.
    package struct Limits: Equatable, Sendable {
        /// From one PING to the next, unless the answer is still missing then.
        package var interval: TimeAmount
        /// How long the server may send nothing at all once a PING has left.
        package var silence: TimeAmount
        /// How long the answer may take while the server sends other things.
        package var answer: TimeAmount

        /// Sets the limits; by default whatever is cut is found within 110 seconds.
        package init(
            interval: TimeAmount = .seconds(50),
            silence: TimeAmount = .seconds(30),
            answer: TimeAmount = .seconds(60)
        ) {
            self.interval = interval
            self.silence = silence
            self.answer = answer
        }
    }

    /// What to do.
    package enum Step: Equatable, Sendable {
        /// Ask again at that moment.
        case wait(until: NIODeadline)

        /// Send a PING with that label, and ask again at that moment.
        case ping(Label, checkAt: NIODeadline)

        /// Close the connection, for that reason.
        case giveUp(Reason)
    }

    /// Why a connection is given up.
    package enum Reason: Equatable, Sendable {
        /// Nothing has come for so long.
        case silent(TimeAmount)

        /// Something comes, but for so long no answer.
        case deaf(TimeAmount)
    }

    /// A PING without an answer.
    private struct Question {
        let label: Label
        let askedAt: NIODeadline
        /// Whether the server has sent something else since.
        var isServerThere = false
    }

    private let limits: Limits
    private var heardAt: NIODeadline
    private var askAt: NIODeadline
    private var open: Question?
    private var lastLag: TimeAmount?

    /// Begins when the connection stands.
    package init(now: NIODeadline, limits: Limits = Limits()) {
        self.limits = limits
        heardAt = now
        askAt = now + limits.interval
    }

    /// How long the server takes to answer, as far as is known at this moment.
    ///
    /// What it took the last time, or what it has taken so far where that is longer; nil before
    /// there is either. Our own lines that wait at the server count, as it answers in order.
    package func lag(at now: NIODeadline) -> TimeAmount? {
        guard let open else { return lastLag }
        return max(now - open.askedAt, lastLag ?? .zero)
    }

    /// Takes note that the server sent something.
    package mutating func heard(at now: NIODeadline) {
        heardAt = now
        open?.isServerThere = true
    }

    /// Takes note of a PONG; only the answer to the PING that is open counts.
    package mutating func answered(_ label: Label, at now: NIODeadline) {
        guard let open, open.label == label else { return }
        lastLag = now - open.askedAt
        self.open = nil
    }

    /// Says what to do at this moment.
    ///
    /// - Parameters:
    ///   - now: This moment.
    ///   - label: Gives what a PING bears, should it be time for one.
    /// - Returns: What to do, and when to ask again.
    package mutating func check(at now: NIODeadline, label: () -> Label) -> Step {
        if let open {
            if !open.isServerThere {
                let end = open.askedAt + limits.silence
                return now >= end ? .giveUp(.silent(now - heardAt)) : .wait(until: end)
            }
            // One that has never answered may not know how, and is asked anew.
            if lastLag != nil {
                let end = open.askedAt + limits.answer
                return now >= end ? .giveUp(.deaf(now - open.askedAt)) : .wait(until: end)
            }
        }
        guard now >= askAt else { return .wait(until: askAt) }
        let label = label()
        open = Question(label: label, askedAt: now)
        askAt = now + limits.interval
        return .ping(label, checkAt: now + limits.silence)
    }
}

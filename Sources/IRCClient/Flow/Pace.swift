package import IRCProtocol
package import NIOCore

/// How fast one connection may be written to, by how long the server takes to answer.
///
/// A server that holds back a fast writer answers ever later, and cuts off who has too much lying
/// there; none says where its limits are. So some of our lines are marks: an echo, or a PONG, tells
/// that the server has worked off all lines up to the mark. The time that took makes the rate
/// slower or faster; and while too many lines, or one for too long, are not worked off, nothing but
/// emergencies is sent, for as long as ``forbearance``.
///
/// It knows no clock: the moment comes in with each call.
package struct Pace: Sendable {
    /// How many lines may be on their way or lie at the server.
    ///
    /// Half of what the strictest server that is known takes (Solanum: 20).
    package static let window: UInt64 = 10

    /// How long a mark may be without an answer before nothing more is sent.
    package static let patience = TimeAmount.seconds(5)

    /// How long a server may leave marks without an answer before we go on, slowly, without one:
    /// it may not know how, and nobody may be left alone for that.
    package static let forbearance = TimeAmount.seconds(15)

    /// How many lines without a mark go before a PING of our own is one.
    package static let linesPerProbe = 5

    /// After so long a silence of ours the server has worked off all that was sent before.
    private static let rest = TimeAmount.seconds(20)

    private struct Mark: Sendable {
        let label: Label
        let sentAt: NIODeadline
        /// How many lines had been sent with it.
        let lines: UInt64
        let isProbe: Bool
    }

    /// The rate of the moment.
    package private(set) var linesPerSecond: Double

    private let slowest: Double
    private let fastest: Double
    private var marks = CircularBuffer<Mark>()
    private var linesSent: UInt64 = 0
    private var linesAnswered: UInt64 = 0
    private var linesSinceMark = 0
    private var sentAt = NIODeadline.uptimeNanoseconds(0)
    /// The round trip while nothing holds us back: the shortest seen, slowly forgotten.
    private var usual: TimeAmount?
    /// Rounds that began before this say nothing of the rate of the moment.
    private var changedAt = NIODeadline.uptimeNanoseconds(0)

    /// Begins with nothing sent.
    ///
    /// - Parameter linesPerSecond: The rate to begin with, more than 0. It falls to a quarter of
    ///   that, and rises to 2, at most.
    package init(linesPerSecond: Double) {
        self.linesPerSecond = linesPerSecond
        slowest = linesPerSecond / 4
        fastest = max(linesPerSecond, 2)
    }

    // MARK: What was sent

    /// Takes note of lines that were sent.
    ///
    /// - Parameters:
    ///   - lines: How many.
    ///   - mark: What the server will answer the last of them with, if it does.
    ///   - isProbe: Whether the mark is a PING.
    ///   - now: This moment.
    package mutating func sent(
        lines: Int = 1,
        mark: Label? = nil,
        isProbe: Bool = false,
        at now: NIODeadline
    ) {
        if marks.isEmpty, now - sentAt > Self.rest {
            linesAnswered = linesSent
            linesSinceMark = 0
        }
        sentAt = now
        linesSent += UInt64(max(lines, 0))
        linesSinceMark += lines
        guard let mark else { return }
        linesSinceMark = 0
        marks.append(Mark(label: mark, sentAt: now, lines: linesSent, isProbe: isProbe))
    }

    /// Whether it is time for a PING of our own.
    ///
    /// Either because nothing else would be answered, or because an answer is overdue: one that
    /// never comes must not hold us up for ever.
    package func needsProbe(at now: NIODeadline) -> Bool {
        linesSinceMark >= Self.linesPerProbe || overdueAt.map { now >= $0 } ?? false
    }

    /// When an answer is overdue; nil while none is awaited, or a PING is on its way already.
    package var overdueAt: NIODeadline? {
        guard let oldest = marks.first, marks.last?.isProbe == false else { return nil }
        return oldest.sentAt + Self.patience
    }

    /// When what is overdue is not waited for any longer; nil while nothing is awaited.
    package var givesUpAt: NIODeadline? {
        marks.first.map { $0.sentAt + Self.forbearance }
    }

    /// Lets go of what has been awaited for too long, and goes on as slowly as it can.
    package mutating func forbear(at now: NIODeadline) {
        guard let end = givesUpAt, now >= end else { return }
        marks.removeAll()
        linesAnswered = linesSent
        linesSinceMark = 0
        linesPerSecond = slowest
        changedAt = now
    }

    /// Whether more may be sent.
    package func isOpen(at now: NIODeadline) -> Bool {
        guard let oldest = marks.first else { return true }
        return !isFull && now - oldest.sentAt < Self.patience
    }

    private var isFull: Bool { linesSent - linesAnswered >= Self.window }

    // MARK: What was answered

    /// Takes note that the server has answered a mark, and with it worked off all lines before.
    ///
    /// - Parameters:
    ///   - label: The mark; one that is not known any more counts for nothing.
    ///   - isBusy: Whether more was waiting to be sent: only then a quick answer shows that the
    ///     server takes as much as we send.
    ///   - now: This moment.
    package mutating func answered(_ label: Label, isBusy: Bool, at now: NIODeadline) {
        guard let index = marks.firstIndex(where: { $0.label == label }) else { return }
        let mark = marks[index]
        marks.removeFirst(marks.distance(from: marks.startIndex, to: index) + 1)
        linesAnswered = mark.lines
        adapt(to: now - mark.sentAt, of: mark, isBusy: isBusy, at: now)
    }

    private mutating func adapt(
        to roundTrip: TimeAmount,
        of mark: Mark,
        isBusy: Bool,
        at now: NIODeadline
    ) {
        let usual = min(usual ?? roundTrip, roundTrip)
        // A way that has become longer for good is the usual one after some hundreds of rounds.
        self.usual = usual + .nanoseconds((roundTrip - usual).nanoseconds / 256)
        guard mark.sentAt >= changedAt else { return }
        if roundTrip > usual + usual + .seconds(2) {
            change(by: 0.75, at: now)
        } else if isBusy, roundTrip <= usual + usual + .milliseconds(500) {
            change(by: 1.05, at: now)
        }
    }

    private mutating func change(by factor: Double, at now: NIODeadline) {
        linesPerSecond = min(max(linesPerSecond * factor, slowest), fastest)
        changedAt = now
    }
}

package import NIOCore

/// What one connection has to do at which moment; at most one moment for each duty.
///
/// One timer of the loop serves them all. That a cancelled timer may still fire does no harm: what
/// is due is asked of the agenda, never of the timer.
package struct Agenda: Sendable {
    /// Something to be done at some moment.
    package enum Duty: Int, CaseIterable, Sendable {
        /// Give up a registration that takes too long.
        case endRegistration
        /// Stop waiting for the server's next answer in a login.
        case endLoginStep
        /// Stop waiting for answers to the first JOINs.
        case endJoining
        /// Send what the flood gate lets through.
        case openGate
        /// See whether the server is still there.
        case checkSilence
        /// Ask the server for a sign that it has our lines.
        case probe
        /// Ask to be let into channels again.
        case rejoin
        /// See what can be done to have the configured nick.
        case keepNick
        /// See who of those that are watched is there.
        case watch
        /// See whether somebody who is waited for has logged in unseen.
        case lookAgain
        /// Stop waiting to hear who has a nick.
        case endInquiry
        /// Stop waiting for a host that hides ours.
        case endHiding
        /// Stop waiting for the members of a channel.
        case endQuestion
        /// Say QUIT, whatever still waits.
        case quit
        /// Close, whether or not the server did.
        case close
    }

    private var moments = [NIODeadline?](repeating: nil, count: Duty.allCases.count)

    /// Begins with nothing to do.
    package init() {}

    /// The earliest moment at which something is to be done.
    package var next: NIODeadline? { moments.lazy.compactMap(\.self).min() }

    /// When a duty is due; nil takes it from the agenda.
    package subscript(duty: Duty) -> NIODeadline? {
        get { moments[duty.rawValue] }
        set { moments[duty.rawValue] = newValue }
    }

    /// Takes out what is due.
    package mutating func due(at now: NIODeadline) -> [Duty] {
        Duty.allCases.filter { duty in
            guard let moment = self[duty], moment <= now else { return false }
            self[duty] = nil
            return true
        }
    }

    /// Takes out everything.
    package mutating func removeAll() {
        self = Agenda()
    }
}

package import IRCProtocol
package import NIOCore

/// Nicks of which the server is being asked who has them, and what waits for the answers.
///
/// An answer may never come: what waited is let go then. It knows no clock: the moment comes in
/// with each call.
package struct Doubts<Waiting> {
    /// How long the server may take.
    package static var patience: TimeAmount { .seconds(20) }

    /// How many nicks may wait to be asked about, and how many items for the answers.
    package static var capacity: Int { 1_024 }

    private struct Doubt {
        let nick: Nick
        let until: NIODeadline
        var waiting: [Waiting] = []
    }

    /// Those asked about, the oldest first.
    private var open: [Doubt] = []
    /// Those to be asked about when there is time.
    private var queue = CircularBuffer<Nick>()

    /// Begins without doubts.
    package init() {}

    /// When the oldest question is to be given up.
    package var next: NIODeadline? { open.first?.until }

    /// Whether somebody is to be asked about when there is time.
    package var hasQueue: Bool { !queue.isEmpty }

    // MARK: What can wait

    /// Has a nick asked about when there is time; one beyond the capacity is left out.
    package mutating func add(_ nick: Nick) {
        guard queue.count < Self.capacity, !queue.contains(nick) else { return }
        queue.append(nick)
    }

    /// Takes out the nick to be asked about next.
    package mutating func takeNext() -> Nick? { queue.popFirst() }

    // MARK: What was asked

    /// Takes note that the server was asked about a nick.
    package mutating func asked(_ nick: Nick, at now: NIODeadline) {
        open.append(Doubt(nick: nick, until: now + Self.patience))
    }

    /// Keeps an item for the answer about a nick, and gives whether there is a question and room.
    package mutating func keep(
        _ item: Waiting,
        for nick: Nick,
        _ casemapping: Casemapping
    ) -> Bool {
        guard open.reduce(0, { $0 + $1.waiting.count }) < Self.capacity,
            let index = index(of: nick, casemapping)
        else { return false }
        open[index].waiting.append(item)
        return true
    }

    /// Takes out what waited for the answer about a nick, in order.
    package mutating func close(_ nick: Nick, _ casemapping: Casemapping) -> [Waiting] {
        index(of: nick, casemapping).map { open.remove(at: $0).waiting } ?? []
    }

    /// Takes out those items that need no answer any more, in order; the questions stay open.
    package mutating func takeWaiting(where isSettled: (Waiting) -> Bool) -> [Waiting] {
        open.indices.flatMap { index in
            let settled = open[index].waiting.filter(isSettled)
            if !settled.isEmpty { open[index].waiting.removeAll(where: isSettled) }
            return settled
        }
    }

    /// Takes out what has waited for too long.
    package mutating func giveUp(at now: NIODeadline) -> [(nick: Nick, waiting: [Waiting])] {
        let late = open.prefix { $0.until <= now }
        open.removeFirst(late.count)
        return late.map { ($0.nick, $0.waiting) }
    }

    private func index(of nick: Nick, _ casemapping: Casemapping) -> Int? {
        open.firstIndex { casemapping.areEqual($0.nick.text, nick.text) }
    }
}

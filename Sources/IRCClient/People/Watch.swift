package import IRCProtocol
package import NIOCore

/// The nicks of which the server is to tell when they come and go: the one list of a connection.
///
/// By MONITOR where that works, which is proved by watching our present nick too; else by ISON, as
/// many as fit into one line each time, in turn. What the server says of nicks that it was not asked
/// about counts for nothing. It knows no clock: the moment comes in with each call.
package struct Watch: Sendable {
    /// What is to be sent.
    package enum Step: Equatable, Sendable {
        /// Have the server watch nicks.
        case add([Nick])
        /// Have it watch them no more.
        case remove([Nick])
        /// Ask which of them are there.
        case ask([Nick])
    }

    /// How we hear who is there.
    private enum Means: Sendable {
        /// Not at all so far.
        case none
        /// By MONITOR, if the server says in time that we, under this nick, are there.
        case proving(Nick, until: NIODeadline)
        /// By MONITOR.
        case monitor
        /// By asking.
        case polling(at: NIODeadline)
    }

    /// How long a server may take to say that we, who are there, are there.
    package static let proof = TimeAmount.seconds(10)

    /// How many bytes of nicks go into one line.
    private static let lineBytes = 400

    /// How many nicks are watched where the server sets no limit.
    static let capacity = 1_024

    private let poll: TimeAmount
    private var casemapping = Casemapping.rfc1459
    private var means = Means.none
    /// What the server watches, and whether somebody is there.
    private var watched: [CaseMapped<Nick>: Bool] = [:]
    /// How many the server takes, as far as it refused any.
    private var room = Watch.capacity
    /// What was asked last and has no answer.
    private var asked: [Nick] = []
    /// Whose turn it is to be asked about.
    private var turn = 0
    private var isIdle = true

    /// Begins with nothing watched.
    ///
    /// - Parameter poll: How often is asked, where MONITOR does not work.
    package init(poll: TimeAmount = .seconds(60)) {
        self.poll = poll
    }

    /// When ``steps(for:in:at:)`` is to be asked again; nil if only when other nicks are wanted, or
    /// after another sign.
    package var next: NIODeadline? {
        switch means {
        case .none, .monitor: nil
        case .proving(_, let until): isIdle ? nil : until
        case .polling(let moment): isIdle ? nil : moment
        }
    }

    /// Whether the server watches a nick, and has said that somebody is there.
    package func isOnline(_ nick: Nick) -> Bool {
        guard case .monitor = means else { return false }
        return watched[key(nick)] == true
    }

    /// Whether the server does not tell of its own accord, but has to be asked.
    package var isPolling: Bool { if case .polling = means { true } else { false } }

    /// Whether the server was told to watch a nick.
    package func contains(_ nick: Nick) -> Bool { watched[key(nick)] != nil }

    // MARK: Signs

    /// Takes nicks that the server says are there, and gives those of them that count.
    package mutating func online(_ nicks: [Nick]) -> [Nick] {
        if case .proving(let own, _) = means, nicks.contains(where: { key($0) == key(own) }) {
            means = .monitor
        }
        return told(nicks, isThere: true)
    }

    /// Takes nicks that the server says are not there, and gives those of them that count.
    package mutating func offline(_ nicks: [Nick]) -> [Nick] { told(nicks, isThere: false) }

    /// Takes who is there of those asked for, and gives who is, and who is not.
    package mutating func present(_ nicks: [Nick]) -> (online: [Nick], offline: [Nick]) {
        defer { asked = [] }
        let there = Set(nicks.map(key))
        let online = asked.filter { there.contains(key($0)) }
        return (online, asked.filter { !there.contains(key($0)) })
    }

    /// Takes that the server's list is full, and does not hold these.
    package mutating func listFull(_ refused: [Nick], at now: NIODeadline) {
        let before = watched.count
        for nick in refused { watched[key(nick)] = nil }
        // Who does not say which has refused all that it has told nothing of.
        if watched.count == before { watched = watched.filter(\.value) }
        room = watched.count
        if case .proving = means { room = 0 }
        if room == 0 { poll(from: now) }
    }

    private mutating func told(_ nicks: [Nick], isThere: Bool) -> [Nick] {
        nicks.filter { nick in
            let nick = key(nick)
            guard watched[nick] != nil else { return false }
            watched[nick] = isThere
            return true
        }
    }

    // MARK: Steps

    /// Says what to do at this moment; to be asked after every sign, and when others are wanted.
    ///
    /// - Parameters:
    ///   - wanted: The nicks, what matters most first.
    ///   - situation: What there is to know of the server.
    ///   - now: This moment.
    /// - Returns: What to send, in order.
    package mutating func steps(
        for wanted: [Nick],
        in situation: NickSituation,
        at now: NIODeadline
    ) -> [Step] {
        if situation.casemapping != casemapping { rekey(situation.casemapping) }
        isIdle = wanted.isEmpty
        // The nicks that we want, and our own for the proof.
        let limit = min(situation.monitorLimit ?? 0, room)
        switch means {
        case .none:
            guard !wanted.isEmpty else { return [] }
            guard limit >= 2 else { break }
            means = .proving(situation.nick, until: now + Self.proof)
            return change(to: wanted.prefix(limit - 1) + [situation.nick])
        case .proving(_, let until) where now < until: return []
        case .monitor where limit >= 1: return change(to: wanted.prefix(limit))
        case .polling(let moment) where now < moment: return []
        default: break
        }
        poll(from: now)
        guard !wanted.isEmpty else { return [] }
        means = .polling(at: now + poll)
        asked = nextToAsk(of: wanted)
        return [.ask(asked)]
    }

    private mutating func poll(from now: NIODeadline) {
        means = .polling(at: now)
        watched = [:]
    }

    private mutating func change(to wanted: some Sequence<Nick>) -> [Step] {
        var old = watched
        var added: [Nick] = []
        for nick in wanted where old.removeValue(forKey: key(nick)) == nil {
            guard watched[key(nick)] == nil else { continue }
            watched[key(nick)] = false
            added.append(nick)
        }
        for nick in old.keys { watched[nick] = nil }
        let removed = old.keys.map(\.name).sorted { $0.text < $1.text }
        return Self.lines(removed).map(Step.remove) + Self.lines(added).map(Step.add)
    }

    /// The first always, as it matters most, and others in turn.
    private mutating func nextToAsk(of wanted: [Nick]) -> [Nick] {
        let rest = wanted.dropFirst()
        guard !rest.isEmpty else { return wanted }
        let start = turn % rest.count
        let turned = rest.dropFirst(start) + rest.prefix(start)
        let line = Self.lines([wanted[0]] + turned)[0]
        turn = (start + line.count - 1) % rest.count
        return line
    }

    /// Has no line hold more than it can.
    private static func lines(_ nicks: [Nick]) -> [[Nick]] {
        var lines: [[Nick]] = []
        var bytes = 0
        for nick in nicks {
            let size = nick.text.utf8.count + 1
            if lines.isEmpty || bytes + size > lineBytes {
                lines.append([])
                bytes = 0
            }
            lines[lines.count - 1].append(nick)
            bytes += size
        }
        return lines
    }

    private mutating func rekey(_ casemapping: Casemapping) {
        self.casemapping = casemapping
        watched = Dictionary(watched.map { (key($0.key.name), $0.value) }) { $0 && $1 }
    }

    private func key(_ nick: Nick) -> CaseMapped<Nick> { CaseMapped(nick, casemapping) }
}

internal import IRCProtocol
internal import NIOCore

/// How we look for the configured nick while we have another one.
struct NickSearch: Sendable {
    /// How we hear that the nick is free.
    enum Watch: Sendable {
        /// Not at all so far.
        case none
        /// By MONITOR, if the server says in time that we, under this nick, are there.
        case proving(Nick, until: NIODeadline)
        /// By MONITOR.
        case monitor
        /// By asking.
        case polling(at: NIODeadline)
    }

    /// When the first thing may be done.
    private let startAt: NIODeadline
    /// How often is asked who has the nick, where MONITOR does not work.
    private let poll: TimeAmount
    private var isStarted = false
    var watch = Watch.none
    /// What the server watches for us.
    private(set) var watched: [Nick] = []
    /// Whether somebody has the nick, as far as the server said.
    private var isTaken: Bool?
    private var claimAt: NIODeadline?
    private var claimedAt: NIODeadline?
    private var claimWait = NickKeeper.claimWait
    /// Whether the services know us, so that ``regainAt`` counts.
    private var isLoggedIn = false
    private var regainAt: NIODeadline?
    private var ghostAt: NIODeadline?

    init(startAt: NIODeadline, poll: TimeAmount) {
        self.startAt = startAt
        self.poll = poll
    }

    /// When there is something to do without another sign.
    var next: NIODeadline? {
        guard isStarted else { return startAt }
        var moments = [claimAt, isTaken == true && isLoggedIn ? regainAt : nil, ghostAt]
        switch watch {
        case .none: break
        case .proving(_, let until): moments.append(until)
        case .polling(let at): moments.append(at)
        case .monitor: break
        }
        return moments.compactMap(\.self).min()
    }

    /// Takes note that somebody has the nick, or nobody.
    mutating func learn(isTaken: Bool, at now: NIODeadline) {
        guard isTaken != self.isTaken else { return }
        self.isTaken = isTaken
        if isTaken {
            claimAt = nil
            claimWait = NickKeeper.claimWait
            if regainAt == nil { regainAt = now }
        } else {
            claimAt = max(now, claimedAt.map { $0 + NickKeeper.claimGap } ?? now)
            ghostAt = nil
        }
    }

    mutating func steps(
        for wanted: Nick,
        in situation: NickSituation,
        limit: inout RegainLimit,
        at now: NIODeadline
    ) -> [NickKeeper.Step] {
        guard now >= startAt else { return [] }
        isStarted = true
        var steps = watchSteps(for: wanted, in: situation, at: now)
        if let moment = claimAt, now >= moment {
            steps.append(.claim)
            claimedAt = now
            claimAt = now + claimWait
            claimWait = min(claimWait + claimWait, NickKeeper.longestWait)
        }
        isLoggedIn = situation.isLoggedIn
        guard isTaken == true else { return steps }
        if isLoggedIn, let moment = regainAt, now >= moment {
            let isAllowed = limit.tryRegain(at: now)
            if isAllowed {
                steps.append(.regain)
                ghostAt = now + NickKeeper.regainWait
            }
            regainAt = now + (isAllowed ? NickKeeper.longestWait : poll)
        }
        if let moment = ghostAt, now >= moment {
            steps.append(.ghost)
            ghostAt = nil
        }
        return steps
    }

    private mutating func watchSteps(
        for wanted: Nick,
        in situation: NickSituation,
        at now: NIODeadline
    ) -> [NickKeeper.Step] {
        // The nick that we want, and our own for the proof.
        let canMonitor = situation.monitorLimit.map { $0 >= 2 } ?? false
        switch watch {
        case .none:
            guard canMonitor else { break }
            watch = .proving(situation.nick, until: now + NickKeeper.proof)
            watched = [wanted, situation.nick]
            return [.watch(watched)]
        case .proving(_, let until): if now < until { return [] }
        case .monitor:
            if !canMonitor { break }
            guard watched.count > 1 else { return [] }
            defer { watched = [wanted] }
            return [.unwatch(Array(watched.dropFirst()))]
        case .polling(let moment): if now < moment { return [] }
        }
        watch = .polling(at: now + poll)
        return [.ask]
    }
}

internal import IRCProtocol
internal import NIOCore

/// How we look for the configured nick while we have another one.
struct NickSearch: Sendable {
    /// When the first thing may be done.
    private let startAt: NIODeadline
    /// Whether that moment has come.
    private(set) var isStarted = false
    /// Whether somebody has the nick, as far as the server said.
    private var isTaken: Bool?
    private var claimAt: NIODeadline?
    private var claimedAt: NIODeadline?
    private var claimWait = NickKeeper.claimWait
    /// Whether the services know us, so that ``regainAt`` counts.
    private var isLoggedIn = false
    private var regainAt: NIODeadline?
    private var ghostAt: NIODeadline?

    init(startAt: NIODeadline) {
        self.startAt = startAt
    }

    /// When there is something to do without another sign.
    var next: NIODeadline? {
        guard isStarted else { return startAt }
        let moments = [claimAt, isTaken == true && isLoggedIn ? regainAt : nil, ghostAt]
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
        in situation: NickSituation,
        limit: inout RegainLimit,
        at now: NIODeadline
    ) -> [NickKeeper.Step] {
        guard now >= startAt else { return [] }
        isStarted = true
        var steps: [NickKeeper.Step] = []
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
            regainAt = now + (isAllowed ? NickKeeper.longestWait : NickKeeper.limitWait)
        }
        if let moment = ghostAt, now >= moment {
            steps.append(.ghost)
            ghostAt = nil
        }
        return steps
    }
}

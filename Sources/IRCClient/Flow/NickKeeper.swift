package import IRCProtocol
package import NIOCore

/// Sees to it that we have the configured nick, on one connection.
///
/// While somebody else has it, the server is to say when it is free: see ``Watch``. Once it is free
/// it is asked for; and when we are logged in, the services are asked to give it back, as often as
/// the ``RegainLimit`` allows.
package struct NickKeeper: Sendable {
    /// What the server said about nicks.
    package enum Sign: Sendable {
        /// These are there.
        case online([Nick])
        /// These are not.
        case offline([Nick])
        /// Somebody left, or has another nick now.
        case left(Nick)
    }

    /// What is to be sent, or told.
    package enum Step: Equatable, Sendable {
        /// Ask for the nick.
        case claim
        /// Have the services take it back.
        case regain
        /// Have the services end the connection of who has it.
        case ghost
        /// Tell the operator that we fight for it no more.
        case yield
    }

    /// The least time between two claims, and the first and the longest time until a refused one is
    /// made again.
    package static let claimGap = TimeAmount.seconds(5)
    package static let claimWait = TimeAmount.seconds(60)
    package static let longestWait = TimeAmount.minutes(10)
    /// How long we keep still after somebody renamed us; twice as long each time.
    package static let renameWait = TimeAmount.seconds(30)
    /// How long the services may take for a REGAIN before GHOST is tried.
    package static let regainWait = TimeAmount.seconds(10)
    /// How long until the ``RegainLimit`` is asked again once it has said no.
    package static let limitWait = TimeAmount.seconds(60)

    private let wanted: Nick
    private var search: NickSearch?
    private var heldSince: NIODeadline?
    private var stillness = NickKeeper.renameWait

    /// Begins with nothing to do; the first ``steps(in:limit:at:)`` is for a registered connection.
    ///
    /// - Parameter wanted: The configured nick.
    package init(wanted: Nick) {
        self.wanted = wanted
    }

    /// The nick whose coming and going the server is to tell; nil while that is of no use.
    package var watchedNick: Nick? { search?.isStarted == true ? wanted : nil }

    /// When ``steps(in:limit:at:)`` is to be asked again; nil if only after another sign.
    package var next: NIODeadline? { search?.next }

    /// Takes what the server said about nicks.
    package mutating func heard(_ sign: Sign, in situation: NickSituation, at now: NIODeadline) {
        guard search != nil else { return }
        switch sign {
        case .online(let nicks):
            if situation.names(nicks, include: wanted) { search?.learn(isTaken: true, at: now) }
        case .offline(let nicks):
            if situation.names(nicks, include: wanted) { search?.learn(isTaken: false, at: now) }
        case .left(let nick):
            if situation.names([nick], include: wanted) { search?.learn(isTaken: false, at: now) }
        }
    }

    /// Says what to do at this moment; to be asked after every sign, and whenever our nick changed.
    package mutating func steps(
        in situation: NickSituation,
        limit: inout RegainLimit,
        at now: NIODeadline
    ) -> [Step] {
        if situation.names([situation.nick], include: wanted) {
            rest(&limit, at: now)
            return []
        }
        // The server cut it: it will never be ours.
        guard wanted.text.utf8.count <= situation.nickBytes ?? .max else {
            search = nil
            return []
        }
        var steps: [Step] = []
        if search == nil {
            if limit.lost(at: now) { steps.append(.yield) }
            search = NickSearch(startAt: beginning(at: now))
        }
        return steps + (search?.steps(in: situation, limit: &limit, at: now) ?? [])
    }

    /// We have the nick.
    private mutating func rest(_ limit: inout RegainLimit, at now: NIODeadline) {
        guard heldSince == nil else { return }
        heldSince = now
        limit.got(at: now)
        search = nil
    }

    /// At once, unless we had the nick: then somebody with power over nicks took it from us, who
    /// would win every fight.
    private mutating func beginning(at now: NIODeadline) -> NIODeadline {
        guard let heldSince else { return now }
        self.heldSince = nil
        if now - heldSince >= Self.longestWait { stillness = Self.renameWait }
        defer { stillness = min(stillness + stillness, Self.longestWait) }
        return now + stillness
    }
}

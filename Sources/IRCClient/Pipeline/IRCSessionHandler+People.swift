internal import Chat
internal import IRCProtocol
internal import NIOCore

// Who is there, and whom the bot waits for.
extension IRCSessionHandler {
    /// Takes what somebody said.
    func hear(_ message: UserMessage, at now: NIODeadline) {
        let sight = sight(of: message.sender.nick)
        let heard = translation.chatMessage(message, in: session) {
            sightings.saw(
                message.sender,
                account: message.account,
                sight: sight,
                isTalking: message.place == .direct,
                at: now
            )
        }
        guard let heard else { return }
        putBackWaiting(for: heard.sender.id.key, at: now)
        // What is held for them by now is said before the answer.
        tellDeliveries()
        sink(.message(heard))
        if arrivals.arrives(heard.sender.id.key) { sink(.arrived(heard.sender)) }
        if heard.place == .direct, sight == .none { watchSoon(at: now) }
    }

    /// What the server tells of somebody without being asked.
    private func sight(of nick: Nick) -> Sightings.Sight {
        if session.isVisible(nick) { return session.keepsAccounts ? .tracked : .shared }
        return watch.isOnline(nick) ? .watched : .none
    }

    // MARK: Changes

    func takeJoin(_ source: Source, at now: NIODeadline) {
        let nick = source.nick
        guard !session.keepsAccounts else {
            if sightings[nick] != nil {
                let account = session.account(of: nick)
                sightings.saw(source, account: account, sight: .tracked, at: now)
            }
            findArrival(under: nick, at: now)
            return
        }
        if let known = sightings[nick], !known.hasAccount {
            takeSight(of: source, nil, at: now)
        } else if let known = sightings[nick]?.source, known.user != nil, known != source {
            takeLoss(of: nick, at: now)
        }
        if arrivals.isOpen, session.features.hasWHOX || arrivals.isMissing(nick) {
            doubts.add(nick)
            queueInquiry()
        }
    }

    /// Takes what the server says of somebody when asked.
    func takeSight(of source: Source, _ account: AccountName?, at now: NIODeadline) {
        let before = sightings[source.nick]?.key
        sightings.saw(
            source,
            account: account,
            sight: sight(of: source.nick),
            // Where the watch begins in time, whoever it does not tell of may be anybody.
            patience: isWatching ? Sightings.trust : Sightings.patience,
            at: now
        )
        noteAbsence(of: before, at: now)
        findArrival(under: source.nick, at: now)
    }

    func takeAccount(_ account: AccountName?, of nick: Nick, at now: NIODeadline) {
        let person = sightings[nick]?.key
        sightings.changedAccount(of: nick, to: account)
        noteAbsence(of: person, at: now)
        if account != nil { findArrival(under: nick, at: now) }
    }

    func takeRename(_ old: Nick, to new: Nick, at now: NIODeadline) {
        sightings.renamed(old, to: new)
        reviewSighting(of: new, at: now)
        if arrivals.isMissing(new) { look(at: new, at: now) }
    }

    /// Somebody left, or has not got the nick any more.
    func takeLoss(of nick: Nick, at now: NIODeadline) {
        let person = sightings[nick]?.key
        sightings.lost(nick)
        keepFor(nick, at: now)
        noteAbsence(of: person, at: now)
    }

    func takeOnline(_ nicks: [Nick], at now: NIODeadline) {
        // With ourselves the server has proved that it watches: what it said before counts too.
        if nicks.contains(where: session.isOwn) { reviewSightings(at: now) }
        for nick in nicks {
            reviewSighting(of: nick, at: now)
            if arrivals.isMissing(nick) { look(at: nick, at: now) }
        }
        keepNick(.online(nicks), at: now)
    }

    func takeOffline(_ nicks: [Nick], at now: NIODeadline) {
        for nick in nicks { takeLoss(of: nick, at: now) }
        keepNick(.offline(nicks), at: now)
    }

    /// Sees what the server tells of somebody from now on.
    func reviewSighting(of nick: Nick, at now: NIODeadline) {
        changeSight(of: nick, at: now)
        if sightings[nick]?.isTalking == true { watchSoon(at: now) }
    }

    /// Sees what the server tells of everybody from now on.
    func reviewSightings(at now: NIODeadline) {
        for nick in sightings.all { changeSight(of: nick, at: now) }
        watchSoon(at: now)
    }

    private func changeSight(of nick: Nick, at now: NIODeadline) {
        let sight = sight(of: nick)
        // Between their words and the watch another may have taken the nick.
        if sight == .watched, sightings.isPast(nick, at: now) {
            takeLoss(of: nick, at: now)
        } else {
            sightings.changeSight(of: nick, to: sight, at: now)
        }
    }

    private func noteAbsence(of person: String?, at now: NIODeadline) {
        guard let person, sightings.lastNick(of: person) == nil else { return }
        if arrivals.leaves(person) {
            sink(.left(MemberID(network: configuration.network, key: person)))
        }
        watchSoon(at: now)
    }

    // MARK: Arrivals

    /// Waits for people, instead of those named before; called by the ``Speaker``.
    func waitFor(_ people: [MemberID: String]) {
        guard case .ready = stage, let context else { return }
        let now = context.eventLoop.now
        arrivals.waitFor(people, on: configuration.network)
        findArrivals(at: now)
        keepWatch(at: now)
        pump()
    }

    /// How long until people are asked about again who are there, but not logged in as awaited.
    private static let lookPause = TimeAmount.seconds(60)

    /// How many of them are asked about each time.
    private static let looks = 16

    /// Tells of all who are waited for and known to be there, and asks about those who may be.
    func findArrivals(at now: NIODeadline) {
        var doubtful: [Nick] = []
        for (person, nick) in arrivals.missing {
            if let nick = sightings.nick(of: person, at: now) {
                findArrival(under: nick, at: now)
            } else if case .account(let account) = PersonKey(person),
                let nick = session.nicks(of: account).first(where: { !session.isOwn($0) })
            {
                findArrival(under: nick, at: now)
            } else if watch.isOnline(nick) || session.isVisible(nick) && !session.keepsAccounts {
                doubtful.append(nick)
            }
        }
        let start = doubtful.isEmpty ? 0 : lookTurn % doubtful.count
        for nick in (doubtful[start...] + doubtful[..<start]).prefix(Self.looks) {
            doubts.add(nick)
        }
        lookTurn = start + Self.looks
        queueInquiry()
        agenda[.lookAgain] = arrivals.isOpen ? now + Self.lookPause : nil
    }

    /// Tells of who has a nick, where that is certain and they are waited for: never of ourselves,
    /// whatever our account is.
    func findArrival(under nick: Nick, at now: NIODeadline) {
        guard arrivals.isOpen, !session.isOwn(nick), let holder = holder(of: nick, at: now),
            arrivals.arrives(holder.key)
        else { return }
        var account: AccountName?
        if case .account(let name) = PersonKey(holder.key) { account = name }
        sink(.arrived(translation.member(holder, account: account, in: session)))
        watchSoon(at: now)
    }

    /// Sees whether somebody who is waited for has the nick, and asks where that is not certain.
    private func look(at nick: Nick, at now: NIODeadline) {
        findArrival(under: nick, at: now)
        guard arrivals.isMissing(nick), holder(of: nick, at: now) == nil else { return }
        doubts.add(nick)
        queueInquiry()
    }

    /// Who is certain to have a nick at this moment.
    func holder(of nick: Nick, at now: NIODeadline) -> Sightings.Sighting? {
        if let sighting = sightings.holder(of: nick, at: now) { return sighting }
        guard let account = session.account(of: nick) else { return nil }
        return sightings.saw(Source(nick: nick), account: account, sight: .tracked, at: now)
    }

    // MARK: What is watched

    /// How long after somebody's words what is watched follows, once for all who spoke meanwhile.
    private static let watchPause = TimeAmount.milliseconds(250)

    /// How many lines at once have the server watch somebody before all that waits.
    private static let hurry = 2

    /// Whether the server may tell who leaves without being asked.
    private var hasMonitor: Bool { session.features.monitorLimit ?? 0 > 1 }

    /// Whether who talks to us is watched as soon as they do.
    private var isWatching: Bool { hasMonitor && !watch.isPolling }

    /// Has what is watched follow who talks, with a pause.
    ///
    /// Who has just spoken need not be asked for, the answer goes first, and a crowd is one line.
    private func watchSoon(at now: NIODeadline) {
        let moment = now + (hasMonitor ? Self.watchPause : configuration.waits.nickPoll)
        agenda[.watch] = min(agenda[.watch] ?? moment, moment)
    }

    /// The nicks to be watched, what matters most first: half of the list is for people who talk to
    /// us, whose leaving we would not see, before those who are waited for.
    private var watchedNicks: [Nick] {
        let awaited = arrivals.missing.filter { person, _ in
            // Who has no account can come only as long as we have not seen them leave.
            if case .account = PersonKey(person) {
                true
            } else {
                sightings.lastNick(of: person) != nil
            }
        }
        // The account of somebody out of sight is asked for anyway.
        let talkers = sightings.talkers(withAccounts: hasMonitor)
        let half = min(session.features.monitorLimit ?? 0, Watch.capacity) / 2
        let nicks =
            [nickKeeper.watchedNick].compactMap(\.self) + talkers.prefix(half)
            + awaited.map(\.nick) + talkers.dropFirst(half)
        return nicks.filter(\.isSendable)
    }

    /// Has the server watch what is to be watched, or asks it who is there, when it is time.
    func keepWatch(at now: NIODeadline) {
        switch stage {
        case .joining, .ready, .draining: break
        case .registering, .hiding, .quitting, .ended: return
        }
        var next = watch
        let steps = next.steps(for: watchedNicks, in: NickSituation(session), at: now)
        guard !steps.isEmpty else {
            if !isWatchQueued { watch = next }
            agenda[.watch] = next.next
            return
        }
        agenda[.watch] = nil
        if isUrgent(steps) {
            if canHurry(at: now) {
                watchLimit.spend(steps.count, at: now)
                sendWatch(at: now)
                return
            }
            agenda[.watch] = max(watchLimit.opens(after: now), now + Self.watchPause)
        }
        if !isWatchQueued { isWatchQueued = gate.add(.watch, to: .housekeeping) }
    }

    /// Whether somebody who talks to us begins to be watched, and not a crowd that is waited for.
    private func isUrgent(_ steps: [Watch.Step]) -> Bool {
        isWatching && steps.count <= Self.hurry
            && sightings.talkers(withAccounts: false).contains { !watch.contains($0) }
    }

    /// Whether a line may go before its turn, for which the next will wait the longer.
    private func canHurry(at now: NIODeadline) -> Bool {
        (gate.count > 0 || gate.opens(after: now) > now) && pace?.isOpen(at: now) == true
            && watchLimit.isOpen(at: now)
    }

    func sendWatch(at now: NIODeadline) {
        for step in watch.steps(for: watchedNicks, in: NickSituation(session), at: now) {
            switch step {
            case .add(let nicks): append(session.watch(nicks), at: now)
            case .remove(let nicks): append(session.unwatch(nicks), at: now)
            case .ask(let nicks): append(session.ask(for: nicks), at: now)
            }
        }
        agenda[.watch] = watch.next
        reviewRemoved(at: now)
    }

    /// Who is watched no more is out of sight.
    private func reviewRemoved(at now: NIODeadline) {
        for nick in sightings.watched where !watch.isOnline(nick) {
            changeSight(of: nick, at: now)
        }
    }
}

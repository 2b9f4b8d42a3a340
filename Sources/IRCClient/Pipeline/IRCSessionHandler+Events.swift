internal import Chat
internal import CoreMetrics
internal import IRCProtocol
internal import NIOCore

extension IRCSessionHandler {
    /// Does what is due.
    func perform(_ duty: Agenda.Duty, at now: NIODeadline) {
        switch duty {
        case .endRegistration:
            let limit = Duration(configuration.waits.registration)
            fail("the server did not finish the registration within \(limit)")
        case .endLoginStep: expireLogin(at: now)
        case .endJoining: becomeReady()
        case .openGate: break
        case .checkSilence: checkSilence(at: now)
        case .probe: probe(at: now)
        case .rejoin:
            queueJoin(rejoins.due(at: now), at: now)
            agenda[.rejoin] = rejoins.next
        case .keepNick: keepNick(at: now)
        case .watch: keepWatch(at: now)
        case .lookAgain: findArrivals(at: now)
        case .endInquiry: giveUpInquiries(at: now)
        case .endHiding: beginJoining(at: now)
        case .endQuestion:
            session.giveUpQuestion()
            queueQuestion()
        case .quit: quit()
        case .close: context?.close(promise: nil)
        }
    }

    /// Takes what happened according to the session.
    func take(_ event: IRCEvent, at now: NIODeadline) {
        switch event {
        case .message(let message):
            if !isPast(message, at: now) { hear(message, at: now) }
        case .registered:
            serverClock.hear(session.welcomedAt, at: now)
            hide(at: now)
        case .hostHidden: if case .hiding = stage { beginJoining(at: now) }
        case .joined(let channel): takeJoined(channel, at: now)
        case .joinRefused(let channel, let refusal): take(refusal, of: channel, at: now)
        case .kicked(let channel, _, _):
            retry(channel, because: "kicked", at: now)
            reviewSightings(at: now)
        case .parted(let channel):
            retry(channel, because: "parted by the server", at: now)
            reviewSightings(at: now)
        case .loggedIn:
            rejoins.loggedIn(at: now)
            agenda[.rejoin] = rejoins.next
            keepNick(at: now)
        case .casemappingChanged(let casemapping):
            noteCondition()
            rejoins.rekey(casemapping)
            sightings.rekey(casemapping)
            arrivals.rekey(casemapping)
        case .ownNickChanged: keepNick(at: now)
        // MARK: People
        case .online(let nicks): takeOnline(watch.online(nicks), at: now)
        case .offline(let nicks): takeOffline(watch.offline(nicks), at: now)
        case .present(let nicks):
            let (online, offline) = watch.present(nicks)
            takeOnline(online, at: now)
            takeOffline(offline, at: now)
        case .watchListFull(let nicks):
            watch.listFull(nicks, at: now)
            reviewSightings(at: now)
        case .memberQuit(let nick):
            takeLoss(of: nick, at: now)
            keepNick(.left(nick), at: now)
        case .memberRenamed(from: let old, to: let new):
            follow(old, to: new)
            takeRename(old, to: new, at: now)
            keepNick(.left(old), at: now)
        case .memberJoined(_, let source): takeJoin(source, at: now)
        case .memberLeft(_, let nick): reviewSighting(of: nick, at: now)
        case .accountChanged(let nick, let account): takeAccount(account, of: nick, at: now)
        case .accountsKnown: findArrivals(at: now)
        case .found(let nick, let source, let account):
            takeFound(nick, source, account, at: now)
        case .standardReply: metrics.standardReplies.increment()
        case .accountRequired(let reason):
            fail(
                "the network lets only those in who are logged in to an account: "
                    + "\(Self.excerpt(reason)); set up sasl for it in the settings"
            )
        // MARK: Delivery
        case .answered(let label, let answer): take(answer, to: label, at: now)
        case .echoed(let target, let text): takeEcho(of: text, to: target, at: now)
        case .undelivered(let target, let code, _): takeRefusal(code, of: target, at: now)
        case .batchRefused: follow(deliveries.batchRefused())
        case .pong(let token, let time): takePong(token, time, at: now)
        case .nicksExhausted: fail("the server refused the nick and every other that we tried")
        case .banned(let reason): note("banned: \(Self.excerpt(reason))", .banned)
        case .killed: note("an operator or the services ended the connection")
        case .closing(let reason, let isBan):
            note(
                "the server closes the connection: \(Self.excerpt(reason))",
                isBan ? .banned : .transient
            )
        // MARK: Login
        case .loginNeedsKey(let derivation): makeKey(derivation)
        case .loginSettled(let outcome): take(outcome)
        // MARK: Staying
        case .upgradeDemanded(let port): upgrade(to: port)
        case .policyAdvertised(let seconds): keepPolicy(for: seconds)
        // Rooms are entered only by the settings, and of the others the session keeps account.
        case .nickRefused, .invited, .membersKnown, .loggedOut: break
        }
    }

    /// What the server says to the operator, short and on one line.
    static func excerpt(_ text: String) -> String {
        String(FormattingCodes.strip(text).prefix(200))
    }
}

// MARK: - Becoming ready

extension IRCSessionHandler {
    /// Waits, after a login, for the host that hides ours: members of a channel see where we come
    /// from, and channels for those with an account would refuse us.
    ///
    /// Without a login nothing is to be waited for: whatever the server hides of its own accord
    /// it has hidden by now.
    private func hide(at now: NIODeadline) {
        guard case .registering = stage else { return }
        registeredAt = now
        agenda[.endRegistration] = nil
        stage = .hiding
        if session.ownAccount == nil || session.isHostHidden {
            beginJoining(at: now)
        } else {
            agenda[.endHiding] = now + Self.hidingTimeout
        }
    }

    private func beginJoining(at now: NIODeadline) {
        guard case .hiding = stage else { return }
        agenda[.endHiding] = nil
        agenda[.endJoining] = now + Self.joinTimeout
        // The server may have put us into some already.
        let inside = session.channels.map(key)
        let open = configuration.session.channels.filter { !inside.contains(key($0)) }
        stage = .joining(open)
        queueJoin(open, at: now)
        keepNick(at: now)
        if open.isEmpty { becomeReady() }
    }

    /// Takes note that the server let us into a channel, or did not.
    func answered(_ channel: ChannelName) {
        guard case .joining(let open) = stage else { return }
        let rest = open.filter { key($0) != key(channel) }
        stage = .joining(rest)
        if rest.isEmpty { becomeReady() }
    }

    private func becomeReady() {
        guard case .joining(let open) = stage, let context else { return }
        stage = .ready
        isAnnounced = true
        agenda[.endJoining] = nil
        metrics.ready.record(1)
        let all = configuration.session.channels.count
        log.move(
            to: .ready,
            because: "registered",
            next: "serve in \(session.channels.count) of \(all) channels"
                + (open.isEmpty ? "" : ", \(open.count) of them without an answer so far")
        )
        let line = NIOLoopBound(self, eventLoop: context.eventLoop)
        let people = speaker.open(line, epoch: epoch)
        noteCondition()
        sink(.ready(network: configuration.network, epoch: epoch))
        waitFor(people)
    }

    /// Tells the bot, once for each time it was ready, that it cannot talk any more.
    func announceLoss() {
        speaker.close(epoch: epoch)
        guard isAnnounced else { return }
        isAnnounced = false
        metrics.ready.record(0)
        sink(.lost(network: configuration.network))
    }
}

internal import Chat
internal import CoreMetrics
internal import IRCProtocol
internal import NIOCore

extension IRCSessionHandler {
    /// Does what is due.
    func perform(_ duty: Agenda.Duty, at now: NIODeadline) {
        switch duty {
        case .endRegistration:
            let limit = Duration(Self.registrationTimeout)
            fail("the server did not finish the registration within \(limit)")
        case .endJoining: becomeReady()
        case .openGate: break
        case .checkSilence: checkSilence(at: now)
        case .probe: probe(at: now)
        case .rejoin:
            for channel in rejoins.due(at: now) {
                housekeeping { $0.session.join([channel]) }
            }
            agenda[.rejoin] = rejoins.next
        case .reclaimNick:
            guard let request = session.reclaimNick() else { return }
            reply([request], at: now)
            agenda[.reclaimNick] = now + Self.reclaimInterval
        case .quit: quit()
        case .close: context?.close(promise: nil)
        }
    }

    /// Takes what happened according to the session.
    func take(_ event: IRCEvent, at now: NIODeadline) {
        switch event {
        case .message(let message):
            guard !isPast(message, at: now),
                let heard = translation.chatMessage(message, in: session)
            else { return }
            sink(.message(heard))
        case .registered:
            serverClock.hear(session.welcomedAt, at: now)
            beginJoining(at: now)
        case .joined(let channel):
            rejoins.joined(key(channel), at: now)
            agenda[.rejoin] = rejoins.next
            answered(channel)
        case .joinRefused(let channel, let refusal): take(refusal, of: channel, at: now)
        case .kicked(let channel, _, _): retry(channel, because: "kicked", at: now)
        case .parted(let channel): retry(channel, because: "parted by the server", at: now)
        case .ownNickChanged:
            agenda[.reclaimNick] =
                session.reclaimNick() == nil ? nil : now + Self.reclaimInterval
        case .answered(let label, let answer): take(answer, to: label, at: now)
        case .echoed(let target, let text): takeEcho(of: text, to: target, at: now)
        case .undelivered(let target, let code, _): takeRefusal(code, of: target, at: now)
        case .batchRefused: follow(deliveries.batchRefused())
        case .pong(let token, let time): takePong(token, time, at: now)
        case .nicksExhausted: fail("the server refused the nick and every other that we tried")
        case .banned(let reason): note("banned: \(Self.excerpt(reason))", isBan: true)
        case .killed: note("an operator or the services ended the connection")
        case .closing(let reason, let isBan):
            note("the server closes the connection: \(Self.excerpt(reason))", isBan: isBan)
        // Rooms are entered only by the settings, and of the others the session keeps account.
        case .nickRefused, .invited, .membersKnown, .memberJoined, .memberLeft, .memberRenamed,
            .memberQuit, .accountChanged:
            break
        }
    }

    private func checkSilence(at now: NIODeadline) {
        switch keepalive.check(at: now) {
        case .wait(let moment): agenda[.checkSilence] = moment
        case .ping(let moment):
            agenda[.checkSilence] = moment
            reply([session.ping("keepalive")], at: now)
        case .giveUp:
            let limit = Duration(Keepalive.silence + Keepalive.patience)
            fail("the server has been silent for \(limit), also when asked for a sign of life")
        }
    }

    /// What the server says to the operator, short and on one line.
    private static func excerpt(_ text: String) -> String {
        String(FormattingCodes.strip(text).prefix(200))
    }
}

// MARK: - Becoming ready

extension IRCSessionHandler {
    private func beginJoining(at now: NIODeadline) {
        guard case .registering = stage else { return }
        registeredAt = now
        agenda[.endRegistration] = nil
        if session.reclaimNick() != nil { agenda[.reclaimNick] = now + Self.reclaimInterval }
        // The JOINs themselves are among the session's replies.
        stage = .joining(configuration.session.channels)
        agenda[.endJoining] = now + Self.joinTimeout
        if configuration.session.channels.isEmpty { becomeReady() }
    }

    /// Takes note that the server let us into a channel, or did not.
    private func answered(_ channel: ChannelName) {
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
        speaker.open(NIOLoopBound(self, eventLoop: context.eventLoop), epoch: epoch)
        sink(.ready(network: configuration.network, epoch: epoch))
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

// MARK: - Channels

extension IRCSessionHandler {
    private func take(_ refusal: JoinRefusal, of channel: ChannelName, at now: NIODeadline) {
        answered(channel)
        let reason = "\(refusal)"
        switch refusal {
        case .noSuchChannel:
            log.isMissing(channel.text, because: reason, next: "give up: check the settings")
        case .forwarded:
            log.isMissing(channel.text, because: reason, next: "give up: go where we were sent")
        case .tooManyChannels, .unavailable, .full, .inviteOnly, .banned, .badKey, .needsAccount:
            retry(channel, because: reason, at: now)
        }
    }

    private func retry(_ channel: ChannelName, because reason: String, at now: NIODeadline) {
        let key = key(channel)
        // Where services or a forward put us we need not be.
        guard
            let wanted = configuration.session.channels.first(where: { self.key($0) == key })
        else { return }
        rejoins.missed(key, at: now)
        agenda[.rejoin] = rejoins.next
        log.isMissing(wanted.text, because: reason, next: "try again later")
    }

    private func key(_ channel: ChannelName) -> CaseMapped<ChannelName> {
        CaseMapped(channel, session.features.casemapping)
    }
}

internal import IRCProtocol
internal import NIOCore

extension IRCSessionHandler {
    // MARK: What the server says

    func takeJoined(_ channel: ChannelName, at now: NIODeadline) {
        let standIn = rejoins.joined(key(channel), at: now)
        agenda[.rejoin] = rejoins.next
        if let standIn, wanted(key(standIn)) == nil, isInside(standIn) {
            _ = gate.add(.line(session.part(standIn)), to: .housekeeping)
        }
        answered(channel)
    }

    func take(_ refusal: JoinRefusal, of channel: ChannelName, at now: NIODeadline) {
        answered(channel)
        let reason = refusal.words
        switch refusal {
        case .noSuchChannel:
            log.isMissing(channel.text, because: reason, next: "give up: check the settings")
        case .forwarded(let other):
            retry(channel, because: reason, standIn: other, at: now)
        case .needsAccount:
            retry(channel, because: reason, needsAccount: true, at: now)
        case .tooManyChannels, .unavailable, .full, .inviteOnly, .banned, .badKey:
            retry(channel, because: reason, at: now)
        }
    }

    func retry(
        _ channel: ChannelName,
        because reason: String,
        needsAccount: Bool = false,
        standIn: ChannelName? = nil,
        at now: NIODeadline
    ) {
        // Where services or a forward put us we need not be.
        guard let wanted = wanted(key(channel)) else { return }
        rejoins.missed(key(wanted), needsAccount: needsAccount, standIn: standIn, at: now)
        agenda[.rejoin] = rejoins.next
        log.isMissing(
            wanted.text,
            because: reason,
            next: standIn == nil
                ? "try again later"
                : "stay where we were sent and try again later; if it has moved, name the new one"
        )
    }

    /// The channel of the settings that has this key.
    private func wanted(_ key: CaseMapped<ChannelName>) -> ChannelName? {
        configuration.session.channels.first { self.key($0) == key }
    }

    private func isInside(_ channel: ChannelName) -> Bool {
        session.channels.contains { key($0) == key(channel) }
    }

    func key(_ channel: ChannelName) -> CaseMapped<ChannelName> {
        CaseMapped(channel, session.features.casemapping)
    }

    // MARK: What waits for the gate

    /// Has channels be joined, in few lines and as the gate allows.
    func queueJoin(_ channels: [ChannelName], at now: NIODeadline) {
        guard !channels.isEmpty, !gate.add(.join(channels), to: .housekeeping) else { return }
        for channel in channels { rejoins.missed(key(channel), at: now) }
    }

    func sendJoin(
        _ channels: [ChannelName],
        _ lane: FloodGate<Waiting>.Lane,
        at now: NIODeadline
    ) {
        var channels = channels
        let reaction = session.joinNext(of: &channels)
        for message in reaction.replies { append(message, at: now) }
        if !channels.isEmpty { gate.putBack(.join(channels), to: lane) }
        for event in reaction.events { take(event, at: now) }
    }

    /// Has the next channel's members be asked for, when no question is under way.
    func queueQuestion() {
        guard !isQuestionQueued, session.hasQuestion else { return }
        isQuestionQueued = gate.add(.question, to: .housekeeping)
    }

    func sendQuestion(at now: NIODeadline) {
        isQuestionQueued = false
        guard let question = session.nextQuestion() else { return }
        append(question, at: now)
        agenda[.endQuestion] = now + Self.questionTimeout
    }
}

// Who is in our channels, with which rights and accounts, where the server does not say so by
// itself.
extension IRCSession {
    /// Whether there is something to ask about the members of a channel, and nothing under way.
    public var hasQuestion: Bool { census.isDue }

    /// The line that asks for the members of the next channel, or nil when none is to be asked for.
    ///
    /// With WHOX it asks for accounts and rights, where accounts are kept; without it NAMES asks
    /// for rights, where the server does not tell those of ``rightsChannel`` of its own accord. A plain WHO tells no accounts and is never sent. While an answer is under way there
    /// is nothing to ask: see ``giveUpQuestion()``.
    ///
    /// Source: the WHOX page of modern.ircdocs.horse; IRCv3, "No Implicit Names".
    public mutating func nextQuestion() -> IRCMessage? {
        while let round = census.begin() {
            switch question(about: round.channel) {
            case .whox: return IRCMessage(.who, round.channel.text, "%tuhnfa,\(round.token)")
            case .names:
                census.current?.end = .endOfNames
                return IRCMessage(.names, round.channel.text)
            case nil: census.end()
            }
        }
        return nil
    }

    /// Ends the wait for the answer to ``nextQuestion()``, after some time without its end.
    public mutating func giveUpQuestion() {
        census.giveUp()
    }

    /// Whether ``nextQuestion()`` was asked and the end of its answer has not come.
    public var isAsking: Bool { census.current != nil }

    // MARK: What to ask

    private enum Question {
        case whox
        case names
    }

    private func question(about channel: ChannelName) -> Question? {
        // The answer would be megabytes; without it nobody has an account there, which is safe.
        let maxMembers = 5_000
        guard roster.contains(channel), roster.memberCount(of: channel) <= maxMembers else {
            return nil
        }
        if features.hasWHOX, keepsAccounts || needsRights(in: channel) { return .whox }
        return needsRights(in: channel) ? .names : nil
    }

    private func needsRights(in channel: ChannelName) -> Bool {
        rightsChannel.map { features.casemapping.areEqual($0.text, channel.text) } ?? false
    }

    /// Asks again for the rights in a channel, where a lower right may show once a higher is gone.
    ///
    /// Source: IRCv3, "multi-prefix": without it only the highest right of a member is shown.
    mutating func reviewRights(in channel: ChannelName) {
        guard !capabilities.enabled.contains(.multiPrefix), needsRights(in: channel) else { return }
        census.add(channel, features.casemapping)
    }

    /// Notes that we came into a channel.
    mutating func expectMembers(of channel: ChannelName) {
        // Of more channels than anybody is in, no account is kept.
        guard roster.contains(channel) else { return }
        if capabilities.enabled.contains(.noImplicitNames) {
            census.add(channel, features.casemapping)
        } else {
            census.expect(channel, features.casemapping)
        }
    }

    /// Begins anew when the server begins, or ceases, to tell who is logged in to what.
    mutating func beginAccounts() {
        roster.forgetAccounts()
        guard keepsAccounts else { return }
        for channel in channels { census.add(channel, features.casemapping) }
    }

    // MARK: Answers

    /// Takes a line of the answer: token, user name, host, nick, flags and account.
    ///
    /// The server gives the fields in an order of its own, whatever the order in the question.
    mutating func receiveWHOX(_ message: IRCMessage) -> Bool {
        if receiveInquiredWHOX(message) { return true }
        guard let round = census.current, message.parameterCount >= 7,
            message.parameter(1) == round.token,
            let nick = message.parameter(4).map(Nick.init), !nick.text.isEmpty,
            let flags = message.parameter(5), let account = message.parameter(6)
        else { return false }
        guard roster.contains(round.channel) else { return true }
        let modes = features.memberPrefixes.modes(inFlags: flags)
        roster.add(nick, to: round.channel, modes: modes)
        if keepsAccounts { roster.setAccount(AccountName(account), of: nick) }
        if isOwn(nick) {
            learnIdentity(
                Source(nick: nick, user: message.parameter(2), host: message.parameter(3))
            )
        }
        return true
    }

    /// Takes the end of an answer (315), or of the members that a server names (366).
    mutating func receiveEnd(
        of numeric: Numeric,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let channel = message.parameter(1).map(ChannelName.init) else { return false }
        if numeric == .endOfWho, endInquiry(by: numeric, message, &reaction) { return true }
        if numeric == .endOfNames, census.endExpecting(channel, features.casemapping) {
            // Rights were told with the names.
            if features.hasWHOX, keepsAccounts { census.add(channel, features.casemapping) }
            reaction.events.append(.membersKnown(channel))
            return true
        }
        guard let round = census.current, round.end == numeric,
            features.casemapping.areEqual(round.channel.text, channel.text)
        else { return true }
        census.end()
        if numeric == .endOfWho, keepsAccounts {
            reaction.events.append(.accountsKnown(round.channel))
        }
        if capabilities.enabled.contains(.noImplicitNames), roster.contains(channel) {
            reaction.events.append(.membersKnown(channel))
        }
        return true
    }
}

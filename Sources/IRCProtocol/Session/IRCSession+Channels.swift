// Each of these gives whether the message was of use.
extension IRCSession {
    mutating func receiveChannel(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        guard let name = message.parameter(0) else { return false }
        let channel = ChannelName(name)
        switch message.command {
        case .join: return receiveJoin(channel, message, &reaction)
        case .part: return receivePart(channel, message, &reaction)
        case .kick: return receiveKick(channel, message, &reaction)
        default:
            // Our own modes are of no use.
            if roster.contains(channel) { receiveModes(channel, message) }
            return true
        }
    }

    mutating func receiveNames(_ message: IRCMessage) -> Bool {
        guard let name = message.parameter(2), let list = message.parameter(3) else { return false }
        let channel = ChannelName(name)
        guard roster.contains(channel) else { return true }
        for entry in list.split(separator: " ") {
            let (modes, source) = features.memberPrefixes.split(String(entry))
            roster.add(source.nick, to: channel, modes: modes)
            if isOwn(source.nick) { learnIdentity(source) }
        }
        return true
    }

    /// Takes the numerics that refuse a join of ours, or a message of ours.
    ///
    /// Those below 400 refuse nothing.
    mutating func receiveRefusal(
        _ numeric: Numeric,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard numeric.rawValue >= 400 else { return true }
        guard let target = message.parameter(1) else { return false }
        // Said of the nick that WHOIS asked about: no line of ours is refused by it.
        if numeric == .noSuchNick, circumstances.label == nil,
            endInquiry(by: numeric, message, &reaction)
        {
            return true
        }
        if let refusal = JoinRefusal(numeric, message),
            refuseJoin(ChannelName(target), refusal, &reaction)
        {
            return true
        }
        switch numeric {
        case .unavailable:
            refuseNick(Nick(target), &reaction)
            return true
        case .noSuchNick, .noSuchChannel, .cannotSendToChannel, .wasNoSuchNick, .tooManyTargets,
            .targetTooFast, .needsAccount, .needsAccountToMessage, .cannotSendToUser,
            .targetChangeTooFast, .targetIsSelective:
            // What bears a label is told by it.
            guard circumstances.label == nil else { return true }
            let reason = message.lastParameter
            reaction.events.append(.undelivered(to: target, code: numeric, reason: reason))
            return true
        default:
            return false
        }
    }

    /// Takes the answer to a JOIN of ours, and gives whether it was one.
    mutating func refuseJoin(
        _ channel: ChannelName,
        _ refusal: JoinRefusal,
        _ reaction: inout Reaction
    ) -> Bool {
        guard pendingJoins.remove(CaseMapped(channel, features.casemapping)) != nil else {
            return false
        }
        reaction.events.append(.joinRefused(channel, refusal))
        return true
    }

    private mutating func receiveJoin(
        _ channel: ChannelName,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let source = message.source else { return false }
        if isOwn(source.nick) {
            pendingJoins.remove(CaseMapped(channel, features.casemapping))
            learnIdentity(source)
            roster.enter(channel)
            roster.add(source.nick, to: channel)
            expectMembers(of: channel)
            reaction.events.append(.joined(channel))
            return true
        }
        guard roster.contains(channel) else { return true }
        roster.add(source.nick, to: channel)
        if keepsAccounts, let account = message.parameter(1) {
            roster.setAccount(AccountName(account), of: source.nick)
        }
        reaction.events.append(.memberJoined(channel, source))
        return true
    }

    private mutating func receivePart(
        _ channel: ChannelName,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let source = message.source else { return false }
        guard roster.contains(channel) else { return true }
        if isOwn(source.nick) {
            leave(channel)
            reaction.events.append(.parted(channel))
        } else {
            roster.remove(source.nick, from: channel)
            reaction.events.append(.memberLeft(channel, source.nick))
        }
        return true
    }

    private mutating func receiveKick(
        _ channel: ChannelName,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let nick = message.parameter(1).map(Nick.init) else { return false }
        guard roster.contains(channel) else { return true }
        if isOwn(nick) {
            leave(channel)
            let reason = message.parameter(2) ?? ""
            reaction.events.append(.kicked(channel, by: message.source, reason: reason))
        } else {
            roster.remove(nick, from: channel)
            reaction.events.append(.memberLeft(channel, nick))
        }
        return true
    }

    private mutating func leave(_ channel: ChannelName) {
        roster.leave(channel)
        census.remove(channel, features.casemapping)
    }

    private mutating func receiveModes(_ channel: ChannelName, _ message: IRCMessage) {
        let parameters = message.parameters
        guard parameters.count > 1 else { return }
        for change in features.modeChanges(parameters[1], parameters.dropFirst(2)) {
            guard features.memberPrefixes.modes.contains(change.mode),
                let nick = change.parameter.map(Nick.init)
            else { continue }
            roster.change(change.mode, isSet: change.isSet, of: nick, in: channel)
            if !change.isSet { reviewRights(in: channel) }
        }
    }
}

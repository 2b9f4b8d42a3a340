// Each of these gives whether the message was of use.
extension IRCSession {
    mutating func receivePerson(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        guard let source = message.source else { return false }
        let nick = source.nick
        switch message.command {
        case .quit:
            roster.removeFromAll(nick)
            if !isOwn(nick) { reaction.events.append(.memberQuit(nick)) }
            return true
        case .nick: return receiveNick(from: nick, message, &reaction)
        case .account: return receiveAccount(of: nick, message, &reaction)
        case .chghost: return receiveChghost(of: nick, message, &reaction)
        default: return receiveInvite(by: source, message, &reaction)
        }
    }

    func receiveKill(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        guard let victim = message.parameter(0).map(Nick.init) else { return false }
        // The end of others comes as their QUIT.
        guard isOwn(victim) else { return true }
        reaction.events.append(.killed(by: message.source, reason: message.parameter(1) ?? ""))
        return true
    }

    private mutating func receiveNick(
        from old: Nick,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let new = message.parameter(0).map(Nick.init), !new.text.isEmpty else { return false }
        roster.rename(old, to: new)
        if isOwn(old) {
            identity.nick = new
            reaction.events.append(.ownNickChanged(new))
        } else {
            reaction.events.append(.memberRenamed(from: old, to: new))
        }
        return true
    }

    private mutating func receiveAccount(
        of nick: Nick,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let account = message.parameter(0).map(AccountName.init) else { return false }
        if isOwn(nick) { ownAccount = account }
        // Of somebody in no channel of ours we would not hear the logout.
        roster.setAccount(account, of: nick)
        reaction.events.append(.accountChanged(nick, account))
        return true
    }

    private mutating func receiveChghost(
        of nick: Nick,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let user = message.parameter(0), let host = message.parameter(1) else { return false }
        if isOwn(nick) { showHost(host, user: user, &reaction) }
        return true
    }

    /// With invite-notify the invitations of others come too; only our own are told on.
    private func receiveInvite(
        by source: Source,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let invited = message.parameter(0).map(Nick.init),
            let channel = message.parameter(1).map(ChannelName.init)
        else { return false }
        if isOwn(invited) { reaction.events.append(.invited(to: channel, by: source)) }
        return true
    }
}

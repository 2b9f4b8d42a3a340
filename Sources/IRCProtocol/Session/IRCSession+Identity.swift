// Who we are to others: the account, the host that they see, the mark of a bot.
extension IRCSession {
    /// Takes note that we are logged in to an account (900), or are no more (901).
    mutating func receiveOwnAccount(
        _ numeric: Numeric,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        if let source = message.parameter(1).map(Source.init), isOwn(source.nick) {
            learnIdentity(source)
        }
        guard numeric == .loggedIn else {
            ownAccount = nil
            reaction.events.append(.loggedOut)
            return true
        }
        guard let account = message.parameter(2).flatMap(AccountName.init) else { return false }
        ownAccount = account
        reaction.events.append(.loggedIn(account))
        return true
    }

    /// Takes the host that others see (396); some servers show `user@host`, some only the host.
    mutating func receiveHost(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        guard let shown = message.parameter(1), !shown.isEmpty else { return false }
        let parts = shown.split(separator: "@", maxSplits: 1).map(String.init)
        guard let host = parts.last else { return false }
        showHost(host, user: parts.count == 2 ? parts.first : nil, &reaction)
        return true
    }

    /// Takes note of the host, and perhaps user name, that the server gives us.
    mutating func showHost(_ host: String, user: String?, _ reaction: inout Reaction) {
        identity.host = host
        if let user { identity.user = user }
        isHostHidden = true
        reaction.events.append(.hostHidden)
    }

    /// Sets the mode of a bot, once, as soon as the server has said which that is.
    ///
    /// Source: IRCv3, "Bot Mode".
    mutating func sayThatWeAreABot(_ reaction: inout Reaction) {
        guard phase == .registered, let mode = features.botMode, mode != botMode else { return }
        botMode = mode
        reaction.replies.append(IRCMessage(.mode, nick.text, "+\(mode)"))
    }

    /// Takes what a source of our own says of our user name and host.
    mutating func learnIdentity(_ source: Source) {
        if let user = source.user { identity.user = user }
        if let host = source.host { identity.host = host }
    }
}

// Who has a nick at this moment, and which account, asked of the server.
extension IRCSession {
    /// Whether there is room for another ``inquire(about:)``.
    public var canInquire: Bool { inquiries.hasRoom }

    /// The line that asks who has a nick, and which account; nil while that is being asked, or too
    /// much else is.
    ///
    /// Without WHOX it is WHOIS. The answer is ``IRCEvent/found(_:_:account:)``; a server may never
    /// give one, see ``giveUpInquiry(about:)``. Source: the WHOX page of modern.ircdocs.horse;
    /// RFC 2812 §3.6.2.
    public mutating func inquire(about nick: Nick) -> IRCMessage? {
        let hasWHOX = features.hasWHOX
        guard
            let inquiry = inquiries.begin(nick, bearsToken: hasWHOX, features.casemapping)
        else { return nil }
        return inquiry.token.map { IRCMessage(.who, nick.text, "%tuhna,\($0)") }
            ?? IRCMessage(.whois, nick.text)
    }

    /// Ends the wait for the answer to ``inquire(about:)``.
    public mutating func giveUpInquiry(about nick: Nick) {
        _ = inquiries.end(nick, bearsToken: nil, features.casemapping)
    }

    // MARK: Answers

    /// Takes a line of WHOX that tells of one person: token, user name, host, nick and account.
    mutating func receiveInquiredWHOX(_ message: IRCMessage) -> Bool {
        guard message.parameterCount == 6, let token = message.parameter(1),
            let nick = message.parameter(4).map(Nick.init), let account = message.parameter(5)
        else { return false }
        return inquiries.found(
            Source(nick: nick, user: message.parameter(2), host: message.parameter(3)),
            account: AccountName(account),
            token: token,
            features.casemapping
        )
    }

    /// Takes a line of WHOIS: the person (311), the account (330), or that the nick is that of the
    /// account (307, older services).
    mutating func receiveWhois(_ numeric: Numeric, _ message: IRCMessage) -> Bool {
        guard let nick = message.parameter(1).map(Nick.init) else { return false }
        switch numeric {
        case .whoisUser:
            return inquiries.found(
                Source(nick: nick, user: message.parameter(2), host: message.parameter(3)),
                features.casemapping
            )
        case .whoisAccount:
            let account = message.parameter(2).flatMap(AccountName.init)
            return inquiries.found(account, of: nick, features.casemapping)
        default:
            return inquiries.found(AccountName(nick.text), of: nick, features.casemapping)
        }
    }

    /// Takes the end of an answer (315, 318), or that nobody has the nick (401).
    ///
    /// - Returns: Whether it ended a question about a nick.
    mutating func endInquiry(
        by numeric: Numeric,
        _ message: IRCMessage,
        _ reaction: inout Reaction
    ) -> Bool {
        guard let nick = message.parameter(1).map(Nick.init),
            let inquiry = inquiries.end(
                nick,
                bearsToken: numeric == .endOfWho,
                features.casemapping
            )
        else { return false }
        let source = numeric == .noSuchNick ? nil : inquiry.source
        reaction.events.append(
            .found(inquiry.nick, source, account: source == nil ? nil : inquiry.account)
        )
        return true
    }
}

extension IRCSession {
    /// How a text is to be sent.
    public enum TextKind: Sendable {
        /// As PRIVMSG.
        case message

        /// As NOTICE, which nobody answers automatically.
        case notice

        fileprivate var command: Command { self == .notice ? .notice : .privmsg }
    }

    /// The lines that say a text to somebody, in order.
    ///
    /// Cut to what fits at this moment: our own host counts and may change, so cut when sending
    /// and not when queueing.
    public func message(
        _ text: String,
        to target: MessageTarget,
        kind: TextKind = .message
    ) -> [IRCMessage] {
        let budget = textBudget(for: target, kind: kind)
        return LineSplitter(text).lines(budget: budget)
            .map { line in
                IRCMessage(kind.command, target.text, String(line))
            }
    }

    /// How many bytes of text fit into one message as others receive it, with our
    /// `:nick!user@host` before it.
    ///
    /// What is not known of us is taken at its longest, but where neither our user name and host
    /// nor their limits are known, the 353 bytes of the specification are enough. Ten bytes are left
    /// free: the sign of a STATUSMSG, or a cloak that takes effect while the line is on its way.
    ///
    /// Source: IRCv3 multiline, "Splitting long lines".
    ///
    /// - Returns: At least 0; a target can be too long for any text.
    public func textBudget(for target: MessageTarget, kind: TextKind = .message) -> Int {
        let isUnknown =
            identity.user == nil && identity.host == nil && features.userBytes == nil
            && features.hostBytes == nil
        let longestHost = 63
        let longestUser = isUnknown ? 20 : 63
        let marginBytes = 10
        // A server may put `~` before the user name.
        let user = identity.user?.utf8.count ?? (features.userBytes.map { $0 + 1 } ?? longestUser)
        let host = identity.host?.utf8.count ?? (features.hostBytes ?? longestHost)
        let source = ":!@ ".utf8.count + nick.text.utf8.count + user + host
        let command = (kind.command.word ?? "").utf8.count + " ".utf8.count
        let address = target.text.utf8.count + " :".utf8.count
        let room = features.lineBytes - source - command - address - "\r\n".utf8.count
        return max(0, min(room - marginBytes, isUnknown ? 353 : Int.max))
    }

    /// The lines that join channels: as many to a line as the server takes and the line holds.
    ///
    /// What comes of each is told by ``IRCEvent/joined(_:)`` or
    /// ``IRCEvent/joinRefused(_:_:)``.
    public mutating func join(_ channels: [ChannelName]) -> [IRCMessage] {
        for channel in channels { pendingJoins.insert(CaseMapped(channel, features.casemapping)) }
        let limit = features.targetLimit(of: .join) ?? Int.max
        let room = WireLimits.bodyBytes - "JOIN \r\n".utf8.count
        return ListPacker.pack(channels.map(\.text), room: room, limit: limit)
            .map { names in
                IRCMessage(.join, names.joined(separator: ","))
            }
    }

    /// The line that leaves a channel.
    public func part(_ channel: ChannelName) -> IRCMessage {
        IRCMessage(.part, channel.text)
    }

    /// The line that ends the connection; the server answers by ``IRCEvent/closing(reason:isBan:)``.
    public func quit(_ reason: String) -> IRCMessage {
        let line = LineSplitter(reason).lines(budget: 300).first ?? ""
        return IRCMessage(.quit, String(line))
    }

    /// The line that asks for a sign of life; the server answers PONG with the same token.
    public func ping(_ token: String) -> IRCMessage {
        IRCMessage(.ping, token)
    }

    /// The line that asks for the configured nick, or nil while we have it.
    ///
    /// A refusal is told by ``IRCEvent/nickRefused(_:)`` and leaves us the nick we have.
    public func reclaimNick() -> IRCMessage? {
        isOwn(configuration.nick) ? nil : IRCMessage(.nick, configuration.nick.text)
    }
}

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
        // Whatever a server claims of us, none has names that take more than half of a line.
        let longestSource = WireLimits.bodyBytes / 2
        let source = min(":!@ ".utf8.count + nick.text.utf8.count + user + host, longestSource)
        let command = (kind.command.word ?? "").utf8.count + " ".utf8.count
        let address = target.text.utf8.count + " :".utf8.count
        let room = features.lineBytes - source - command - address - "\r\n".utf8.count
        return max(0, min(room - marginBytes, isUnknown ? 353 : Int.max))
    }

    /// Takes channels off a list that are to be joined by one line, and gives that line.
    ///
    /// As many as the server takes, the line holds and a server does not take for a flood. A
    /// channel beyond the number that the server allows gets no line but a refusal, as 405 would
    /// be. What comes of the others is told by ``IRCEvent/joined(_:)`` or
    /// ``IRCEvent/joinRefused(_:_:)``. To be called when the line is sent: limits may change.
    ///
    /// - Returns: At most one line; none for an empty list, or when all were beyond the number.
    public mutating func joinNext(of channels: inout [ChannelName]) -> Reaction {
        // So many that a few lines join a club's channels, and so few that an old server, which
        // answers each with all its members, is not made to send all of them at once.
        let batch = 5
        var reaction = Reaction()
        let limit = min(features.targetLimit(of: .join) ?? batch, batch)
        let room = WireLimits.bodyBytes - "JOIN \r\n".utf8.count
        var names: [String] = []
        var bytes = 0
        while names.count < limit, let channel = channels.first {
            let size = channel.text.utf8.count + (names.isEmpty ? 0 : 1)
            guard names.isEmpty || bytes + size <= room else { break }
            channels.removeFirst()
            guard !roster.contains(channel), !names.contains(channel.text) else { continue }
            guard hasRoom(for: channel) else {
                reaction.events.append(.joinRefused(channel, .tooManyChannels))
                continue
            }
            pendingJoins.insert(CaseMapped(channel, features.casemapping))
            names.append(channel.text)
            bytes += size
        }
        if !names.isEmpty {
            reaction.replies.append(IRCMessage(.join, names.joined(separator: ",")))
        }
        return reaction
    }

    /// Whether the server allows one channel more of that kind.
    private func hasRoom(for channel: ChannelName) -> Bool {
        guard let limit = features.channelLimit(for: channel) else { return true }
        let pending = pendingJoins.count { pending in
            pending.name.text.utf8.first.map(limit.signs.contains) ?? false
                && !roster.contains(pending.name)
        }
        let isPending = pendingJoins.contains(CaseMapped(channel, features.casemapping))
        let others = roster.channelCount(signs: limit.signs) + pending - (isPending ? 1 : 0)
        return others < limit.count
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
}

extension IRCSession {
    /// Takes a PRIVMSG or NOTICE and gives whether it was of use.
    ///
    /// What servers say, echoes of our own and what came before are no user's messages. Automatic answers go only to
    /// CTCP queries in a PRIVMSG to us alone: one in a channel would make every bot answer at once,
    /// and a NOTICE is never answered, so that two programs cannot talk for ever.
    mutating func receiveText(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        guard let source = message.source, let target = message.parameter(0),
            let text = message.parameter(1)
        else { return false }
        // An answer to somebody called like a channel would be read by all who are there.
        guard !source.isServer, !features.isChannel(source.nick.text) else { return true }
        guard !isOwn(source.nick) else {
            receiveEcho(message, from: source, &reaction)
            return true
        }
        guard let place = place(of: target) else { return false }
        if agreed.messageTags, let id = message.tags["msgid"], !messageIDs.insert(id) {
            return true
        }
        let isNotice = message.command == .notice
        guard let ctcp = CTCP(text) else {
            let kind: UserMessage.Kind = isNotice ? .notice : .message
            reaction.events.append(.message(userMessage(message, source, place, text, kind)))
            return true
        }
        // A CTCP in a notice answers a query, and we send none.
        guard !isNotice else { return false }
        if ctcp.command == "ACTION" {
            let action = userMessage(message, source, place, ctcp.arguments, .action)
            reaction.events.append(.message(action))
            return true
        }
        guard place == .direct, !circumstances.isReplayed, source.nick.isSendable,
            let answer = ctcp.answer(version: configuration.version)
        else {
            return false
        }
        reaction.replies.append(IRCMessage(.notice, source.nick.text, answer))
        return true
    }

    /// Where a message with this target is read, or nil where it is neither for us nor a channel.
    private func place(of target: String) -> UserMessage.Place? {
        if features.casemapping.areEqual(target, nick.text) { return .direct }
        let channel = ChannelName(target)
        if let sign = target.utf8.first, features.statusSigns.contains(sign) {
            let rest = String(target.dropFirst())
            // Where `+` is both a right and a kind of channel, `+#a` means the members of `#a`.
            if features.isChannel(rest), !roster.contains(channel) {
                return .channel(ChannelName(rest), status: target.first)
            }
        }
        return features.isChannel(target) ? .channel(channel, status: nil) : nil
    }

    private func userMessage(
        _ message: IRCMessage,
        _ sender: Source,
        _ place: UserMessage.Place,
        _ text: String,
        _ kind: UserMessage.Kind
    ) -> UserMessage {
        let tags = message.tags
        return UserMessage(
            sender: sender,
            place: place,
            text: text,
            kind: kind,
            account: account(message, sender.nick),
            id: agreed.messageTags ? tags["msgid"] : nil,
            time: time(of: message),
            isFromBot: agreed.messageTags && tags.contains("bot"),
            isReplayed: circumstances.isReplayed
        )
    }

    /// When the server says a message was sent.
    func time(of message: IRCMessage) -> ServerTime? {
        agreed.serverTime
            ? message.tags.bytes(of: "time").flatMap(ServerTime.init(bytes:)) : nil
    }

    /// The account of a message's sender.
    ///
    /// Once account-tag is agreed upon, a message without the tag is from somebody logged out, and
    /// the table, which may lag behind, is not asked. A tag that was not agreed upon proves nothing.
    private func account(_ message: IRCMessage, _ nick: Nick) -> AccountName? {
        guard agreed.accountTag else { return account(of: nick) }
        return message.tags["account"].flatMap(AccountName.init)
    }
}

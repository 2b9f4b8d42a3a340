package import Chat
package import IRCProtocol

/// Turns what was said on IRC into what the bot hears.
package struct ChatTranslation: Sendable {
    private let network: String
    private let moderators: IRCConfiguration.Moderators

    /// Makes the translation for one network.
    package init(network: String, moderators: IRCConfiguration.Moderators) {
        self.network = network
        self.moderators = moderators
    }

    /// Gives a message as the bot hears it.
    ///
    /// Notices and what other bots say are never answered, so that two programs cannot talk for
    /// ever; what is played back was said to whom we were then. Source: RFC 1459 §4.4.2; IRCv3 bot mode.
    ///
    /// - Parameters:
    ///   - message: What a user said.
    ///   - session: The connection as it is at this moment.
    /// - Returns: Nil when the message is not for the bot.
    package func chatMessage(_ message: UserMessage, in session: IRCSession) -> ChatMessage? {
        guard message.kind != .notice, !message.isFromBot, !message.isReplayed else { return nil }
        let text = FormattingCodes.strip(message.text)
        guard !text.allSatisfy(\.isWhitespace) else { return nil }
        let sender = member(message, in: session)
        switch message.place {
        case .direct:
            return ChatMessage(sender: sender, place: .direct, text: text, isAddressed: true)
        case .channel(let channel, _):
            let words = Address.words(of: text, to: session.nick.text)
            return ChatMessage(
                sender: sender,
                place: .room(channel.text),
                text: words ?? text,
                isAddressed: words != nil
            )
        }
    }

    private func member(_ message: UserMessage, in session: IRCSession) -> Member {
        Member(
            id: MemberID(network: network, key: key(message, session.features.casemapping)),
            name: message.sender.nick.text,
            isModerator: isModerator(message, in: session)
        )
    }

    /// By what the sender is known again: the account or, without one, all that the server shows.
    ///
    /// Whoever takes a nick that became free comes from elsewhere and so has another key.
    private func key(_ message: UserMessage, _ casemapping: Casemapping) -> String {
        if let account = message.account { return "account:" + casemapping.fold(account.text) }
        let sender = message.sender
        return "nick:" + casemapping.fold(sender.nick.text) + "!" + (sender.user ?? "") + "@"
            + (sender.host ?? "")
    }

    /// Whether the server proves at this moment that the sender is a moderator; a nick never does.
    private func isModerator(_ message: UserMessage, in session: IRCSession) -> Bool {
        // Where there are accounts, nothing else will do, also when the server stops telling them.
        if !moderators.accounts.isEmpty, session.hasToldAccounts {
            guard session.tellsAccounts, let account = message.account else { return false }
            let casemapping = session.features.casemapping
            return moderators.accounts.contains { casemapping.areEqual($0.text, account.text) }
        }
        guard let channel = moderators.operatorsOf else { return false }
        return session.isOperator(message.sender.nick, of: channel)
    }
}

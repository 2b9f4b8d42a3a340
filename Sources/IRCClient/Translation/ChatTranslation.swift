package import Chat
package import IRCProtocol

/// Turns what was said on IRC into what the bot hears.
package struct ChatTranslation: Sendable {
    /// No server makes longer ids of messages; what is longer is none.
    private static let maxIDBytes = 128

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
    ///   - sighting: Who the sender is; asked only where the message is for the bot.
    /// - Returns: Nil when the message is not for the bot.
    package func chatMessage(
        _ message: UserMessage,
        in session: IRCSession,
        from sighting: () -> Sightings.Sighting
    ) -> ChatMessage? {
        guard message.kind != .notice, !message.isFromBot, !message.isReplayed else { return nil }
        let text = FormattingCodes.strip(message.text)
        guard !text.allSatisfy(\.isWhitespace) else { return nil }
        let sender = member(sighting(), account: message.account, in: session)
        let id = message.id.flatMap { (1...Self.maxIDBytes).contains($0.utf8.count) ? $0 : nil }
        switch message.place {
        case .direct:
            return ChatMessage(
                sender: sender,
                place: .direct,
                text: text,
                isAddressed: true,
                id: id
            )
        case .channel(let channel, _):
            let words = Address.words(of: text, to: session.nick.text)
            return ChatMessage(
                sender: sender,
                place: .room(channel.text),
                text: words ?? text,
                isAddressed: words != nil,
                id: id
            )
        }
    }

    /// Gives somebody as the bot knows them.
    ///
    /// - Parameters:
    ///   - sighting: Who it is, and under which nick.
    ///   - account: The account that the server vouches for at this moment.
    ///   - session: The connection as it is at this moment.
    /// - Returns: The person, who is there.
    package func member(
        _ sighting: Sightings.Sighting,
        account: AccountName?,
        in session: IRCSession
    ) -> Member {
        let nick = sighting.source.nick
        return Member(
            id: MemberID(network: network, key: sighting.key),
            name: nick.text,
            standing: standing(nick, account: account, in: session),
            hasAccount: sighting.hasAccount,
            account: session.tellsAccounts ? account?.text : nil
        )
    }

    /// What the server proves at this moment that somebody is; a nick never does.
    private func standing(
        _ nick: Nick,
        account: AccountName?,
        in session: IRCSession
    ) -> Standing {
        // Where there are accounts, nothing else will do, also when the server stops telling them.
        if !moderators.accounts.isEmpty, session.hasToldAccounts {
            guard session.tellsAccounts else { return .accountsUntold }
            guard let account else { return .noAccount }
            let casemapping = session.features.casemapping
            return moderators.accounts.contains { casemapping.areEqual($0.text, account.text) }
                ? .moderator : .otherAccount
        }
        guard let channel = moderators.operatorsOf else {
            return moderators.accounts.isEmpty ? .unprovable : .accountsUntold
        }
        return session.isOperator(nick, of: channel) ? .moderator : .noOperator(of: channel.text)
    }
}

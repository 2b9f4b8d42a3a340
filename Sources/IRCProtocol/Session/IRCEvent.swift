/// What happened on a connection that those above the protocol may care for.
///
/// Boxed, so that it passes through a pipeline without another allocation at each step.
public indirect enum IRCEvent: Equatable, Sendable {
    // MARK: Registration

    /// The server took us in, under this nick; now channels can be joined.
    case registered(Nick)

    /// The server refused every nick we can offer; nothing more will happen before a reconnect.
    case nicksExhausted

    /// Our nick is now another one: at our wish, or services or an operator renamed us.
    case ownNickChanged(Nick)

    /// The server refused a nick that we asked for after registration.
    case nickRefused(Nick)

    // MARK: Login

    /// A login needs a key from the password, to be brought to
    /// ``IRCSession/receive(saltedPassword:for:)``; making it takes too long for an event loop.
    case loginNeedsKey(KeyDerivation)

    /// A login came to its end; where it failed and is required, we must leave.
    case loginSettled(LoginOutcome)

    // MARK: Talk

    /// Somebody said something to us or in one of our channels.
    case message(UserMessage)

    /// A message of ours was not delivered, as 401, 404 and their kin say.
    case undelivered(to: String, code: Numeric, reason: String)

    /// Somebody invited us to a channel.
    case invited(to: ChannelName, by: Source)

    // MARK: Delivery

    /// The server says what became of a labelled line.
    case answered(Label, LineAnswer)

    /// The server sent back something we said, without its label.
    ///
    /// Old versions of InspIRCd do so (inspircd#1851), and every server for what we say to ourselves.
    case echoed(to: String, text: String)

    /// The server did not take a message of several lines, and does not say which.
    case batchRefused

    /// The server answered a PING of ours, at this time of its own clock.
    ///
    /// It takes lines in order, so all that was sent before the PING has reached it.
    case pong(token: String, time: ServerTime?)

    // MARK: Channels

    /// We are in a channel; its members are not all known yet.
    case joined(ChannelName)

    /// All members of a channel are known.
    case membersKnown(ChannelName)

    /// The server did not let us into a channel.
    case joinRefused(ChannelName, JoinRefusal)

    /// We left a channel, or were made to (`SAPART`).
    case parted(ChannelName)

    /// Somebody threw us out of a channel.
    case kicked(ChannelName, by: Source?, reason: String)

    // MARK: Others

    /// Somebody came into a channel of ours.
    case memberJoined(ChannelName, Source)

    /// Somebody left a channel of ours, or was thrown out.
    case memberLeft(ChannelName, Nick)

    /// Somebody changed their nick.
    case memberRenamed(from: Nick, to: Nick)

    /// Somebody left the network; the next to take the nick may be somebody else.
    case memberQuit(Nick)

    /// Somebody logged in to an account, or out of it (nil).
    case accountChanged(Nick, AccountName?)

    /// The accounts of all who are in a channel of ours are known.
    case accountsKnown(ChannelName)

    // MARK: Order and identity

    /// We are logged in to an account.
    case loggedIn(AccountName)

    /// We are logged in to no account any more.
    case loggedOut

    /// Others see us with another host than the one we come from.
    case hostHidden

    /// The server lets only those in who are logged in; said before it ends the connection.
    case accountRequired(reason: String)

    /// The server compares names in another way from now on; tables must be made anew.
    case casemappingChanged(Casemapping)

    /// The server says FAIL, WARN or NOTE.
    ///
    /// What is known of a JOIN or NICK of ours is told by an event of its own besides.
    case standardReply(StandardReply)

    // MARK: Presence

    /// Watched nicks are there.
    case online([Nick])

    /// Nobody has these of the watched nicks.
    case offline([Nick])

    /// The server does not watch these: its list is full.
    case watchListFull([Nick])

    /// Of the nicks asked for these are there, and the others are not.
    case present([Nick])

    /// Who has a nick that we asked about, and which account; nobody where the source is nil.
    case found(Nick, Source?, account: AccountName?)

    // MARK: The end

    /// The server takes nobody from our host (463), or bans us from the network (465); reconnecting
    /// soon makes it worse.
    case banned(reason: String)

    /// An operator or the services ended our connection.
    case killed(by: Source?, reason: String)

    /// The server is closing the connection (`ERROR`).
    ///
    /// - Parameter isBan: Whether the text, or a 465 before it, says that we are banned.
    case closing(reason: String, isBan: Bool)

    // MARK: Staying

    /// On this plaintext connection the server demands TLS on another port (STS): it is to be
    /// closed at once, and nothing more may be sent on it.
    case upgradeDemanded(port: Int)

    /// The server wants nobody to come without TLS for so long (STS); 0 takes that back.
    case policyAdvertised(seconds: Int64)
}

/// What happened on a connection that those above the protocol may care for.
///
/// Boxed, so that it passes through a pipeline without another allocation at each step.
public indirect enum IRCEvent: Equatable, Sendable {
    // MARK: Registration

    /// The server took us in, under this nick; channels are being joined.
    case registered(Nick)

    /// The server refused every nick we can offer; nothing more will happen before a reconnect.
    case nicksExhausted

    /// Our nick is now another one: at our wish, or services or an operator renamed us.
    case ownNickChanged(Nick)

    /// The server refused a nick that we asked for after registration.
    case nickRefused(Nick)

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

    // MARK: The end

    /// The server bans us from the network (465); reconnecting soon makes it worse.
    case banned(reason: String)

    /// An operator or the services ended our connection.
    case killed(by: Source?, reason: String)

    /// The server is closing the connection (`ERROR`).
    ///
    /// - Parameter isBan: Whether the text, or a 465 before it, says that we are banned.
    case closing(reason: String, isBan: Bool)
}

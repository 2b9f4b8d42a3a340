/// Our side of one connection to an IRC server, from the first line to the last.
///
/// A value without clock, network or randomness: ``start()`` gives the lines that open the
/// registration, ``receive(_:)`` takes each message of the server and gives what to send and what
/// happened, and the commands (``message(_:to:kind:)``, ``joinNext(of:)``, ...) give lines to
/// send.
/// The caller owns the deadlines: for registration, and for a server that falls silent.
///
/// A session is for one connection; a reconnect begins a new one from the same configuration, so
/// nothing that a connection went through, such as a fallback nick, outlives it.
public struct IRCSession: Sendable {
    /// How far the connection has come.
    public enum Phase: Sendable {
        /// Registration is under way.
        case registering

        /// The server welcomed us (001) and is telling about itself.
        case welcomed

        /// We are in, and may talk.
        case registered

        /// The server said that it closes the connection, or a login that is required failed.
        case closing
    }

    /// Who we are and what we want.
    public let configuration: SessionConfiguration

    /// How far the connection has come.
    public internal(set) var phase = Phase.registering

    /// Ourselves as others see us, as far as the server told.
    public internal(set) var identity: Source

    /// What we are called at the moment, by the server's own account once it welcomed us.
    public var nick: Nick { identity.nick }

    /// What the server said of itself.
    public internal(set) var features = ISupport()

    /// The capabilities offered and agreed upon.
    public internal(set) var capabilities: CapabilityNegotiation

    /// When the server welcomed us, by its own clock, where it tells times.
    public internal(set) var welcomedAt: ServerTime?

    /// How many messages were of no use to us: commands not known, or known ones without the
    /// parameters they need.
    public internal(set) var ignoredMessages = 0

    /// The login of this connection; nil where none is configured.
    public var login: Login?

    var roster = Roster()
    var nickCandidates: NickCandidates
    var hasEndedNegotiation = false
    var isBanned = false

    /// Whether TLS guards the connection.
    let isSecure: Bool

    /// Whether the server wants us on another port; nothing more is read or sent on this one.
    var isSentAway = false

    /// What of the agreed capabilities is asked at every message.
    var agreed = AgreedTags()

    /// What the batches that are open say of the messages in them.
    var batches = Batches()

    /// What is known of the message that is being taken, besides what it says itself.
    var circumstances = Batches.Circumstances()

    /// The ids of the last messages.
    var messageIDs = MessageIDs()

    /// The number of the last label.
    var lastLabel: UInt64 = 0

    /// The channels we asked to join and have had no answer for.
    var pendingJoins: Set<CaseMapped<ChannelName>> = []

    // MARK: Order and identity

    /// The account that we are logged in to.
    public internal(set) var ownAccount: AccountName?

    /// Whether the server told that others see us with another host than the one we come from.
    public internal(set) var isHostHidden = false

    /// Whether the server has told accounts on this connection, now or before.
    public internal(set) var hasToldAccounts = false

    /// The channel whose members' rights must be known even where the server names no members of
    /// its own accord.
    public var rightsChannel: ChannelName?

    /// The mode by which we said that we are a bot.
    var botMode: Character?

    var census = Census()

    var inquiries = Inquiries()

    /// Makes the session of a connection that is about to begin.
    ///
    /// - Parameters:
    ///   - configuration: Who we are and what we want.
    ///   - login: How we log in on this connection, if at all.
    ///   - isSecure: Whether TLS guards the connection, and the server has proved who it is.
    public init(
        _ configuration: SessionConfiguration,
        login: Login? = nil,
        isSecure: Bool = false
    ) {
        self.configuration = configuration
        self.login = login
        self.isSecure = isSecure
        identity = Source(nick: configuration.nick)
        let wanted = configuration.capabilities + (login == nil ? [] : [.sasl])
        capabilities = CapabilityNegotiation(wanted: wanted)
        nickCandidates = NickCandidates(configuration.nick)
    }

    /// The lines that open the registration, to be sent as soon as the connection stands.
    ///
    /// Source: IRCv3, "Capability Negotiation": CAP LS first, then NICK and USER without waiting;
    /// RFC 2812 §3.1.
    public func start() -> [IRCMessage] {
        [
            capabilities.start(),
            IRCMessage(.nick, configuration.nick.text),
            IRCMessage(.user, configuration.username, "0", "*", configuration.realname),
        ]
    }

    /// Takes one message of the server.
    public mutating func receive(_ message: IRCMessage) -> Reaction {
        var reaction = Reaction()
        if isSentAway { return reaction }
        let isUsed =
            agreed.batch ? receiveInBatch(message, &reaction) : dispatch(message, &reaction)
        if !isUsed { ignoredMessages += 1 }
        return reaction
    }

    /// Takes a message and gives whether it was of use.
    mutating func dispatch(_ message: IRCMessage, _ reaction: inout Reaction) -> Bool {
        switch message.command {
        case .numeric(let numeric): receive(numeric, message, &reaction)
        case .privmsg, .notice: receiveText(message, &reaction)
        case .ping: receivePing(message, &reaction)
        case .pong: receivePong(message, &reaction)
        case .cap: receiveCap(message, &reaction)
        case .authenticate: receiveAuthenticate(message, &reaction)
        case .error: receiveError(message, &reaction)
        case .kill: receiveKill(message, &reaction)
        case .fail, .warn, .note: receiveStandardReply(message, &reaction)
        case .nick, .quit, .account, .chghost, .invite:
            receivePerson(message, &reaction)
        case .join, .part, .kick, .mode: receiveChannel(message, &reaction)
        // Nothing to do: what they tell is not used, or answers what was sent.
        case .ack, .away, .setname, .topic, .tagmsg, .wallops: true
        default: false
        }
    }
}

/// Which tags the server vouches for.
///
/// A tag that was not agreed upon may be anybody's, and counts for nothing.
struct AgreedTags: Sendable {
    let accountTag: Bool
    let messageTags: Bool
    let serverTime: Bool
    let batch: Bool
    let echo: Bool
    /// Whether labels and echoes are both agreed upon, and the batches they need.
    let labels: Bool
    let multiline: MultilineLimits?

    /// Nothing is agreed upon.
    init() {
        self.init([], offered: [:])
    }

    init(_ enabled: Set<Capability>, offered: [Capability: String]) {
        accountTag = enabled.contains(.accountTag)
        messageTags = enabled.contains(.messageTags)
        serverTime = enabled.contains(.serverTime)
        batch = enabled.contains(.batch)
        echo = enabled.contains(.echoMessage)
        labels = batch && echo && messageTags && enabled.contains(.labeledResponse)
        multiline =
            labels && enabled.contains(.multiline)
            ? offered[.multiline].flatMap(MultilineLimits.init) : nil
    }
}

// MARK: - Questions

extension IRCSession {
    /// The channels we are in, sorted.
    public var channels: [ChannelName] { roster.channelNames }

    /// The members of a channel we are in, sorted.
    public func members(of channel: ChannelName) -> [Nick] {
        roster.members(of: channel)
    }

    /// Whether somebody is an operator of a channel we are in, as the server says at this moment.
    public func isOperator(_ nick: Nick, of channel: ChannelName) -> Bool {
        roster.modes(of: nick, in: channel).map(features.memberPrefixes.isOperator) ?? false
    }

    /// The account of somebody who shares a channel with us; nil where there is none or the
    /// server does not tell.
    ///
    /// Source: IRCv3 extended-join and account-notify. Only both together keep it true.
    public func account(of nick: Nick) -> AccountName? {
        keepsAccounts ? roster.account(of: nick) : nil
    }

    /// The nicks under which people who share a channel with us are logged in to an account; none
    /// where the server does not tell.
    public func nicks(of account: AccountName) -> [Nick] {
        keepsAccounts ? roster.nicks(of: account) : []
    }

    /// Whether somebody shares a channel with us, so that the server tells when they go.
    public func isVisible(_ nick: Nick) -> Bool {
        roster.isVisible(nick)
    }

    /// Whether the server says, at this moment, which account the sender of a message has.
    public var tellsAccounts: Bool {
        capabilities.enabled.contains(.accountTag) || keepsAccounts
    }

    /// Whether the server tells of every login and logout of those who share a channel with us.
    public var keepsAccounts: Bool {
        capabilities.enabled.contains(.extendedJoin)
            && capabilities.enabled.contains(.accountNotify)
    }

    /// Whether a nick is ours.
    public func isOwn(_ nick: Nick) -> Bool {
        features.casemapping.areEqual(nick.text, self.nick.text)
    }
}

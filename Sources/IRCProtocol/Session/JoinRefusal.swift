/// Why a server did not let us into a channel.
public enum JoinRefusal: Equatable, Sendable {
    /// 403, 476, 479: there is no such channel, or the name is not allowed.
    case noSuchChannel
    /// 405: we are in too many channels.
    case tooManyChannels
    /// 437: the channel is held back for a while.
    case unavailable
    /// 470: the server put us into another channel instead.
    case forwarded(to: ChannelName)
    /// 471: the channel is full.
    case full
    /// 473: one must be invited.
    case inviteOnly
    /// 474: we are banned from the channel.
    case banned
    /// 475: the channel has a key.
    case badKey
    /// 477: one must be logged in to an account.
    case needsAccount

    /// What happened, in words for the operator.
    public var words: String {
        switch self {
        case .noSuchChannel: "there is no such channel, or its name is not allowed"
        case .tooManyChannels: "we are in as many channels as the server allows"
        case .unavailable: "the channel is not available at the moment"
        case .forwarded(let other): "the server sends us to \(other.text) instead"
        case .full: "the channel is full"
        case .inviteOnly: "only the invited get in: somebody must /invite the bot"
        case .banned: "the bot is banned from the channel: its operators can lift that"
        case .badKey: "the channel has a key, which the bot cannot give"
        case .needsAccount: "only people with an account get in: see sasl in the settings"
        }
    }

    /// The refusal a numeric stands for, if it is one.
    init?(_ numeric: Numeric, _ message: IRCMessage) {
        switch numeric {
        case .noSuchChannel, .badChannelMask, .badChannelName: self = .noSuchChannel
        case .tooManyChannels: self = .tooManyChannels
        case .unavailable: self = .unavailable
        case .forwarded:
            guard let other = message.parameter(2) else { return nil }
            self = .forwarded(to: ChannelName(other))
        case .channelFull: self = .full
        case .inviteOnly: self = .inviteOnly
        case .bannedFromChannel: self = .banned
        case .badChannelKey: self = .badKey
        case .needsAccount: self = .needsAccount
        default: return nil
        }
    }
}

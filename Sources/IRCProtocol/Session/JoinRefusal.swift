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

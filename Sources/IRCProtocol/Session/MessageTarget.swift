/// To whom a message goes.
public enum MessageTarget: Equatable, Sendable {
    /// One person, in private.
    case nick(Nick)

    /// All members of a channel.
    case channel(ChannelName)

    /// The target as it stands on a line.
    public var text: String {
        switch self {
        case .nick(let nick): nick.text
        case .channel(let channel): channel.text
        }
    }
}

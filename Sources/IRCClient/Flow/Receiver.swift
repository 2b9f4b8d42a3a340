package import IRCProtocol

/// Whom something is for, as the network compares names.
package enum Receiver: Hashable, Sendable {
    /// One person.
    case person(CaseMapped<Nick>)

    /// All members of a channel.
    case channel(CaseMapped<ChannelName>)

    /// Compares a target by a casemapping.
    package init(_ target: MessageTarget, _ casemapping: Casemapping) {
        switch target {
        case .nick(let nick): self = .person(CaseMapped(nick, casemapping))
        case .channel(let channel): self = .channel(CaseMapped(channel, casemapping))
        }
    }
}

/// What a message of the server leads to.
public struct Reaction: Equatable, Sendable {
    /// What is to be sent at once, in order.
    ///
    /// PONG, CAP and NICK must not wait behind other lines. A NOTICE among these is always the
    /// answer to somebody's CTCP query; the caller bounds how many of them go out.
    public var replies: [IRCMessage] = []

    /// What happened, in order.
    public var events: [IRCEvent] = []

    /// Begins with nothing.
    public init() {}
}

package import IRCProtocol

/// What there is to know of a server before nicks are fought for.
package struct NickSituation: Sendable {
    /// Our present nick.
    package var nick: Nick
    /// How the network compares nicks.
    package var casemapping: Casemapping
    /// How many nicks the server watches, if any.
    package var monitorLimit: Int?
    /// How long a nick may be.
    package var nickBytes: Int?
    /// Whether we are logged in to an account.
    package var isLoggedIn: Bool

    /// Puts a situation together.
    package init(
        nick: Nick,
        casemapping: Casemapping = .rfc1459,
        monitorLimit: Int? = nil,
        nickBytes: Int? = nil,
        isLoggedIn: Bool = false
    ) {
        self.nick = nick
        self.casemapping = casemapping
        self.monitorLimit = monitorLimit
        self.nickBytes = nickBytes
        self.isLoggedIn = isLoggedIn
    }

    /// Takes the situation from a session.
    package init(_ session: IRCSession) {
        self.init(
            nick: session.nick,
            casemapping: session.features.casemapping,
            monitorLimit: session.features.monitorLimit,
            nickBytes: session.features.nickBytes,
            isLoggedIn: session.ownAccount != nil
        )
    }

    func names(_ nicks: [Nick], include nick: Nick) -> Bool {
        nicks.contains { casemapping.areEqual($0.text, nick.text) }
    }
}

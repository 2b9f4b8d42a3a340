/// One IRC network: where it is, who the bot is there, and how it behaves.
public struct NetworkSettings: Sendable, Equatable {
    /// The name that logs and stored conversations know the network by; letters, digits, `.-_`.
    public let name: String

    /// A DNS name or an IP address.
    public let host: String

    /// The TCP port, 1 to 65535.
    ///
    /// Default: 6697, or 6667 when ``security`` is plain text.
    public let port: Int

    /// How the connection starts.
    ///
    /// Default: TLS.
    public let security: ConnectionSecurity

    /// True when the operator accepts plain text to a host that is not this machine.
    public let allowsPlaintext: Bool

    /// What TLS trusts and shows, also when an STS policy asks for TLS later.
    public let tls: TLSSettings

    /// The nick that is always asked for first.
    ///
    /// Default: `sweep`.
    public let nick: String

    /// The user name.
    ///
    /// Default: the nick.
    public let username: String

    /// The real name, which says whose bot this is.
    ///
    /// Default: the club's name in a sentence.
    public let realname: String

    /// The account to log in to; nil when none is set.
    public let sasl: SASLSettings?

    /// The channels to join, in order, without ``ModeratorSettings/channel``.
    public let channels: [String]

    /// The channels among ``channels`` in which help is offered to who says that their back hurts.
    ///
    /// Default: none.
    public let offersHelpIn: [String]

    /// Who the moderators are and where they are told things.
    public let moderators: ModeratorSettings

    /// Who of the club's first aid is on duty when.
    ///
    /// Default: nobody.
    public let firstAid: [FirstAiderSettings]

    /// How fast to send.
    public let flood: FloodSettings

    /// How long to wait before connecting again.
    public let reconnect: ReconnectSettings

    /// True when the host is this machine, by its name or address alone, without a look-up.
    public var isLoopback: Bool {
        Self.isLoopback(host)
    }

    init(from reader: inout SettingsReader, at network: String, club: String) {
        name = Self.name(from: &reader, at: "\(network).name")
        host = Self.host(from: &reader, at: "\(network).host")
        allowsPlaintext = reader.flag("\(network).allow-plaintext") ?? false
        security = Self.security(
            from: &reader,
            at: "\(network).security",
            isPlaintextFine: allowsPlaintext || Self.isLoopback(host)
        )
        port = Self.port(from: &reader, at: "\(network).port", security: security)
        tls = TLSSettings(from: &reader, at: "\(network).tls")
        nick = IRCName.nick(from: &reader, at: "\(network).nick") ?? "sweep"
        username = IRCName.username(from: &reader, at: "\(network).username") ?? nick
        realname =
            reader.text("\(network).realname")
            ?? "\(club)\(club.hasSuffix("s") ? "'" : "'s") back-care bot"
        sasl = SASLSettings(from: &reader, at: network)
        channels = IRCName.channels(from: &reader, at: "\(network).channels")
        offersHelpIn = Self.offers(from: &reader, at: "\(network).offers-help-in", channels)
        moderators = ModeratorSettings(
            from: &reader,
            at: "\(network).moderators",
            channels: channels
        )
        firstAid = FirstAiderSettings.list(
            from: &reader,
            at: "\(network).first-aid",
            bot: sasl?.account
        )
        flood = FloodSettings(from: &reader, at: "\(network).flood")
        reconnect = ReconnectSettings(
            from: &reader,
            at: "\(network).reconnect",
            isLoopback: Self.isLoopback(host)
        )
    }

    // MARK: - One setting each

    private static func name(from reader: inout SettingsReader, at key: String) -> String {
        let name = reader.requiredText(key)
        if !name.isEmpty, name.wholeMatch(of: /[A-Za-z0-9._-]+/) == nil {
            reader.report(
                key,
                "\"\(name)\" cannot name a network.",
                "Use letters, digits, dots, hyphens and underscores only."
            )
        }
        return name
    }

    private static func host(from reader: inout SettingsReader, at key: String) -> String {
        let host = reader.requiredText(key)
        let isAddress = host.wholeMatch(of: /[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\w+)?/) != nil
        let isName = host.wholeMatch(of: /[A-Za-z0-9._-]+/) != nil
        if !host.isEmpty, !isName, !isAddress || host.filter({ $0 == ":" }).count < 2 {
            reader.report(
                key,
                "\"\(host)\" is not a host.",
                "Give the name or address alone; the port has its own key, and TLS is the default."
            )
        }
        return host
    }

    private static func offers(
        from reader: inout SettingsReader,
        at key: String,
        _ channels: [String]
    ) -> [String] {
        let rooms = IRCName.channels(from: &reader, at: key)
        for room in rooms where !channels.contains(where: { IRCName.isSame($0, room) }) {
            reader.report(
                key,
                "The bot does not join \"\(room)\", so it can offer no help there.",
                Spelling.nearest(to: room, among: channels).map { "Did you mean \"\($0)\"?" }
                    ?? "Add it to channels."
            )
        }
        return rooms
    }

    private static func security(
        from reader: inout SettingsReader,
        at key: String,
        isPlaintextFine: Bool
    ) -> ConnectionSecurity {
        guard let word = reader.text(key) else { return .tls }
        guard let security = ConnectionSecurity(rawValue: word) else {
            let words = ConnectionSecurity.allCases.map(\.rawValue)
            let meant = Spelling.nearest(to: word, among: words)
            reader.report(
                key,
                "\"\(word)\" is no kind of security.",
                meant.map { "Did you mean \"\($0)\"?" } ?? "Write tls or plaintext."
            )
            return .tls
        }
        if security == .plaintext, !isPlaintextFine {
            reader.report(
                key,
                "Plain text to another machine lets everyone on the way read what runners tell.",
                "Use tls, or set allow-plaintext: true if you accept that."
            )
        }
        return security
    }

    private static func port(
        from reader: inout SettingsReader,
        at key: String,
        security: ConnectionSecurity
    ) -> Int {
        guard let port = reader.whole(key) else { return security == .tls ? 6697 : 6667 }
        if !(1...65_535).contains(port) {
            reader.report(
                key,
                "\(port) is not a port.",
                "Give a number from 1 to 65535; TLS is usually 6697."
            )
        }
        return port
    }

    private static func isLoopback(_ host: String) -> Bool {
        let name = host.lowercased()
        return ["localhost", "localhost.", "::1", "0:0:0:0:0:0:0:1"].contains(name)
            || name.wholeMatch(of: /127(\.[0-9]{1,3}){3}/) != nil
    }
}

/// How a connection starts.
public enum ConnectionSecurity: String, Sendable, CaseIterable {
    /// TLS from the first byte.
    case tls

    /// Plain text; a server's STS policy is obeyed all the same.
    case plaintext
}

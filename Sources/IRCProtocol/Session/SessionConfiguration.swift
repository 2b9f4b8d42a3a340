/// Who we are on a network, and what we want there.
public struct SessionConfiguration: Sendable {
    /// The nick to ask for at every connection.
    public let nick: Nick

    /// The user name, which the server may change.
    public let username: String

    /// What WHOIS shows: that this is a bot, and whose, as networks require.
    public let realname: String

    /// Where to go once registered.
    public let channels: [ChannelName]

    /// What to ask for where the server offers it.
    public let capabilities: [Capability]

    /// The answer to a CTCP VERSION query: name and version of the program.
    public let version: String

    /// Takes the settings of one network.
    ///
    /// - Parameters:
    ///   - nick: See ``Nick/isSendable``.
    ///   - username: One word without `@` and `!`.
    ///   - realname: One line, not empty.
    ///   - channels: See ``ChannelName/isSendable``.
    ///   - capabilities: In the order in which they are asked for.
    ///   - version: One line.
    /// - Throws: ``ConfigurationError`` for the first that no server could take.
    public init(
        nick: Nick,
        username: String,
        realname: String,
        channels: [ChannelName] = [],
        capabilities: [Capability] = Capability.usedBySession,
        version: String
    ) throws(ConfigurationError) {
        guard nick.isSendable else { throw .invalidNick(nick) }
        guard !username.isEmpty, username.utf8.allSatisfy(Self.isUsernameByte) else {
            throw .invalidUsername(username)
        }
        guard !realname.isEmpty, Self.isLine(realname) else { throw .invalidRealname(realname) }
        for channel in channels where !channel.isSendable { throw .invalidChannel(channel) }
        guard Self.isLine(version) else { throw .invalidVersion(version) }
        self.nick = nick
        self.username = username
        self.realname = realname
        self.channels = channels
        self.capabilities = capabilities
        self.version = version
    }

    private static func isUsernameByte(_ byte: UInt8) -> Bool {
        byte > UInt8(ascii: " ") && byte != UInt8(ascii: "@") && byte != UInt8(ascii: "!")
            && byte != UInt8(ascii: ":")
    }

    private static func isLine(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= UInt8(ascii: " ") } && text.utf8.count <= 300
    }
}

/// Why settings cannot be used on any server; the fault is the operator's.
public enum ConfigurationError: Error, Equatable, Sendable {
    /// The nick is empty, or holds or begins with a sign that no nick may.
    case invalidNick(Nick)

    /// The user name is not one word.
    case invalidUsername(String)

    /// The real name is empty or longer than one line.
    case invalidRealname(String)

    /// The name is not that of a channel.
    case invalidChannel(ChannelName)

    /// The version is longer than one line.
    case invalidVersion(String)
}

extension ConfigurationError: CustomStringConvertible {
    /// Which setting is wrong and what to write instead.
    public var description: String {
        switch self {
        case .invalidNick(let nick):
            "nick \(nick.text.debugDescription): use letters, digits and -_[]{}\\|^`, "
                + "with no digit or hyphen first"
        case .invalidUsername(let name):
            "username \(name.debugDescription): use one word without @, ! and :"
        case .invalidRealname(let name):
            "realname \(name.debugDescription): use one line of 1 to 300 bytes"
        case .invalidChannel(let channel):
            "channel \(channel.text.debugDescription): use a name such as #running, "
                + "without spaces and commas"
        case .invalidVersion(let version):
            "version \(version.debugDescription): use one line of at most 300 bytes"
        }
    }
}

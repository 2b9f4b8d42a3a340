/// Whom a message is from: a person as `nick!user@host`, or a server by its name.
///
/// Source: RFC 1459 §2.3.1, `<prefix>`. Any byte may stand in any part: host cloaks hold slashes,
/// colons and formatting codes.
public struct Source: Equatable, Sendable {
    /// The nick, or the name of a server.
    public var nick: Nick

    /// The user name; servers put `~` before one that they did not check.
    public var user: String?

    /// The host as the network shows it.
    public var host: String?

    /// Puts a source together.
    public init(nick: Nick, user: String? = nil, host: String? = nil) {
        self.nick = nick
        self.user = user
        self.host = host
    }

    /// Splits the text of a source: the host stands behind the first `@`, the user name before it
    /// behind the first `!`.
    public init(_ text: String) {
        self.init(bytes: Array(text.utf8)[...])
    }

    init(bytes: ArraySlice<UInt8>) {
        let at = bytes.firstIndex(of: UInt8(ascii: "@")) ?? bytes.endIndex
        let mark = bytes[..<at].firstIndex(of: UInt8(ascii: "!")) ?? at
        nick = Nick(WireText.decode(bytes[..<mark]))
        user = mark < at ? WireText.decode(bytes[(mark + 1)..<at]) : nil
        host = at < bytes.endIndex ? WireText.decode(bytes[(at + 1)...]) : nil
    }

    /// The source as it stands on a line.
    public var text: String {
        nick.text + (user.map { "!" + $0 } ?? "") + (host.map { "@" + $0 } ?? "")
    }

    /// Whether a server speaks: its name has a dot, which no nick has, and no user name or host.
    public var isServer: Bool {
        user == nil && host == nil && nick.text.utf8.contains(UInt8(ascii: "."))
    }
}

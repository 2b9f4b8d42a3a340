/// What a server says of itself in RPL_ISUPPORT (005), at registration and whenever it likes.
///
/// What it does not say has the value that clients assume. Values out of all reason are brought
/// within it, so that nothing computed from them can overflow.
///
/// Source: the RPL_ISUPPORT page of modern.ircdocs.horse; draft-hardy-irc-isupport-00.
public struct ISupport: Equatable, Sendable {
    /// Every token that stands, with its value unescaped; "" where it has none.
    public private(set) var tokens: [String: String] = [:]

    /// `CASEMAPPING`; rfc1459 until the server says otherwise.
    public private(set) var casemapping = Casemapping.rfc1459

    /// `PREFIX`: the rights of members and their signs, highest first.
    public private(set) var memberPrefixes = MemberPrefixes.standard

    /// `CHANMODES`: which modes of a channel take a parameter.
    public private(set) var channelModes = ChannelModes.standard

    /// `CHANTYPES`: the signs that begin a channel.
    public private(set) var channelTypes = Array("#&".utf8)

    /// `STATUSMSG`: the signs that, before a channel, address only members with that right.
    public private(set) var statusSigns: [UInt8] = []

    /// How many tokens are kept; servers send some fifty.
    private static let maxTokens = 256

    /// Begins with what clients assume.
    public init() {}

    /// Takes the tokens of one 005 line.
    ///
    /// - Parameter message: With our nick first and a text for people last; `-TOKEN` takes back
    ///   what was said before.
    public mutating func receive(_ message: IRCMessage) {
        for parameter in message.parameters.dropFirst().dropLast() {
            if parameter.hasPrefix("-") {
                tokens[String(parameter.dropFirst().prefix { $0 != "=" })] = nil
            } else if tokens.count < Self.maxTokens {
                let parts = parameter.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                tokens[String(parts[0])] = parts.count > 1 ? Self.unescape(parts[1]) : ""
            }
        }
        readTokens()
    }

    private mutating func readTokens() {
        casemapping = tokens["CASEMAPPING"].map(Casemapping.init(token:)) ?? .rfc1459
        memberPrefixes = tokens["PREFIX"].flatMap(MemberPrefixes.init(token:)) ?? .standard
        channelModes = tokens["CHANMODES"].map(ChannelModes.init(token:)) ?? .standard
        // Where letters were signs of channels, people would be taken for channels.
        channelTypes = (tokens["CHANTYPES"] ?? "#&").utf8
            .filter { $0 & 0x80 == 0 && !Self.isLetter($0) }
        statusSigns = Array((tokens["STATUSMSG"] ?? "").utf8)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Replaces `\xHH` by the byte it stands for; anything else stays as it is.
    private static func unescape(_ value: Substring) -> String {
        guard value.utf8.contains(UInt8(ascii: "\\")) else { return String(value) }
        var rest = Array(value.utf8)[...]
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            let digits = rest.dropFirst().prefix(2)
                .compactMap { byte in
                    Character(Unicode.Scalar(byte)).hexDigitValue
                }
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"), digits.count == 2 {
                bytes.append(UInt8(digits[0] * 16 + digits[1]))
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return WireText.decode(bytes[...])
    }
}

// MARK: - Single tokens

extension ISupport {
    /// `NETWORK`: what the network calls itself.
    public var network: String? { tokens["NETWORK"] }

    /// `LINELEN`: the longest line without its tags, in bytes with CR LF; 512 to 8,191.
    public var lineBytes: Int {
        min(max(number("LINELEN") ?? 0, WireLimits.bodyBytes), WireLimits.receivedTagBytes)
    }

    /// `NICKLEN`: the longest nick in bytes.
    public var nickBytes: Int? { number("NICKLEN") ?? number("MAXNICKLEN") }

    /// `USERLEN`: the longest user name in bytes, without the `~` a server may put before it.
    public var userBytes: Int? { number("USERLEN") }

    /// `HOSTLEN`: the longest host in bytes.
    public var hostBytes: Int? { number("HOSTLEN") }

    /// `BOT`: the mode by which a user says to be a bot.
    ///
    /// Source: IRCv3, "Bot Mode".
    public var botMode: Character? {
        tokens["BOT"]?.first.flatMap { $0.isASCII && $0.isLetter ? $0 : nil }
    }

    /// `MONITOR`: how many nicks can be watched; nil where none can, `Int.max` without a limit.
    public var monitorLimit: Int? {
        tokens["MONITOR"].map { $0.isEmpty ? Int.max : Self.count($0) ?? 0 }
    }

    /// `WHOX`: whether WHO takes a list of fields.
    public var hasWHOX: Bool { tokens["WHOX"] != nil }

    /// `CLIENTTAGDENY`: whether a client's tag is passed on.
    ///
    /// Source: IRCv3, "Message Tags", the CLIENTTAGDENY token.
    ///
    /// - Parameter name: Without its `+`.
    /// - Returns: Whether others get it.
    public func passesOn(clientTag name: String) -> Bool {
        let denied = (tokens["CLIENTTAGDENY"] ?? "").split(separator: ",")
        guard denied.first == "*" else { return !denied.contains { $0 == name } }
        return denied.contains { $0.first == "-" && $0.dropFirst() == name }
    }

    /// `UTF8ONLY`: whether the network refuses anything that is not UTF-8.
    public var isUTF8Only: Bool { tokens["UTF8ONLY"] != nil }

    /// `TARGMAX`: how many targets one line of a command may name; nil where there is no limit.
    public func targetLimit(of command: Command) -> Int? {
        guard let word = command.word, let list = tokens["TARGMAX"] else { return nil }
        for entry in list.split(separator: ",") {
            let parts = entry.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0].uppercased() == word else { continue }
            return parts.count > 1 ? Self.count(parts[1]) : nil
        }
        return nil
    }

    /// `CHANLIMIT`, or the older `MAXCHANNELS`: how many channels of one kind we may be in.
    ///
    /// - Parameter channel: One of the kind.
    /// - Returns: The signs of the channels that count together, and how many there may be of them;
    ///   nil where there is no limit.
    public func channelLimit(for channel: ChannelName) -> (signs: [UInt8], count: Int)? {
        guard let sign = channel.text.utf8.first else { return nil }
        guard let list = tokens["CHANLIMIT"] else {
            return number("MAXCHANNELS").map { (channelTypes, $0) }
        }
        for entry in list.split(separator: ",") {
            let parts = entry.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0].utf8.contains(sign), parts.count > 1 else { continue }
            return Self.count(parts[1]).map { (Array(parts[0].utf8), $0) }
        }
        return nil
    }

    /// Whether a name is that of a channel, by the sign that begins it.
    public func isChannel(_ name: String) -> Bool {
        name.utf8.first.map(channelTypes.contains) ?? false
    }

    private func number(_ token: String) -> Int? {
        tokens[token].flatMap(Self.count)
    }

    /// A count from 1 to 65,535: no server means more.
    private static func count(_ text: some StringProtocol) -> Int? {
        Int(text).flatMap { $0 > 0 ? min($0, 65_535) : nil }
    }
}

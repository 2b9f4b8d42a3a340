/// What a message asks for or tells.
public enum Command: Hashable, Sendable {
    /// `ACK`
    case ack
    /// `ACCOUNT`
    case account
    /// `AUTHENTICATE`
    case authenticate
    /// `AWAY`
    case away
    /// `BATCH`
    case batch
    /// `CAP`
    case cap
    /// `CHGHOST`
    case chghost
    /// `ERROR`
    case error
    /// `FAIL`
    case fail
    /// `INVITE`
    case invite
    /// `ISON`
    case ison
    /// `JOIN`
    case join
    /// `KICK`
    case kick
    /// `KILL`
    case kill
    /// `MODE`
    case mode
    /// `MONITOR`
    case monitor
    /// `NAMES`
    case names
    /// `NICK`
    case nick
    /// `NOTE`
    case note
    /// `NOTICE`
    case notice
    /// `PART`
    case part
    /// `PASS`
    case pass
    /// `PING`
    case ping
    /// `PONG`
    case pong
    /// `PRIVMSG`
    case privmsg
    /// `QUIT`
    case quit
    /// `SETNAME`
    case setname
    /// `TAGMSG`
    case tagmsg
    /// `TOPIC`
    case topic
    /// `USER`
    case user
    /// `WALLOPS`
    case wallops
    /// `WARN`
    case warn
    /// `WHO`
    case who
    /// `WHOIS`
    case whois

    /// A reply of three digits.
    case numeric(Numeric)

    /// Any other word; its text is in ``IRCMessage/commandText``.
    case unknown

    /// The command of a word in any case, or of three digits.
    public init(_ text: String) {
        self.init(bytes: Array(text.utf8).span, from: 0, to: text.utf8.count)
    }

    /// The word as it is sent, or nil for ``unknown``.
    public var word: String? {
        switch self {
        case .numeric(let numeric):
            let digits = String(numeric.rawValue)
            return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        case .unknown: return nil
        default: return Self.words.first { $0.command == self }?.word
        }
    }
}

// MARK: - Recognition

extension Command {
    /// Recognizes the bytes `start ..< end`.
    init(bytes: Span<UInt8>, from start: Int, to end: Int) {
        if let numeric = Numeric(bytes: bytes, from: start, to: end) {
            self = .numeric(numeric)
            return
        }
        self = .unknown
        guard let key = Self.key(bytes, start, end) else { return }
        for candidate in Self.words where candidate.key == key {
            self = candidate.command
            return
        }
    }

    /// The bytes in upper case as one number, so that a word is recognized by comparing integers.
    private static func key(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt128? {
        guard end - start <= UInt128.bitWidth / 8 else { return nil }
        var key: UInt128 = 0
        for index in start..<end {
            let byte = bytes[index]
            let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
            key = key << 8 | UInt128(isLower ? byte & 0xDF : byte)
        }
        return key
    }

    private struct Word: Sendable {
        let key: UInt128
        let word: String
        let command: Command

        init(_ word: String, _ command: Command) {
            self.word = word
            self.command = command
            key = Command.key(Array(word.utf8).span, 0, word.utf8.count) ?? 0
        }
    }

    // The most frequent stand first.
    private static let words = [
        Word("PRIVMSG", .privmsg), Word("JOIN", .join), Word("QUIT", .quit), Word("PING", .ping),
        Word("NOTICE", .notice), Word("PART", .part), Word("NICK", .nick), Word("MODE", .mode),
        Word("AWAY", .away), Word("ACCOUNT", .account), Word("CHGHOST", .chghost),
        Word("BATCH", .batch), Word("TAGMSG", .tagmsg), Word("PONG", .pong), Word("KICK", .kick),
        Word("CAP", .cap), Word("ACK", .ack), Word("AUTHENTICATE", .authenticate),
        Word("ERROR", .error), Word("FAIL", .fail), Word("INVITE", .invite), Word("ISON", .ison),
        Word("KILL", .kill), Word("MONITOR", .monitor), Word("NAMES", .names), Word("NOTE", .note),
        Word("PASS", .pass),
        Word("SETNAME", .setname), Word("TOPIC", .topic), Word("USER", .user),
        Word("WALLOPS", .wallops), Word("WARN", .warn), Word("WHO", .who),
        Word("WHOIS", .whois),
    ]
}

extension Numeric {
    /// The number that exactly three digits spell.
    fileprivate init?(bytes: Span<UInt8>, from start: Int, to end: Int) {
        guard end - start == 3 else { return nil }
        var value: UInt16 = 0
        for index in start..<end {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + UInt16(digit)
        }
        self.init(rawValue: value)
    }
}

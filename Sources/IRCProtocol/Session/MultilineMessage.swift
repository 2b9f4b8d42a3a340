/// A message of several lines, of which not all have come yet.
///
/// Source: IRCv3 multiline.
struct MultilineMessage: Sendable {
    /// How many bytes are kept; what comes beyond them is cut off.
    static let maxBytes = 8_192

    private let opener: IRCMessage
    private let target: ArraySlice<UInt8>
    private var text: [UInt8] = []
    private var isBegun = false

    /// Begins with the BATCH that opens it; nil when that names no target.
    init?(_ opener: IRCMessage) {
        guard let target = opener.parameterBytes(2) else { return nil }
        self.opener = opener
        self.target = target
    }

    /// Takes one line.
    mutating func add(_ message: IRCMessage) {
        guard message.command == .privmsg, let line = message.parameterBytes(1) else { return }
        if isBegun, !message.tags.contains("draft/multiline-concat") {
            append(CollectionOfOne(UInt8(ascii: "\n")))
        }
        isBegun = true
        append(line)
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
        text.append(contentsOf: bytes.prefix(Self.maxBytes - text.count))
    }

    /// The whole, with the tags and the source of the opener; nil when no line came.
    var message: IRCMessage? {
        isBegun ? IRCMessage(.privmsg, from: opener, target: target, text: text) : nil
    }
}

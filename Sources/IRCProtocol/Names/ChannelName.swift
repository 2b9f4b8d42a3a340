/// What a channel is called, with the sign that begins it.
///
/// Any text of a server is taken; `==` compares spelling, and only ``CaseMapped`` says whether two
/// spellings are the same channel.
public struct ChannelName: CaseMappable, Equatable {
    /// The name as it was spelled, such as `#running`.
    public let text: String

    /// Wraps what a server or the settings call a channel.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether the name can stand in a list of channels to join.
    ///
    /// Source: RFC 2812 §2.3.1: a name holds no NUL, BEL, CR, LF, space or comma.
    public var isSendable: Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: ":") else { return false }
        return !text.utf8.contains { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
    }
}

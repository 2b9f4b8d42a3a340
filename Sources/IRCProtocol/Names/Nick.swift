/// What a person on IRC is called at the moment.
///
/// Anyone may take any free nick, so a nick proves nothing. Any text of a server is taken; `==`
/// compares spelling, and only ``CaseMapped`` says whether two spellings are the same person's.
public struct Nick: CaseMappable, Equatable {
    /// The nick as it was spelled.
    public let text: String

    /// Wraps what a server calls someone.
    public init(_ text: String) {
        self.text = text
    }

    /// Whether a server could take the nick from us.
    ///
    /// Refuses what would break the line or be read as something else. Servers refuse more, and say
    /// so. Source: RFC 2812 §2.3.1.
    public var isSendable: Bool {
        guard let first = text.utf8.first else { return false }
        let separators = ":#&$@!*?,.".utf8
        return !text.utf8.contains { $0 <= UInt8(ascii: " ") || separators.contains($0) }
            && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
            && first != UInt8(ascii: "-") && first != UInt8(ascii: "+")
    }
}

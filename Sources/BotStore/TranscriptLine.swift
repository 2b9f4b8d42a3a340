/// Words that were said, kept only where the club wishes it.
public struct TranscriptLine: Equatable, Sendable {
    /// The words.
    public let text: String
    /// Whether the bot said them.
    public let isFromBot: Bool
    /// When, in seconds since 1970.
    public let at: Int64

    /// Makes one.
    public init(text: String, isFromBot: Bool, at: Int64) {
        self.text = text
        self.isFromBot = isFromBot
        self.at = at
    }
}

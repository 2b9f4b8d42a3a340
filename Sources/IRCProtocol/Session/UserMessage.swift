/// What a person, or a bot, said where we can read it.
public struct UserMessage: Equatable, Sendable {
    /// Where it was said.
    public enum Place: Equatable, Sendable {
        /// To us alone.
        case direct

        /// In a channel.
        ///
        /// - Parameter status: The sign, such as `@`, when only members with that right see it.
        case channel(ChannelName, status: Character?)
    }

    /// How it was said.
    public enum Kind: Equatable, Sendable {
        /// As a message.
        case message

        /// As a message that tells what the sender does (`/me`).
        case action

        /// As a notice, to which nobody may answer automatically. Source: RFC 1459 §4.4.2.
        case notice
    }

    /// Who said it; the nick proves nothing.
    public var sender: Source

    /// Where it was said.
    public var place: Place

    /// What was said; of several lines where it came as a multiline batch.
    public var text: String

    /// How it was said.
    public var kind: Kind

    /// The account the sender was logged in to when it was said, as the server vouches; nil where
    /// there is none or the server does not tell.
    public var account: AccountName?

    /// What the server calls this message; opaque and case-sensitive.
    public var id: String?

    /// When the server says it was sent: earlier than now when it was played back.
    public var time: ServerTime?

    /// Whether the server says that the sender is a bot.
    public var isFromBot: Bool

    /// Whether the server tells once more what was said some time ago.
    public var isReplayed: Bool
}

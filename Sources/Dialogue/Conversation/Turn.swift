/// What one message led to.
public struct Turn: Equatable, Sendable {
    /// The conversation as it is now.
    public var conversation: Conversation
    /// What to say, one chat message each, in order.
    public var replies: [String]
    /// Whether the replies go before everything that waits: somebody may be in danger.
    public var isUrgent: Bool
    /// How many of the replies, from the first on, bring the line that says what to do; 0 where
    /// nothing is decided.
    public var repliesToAction: Int
    /// What else is to be done, in order.
    public var wishes: [Wish] = []
}

/// What one message led to.
public struct Turn: Equatable, Sendable {
    /// The conversation as it is now.
    public var conversation: Conversation
    /// What to say, one chat message each, in order.
    public var replies: [String]
    /// Whether the replies go before everything that waits: somebody may be in danger.
    public var isUrgent: Bool
    /// Whether the replies hold the runner's own words: they are said and never stored.
    public var holdsWords = false
    /// How many of the replies, from the first on, bring the line that says what to do; 0 where
    /// nothing is decided.
    public var repliesToAction: Int
    /// Whether something was said that was not understood as the answer that was waited for.
    public var isUnclear = false
    /// From which words the facts were taken that hold now, as far as that is known; for the next
    /// turn, never for the store.
    public var heard: [Heard] = []
    /// The name of the topic that was answered in general.
    public var topic: String?
    /// What else is to be done, in order.
    public var wishes: [Wish] = []
}

/// One paragraph that the bot says.
///
/// The network cuts it to its own lines. The order of actions to one target is kept.
public struct ChatAction: Equatable, Sendable {
    /// Tells the actions of one bot apart; grows with every action.
    public typealias ID = Int64

    /// Which action it is.
    public let id: ID
    /// The network it goes to.
    public let network: String
    /// The person's name or the room.
    public let target: String
    /// The words.
    public let text: String
    /// Whether it goes before everything that waits: somebody may be in danger.
    public let isUrgent: Bool

    /// Makes an action.
    public init(id: ID, network: String, target: String, text: String, isUrgent: Bool) {
        self.id = id
        self.network = network
        self.target = target
        self.text = text
        self.isUrgent = isUrgent
    }
}

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
    /// Before what it goes.
    public let urgency: Urgency

    /// Makes an action.
    public init(id: ID, network: String, target: String, text: String, urgency: Urgency = .ordinary)
    {
        self.id = id
        self.network = network
        self.target = target
        self.text = text
        self.urgency = urgency
    }

    /// How soon an action has to leave, where others wait as well.
    public enum Urgency: Int, Sendable {
        /// In its turn.
        case ordinary = 0
        /// Before what is ordinary: it is the line that tells somebody what to do.
        case decision = 1
        /// Before everything: somebody may be in danger.
        case emergency = 2
    }
}

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
    /// The person's name, as last heard, or the room.
    public let target: String
    /// Who is meant, where it is one person: the network says it to them alone, under whatever name
    /// they have by then, and to nobody else who has their name.
    public let recipient: MemberID?
    /// The words.
    public let text: String
    /// Before what it goes.
    public let urgency: Urgency
    /// Until when it is of use, in seconds since 1970; what has not left by then is not said.
    public let usableUntil: Int64

    /// What the network calls the message that it answers, for clients that show which; only where
    /// others read both.
    public let answered: String?

    /// Makes an action.
    public init(
        id: ID,
        network: String,
        target: String,
        recipient: MemberID? = nil,
        text: String,
        urgency: Urgency = .ordinary,
        usableUntil: Int64 = .max,
        answered: String? = nil
    ) {
        self.id = id
        self.network = network
        self.target = target
        self.recipient = recipient
        self.text = text
        self.urgency = urgency
        self.usableUntil = usableUntil
        self.answered = answered
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

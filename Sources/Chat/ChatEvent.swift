/// What a chat network tells the bot.
public enum ChatEvent: Equatable, Sendable {
    /// The network is ready to take messages. Each connection has an epoch of its own; what is said
    /// names it, so that nothing meant for one connection goes out twice on the next.
    case ready(network: String, epoch: Int)
    /// The line to the network is gone; what was not sent has to be sent again.
    case lost(network: String)
    /// Somebody said something.
    case message(ChatMessage)
    /// What became of actions.
    ///
    /// One that was told as written may be told as refused a little later.
    case delivery([ChatAction.ID: Delivery])
    /// Somebody whom the bot waits for is there, under this name; the network has made sure that it
    /// is the same person.
    case arrived(Member)
    /// Somebody who had arrived, and whom the bot still waits for, is not there any more.
    case left(MemberID)
    /// The network is out of reach, and a person should know.
    case trouble(network: String, Trouble)
}

/// Something that somebody said.
public struct ChatMessage: Equatable, Sendable {
    /// Who said it.
    public let sender: Member
    /// Where it was said.
    public let place: Place
    /// The words, without the bot's name in front.
    public let text: String
    /// Whether the words were meant for the bot; always so in private.
    public let isAddressed: Bool
    /// What the network calls the message, so that it is known again when it is told twice; nil
    /// where the network has no names for messages.
    public let id: String?

    /// Makes a message.
    public init(
        sender: Member,
        place: Place,
        text: String,
        isAddressed: Bool,
        id: String? = nil
    ) {
        self.sender = sender
        self.place = place
        self.text = text
        self.isAddressed = isAddressed
        self.id = id
    }

    /// The same words of somebody else, or of the same person in another standing.
    public func from(_ sender: Member) -> ChatMessage {
        ChatMessage(sender: sender, place: place, text: text, isAddressed: isAddressed, id: id)
    }

    /// Where something is said.
    public enum Place: Hashable, Sendable {
        /// Between the person and the bot alone.
        case direct
        /// In a room that others read.
        case room(String)
    }
}

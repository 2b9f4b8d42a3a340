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

    /// Makes a message.
    public init(sender: Member, place: Place, text: String, isAddressed: Bool) {
        self.sender = sender
        self.place = place
        self.text = text
        self.isAddressed = isAddressed
    }

    /// Where something is said.
    public enum Place: Hashable, Sendable {
        /// Between the person and the bot alone.
        case direct
        /// In a room that others read.
        case room(String)
    }
}

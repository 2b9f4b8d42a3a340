/// Why a network is out of reach, where waiting does not mend it and a person should know.
public enum Trouble: Equatable, Sendable {
    /// The network does not want the bot; it asks again after that time.
    case banned(retryIn: Duration)

    /// The bot has given the network up, and will not come back before a restart.
    case gaveUp
}

/// A network that the bot does not go to any more, because no attempt can go better.
public struct GivenUp: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name by which the bot knows the network.
    public let network: String

    /// Why, and what the operator can do.
    public let reason: String

    /// One sentence for the operator.
    public var description: String { "network \(network): \(reason)" }
}

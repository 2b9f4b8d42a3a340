/// How a network does at this moment, for those who look after the bot.
public struct LineCondition: Equatable, Sendable {
    /// How long the network takes to answer; nil while nobody knows.
    public var lag: Duration?
    /// What the network cannot do and what that costs, in words for moderators; nothing where all is
    /// there.
    public var missing: [String]

    /// Makes a condition.
    public init(lag: Duration? = nil, missing: [String] = []) {
        self.lag = lag
        self.missing = missing
    }
}

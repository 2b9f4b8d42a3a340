/// What the words say of the club and of the bot itself.
public struct Club: Equatable, Sendable {
    /// The club's name.
    public let name: String
    /// The number to call in an emergency.
    public let emergencyNumber: String
    /// What the bot is called.
    public let bot: String

    /// Makes a club.
    public init(name: String, emergencyNumber: String, bot: String) {
        self.name = name
        self.emergencyNumber = emergencyNumber
        self.bot = bot
    }
}

/// What the words say of the club and of the bot itself.
public struct Club: Equatable, Sendable {
    /// The club's name.
    public let name: String
    /// The number to call in an emergency.
    public let emergencyNumber: String
    /// What the bot is called.
    public let bot: String
    /// For how many days what somebody told is kept after their last word.
    public let keepDays: Int
    /// Whether the words themselves are kept as well.
    public let keepsWords: Bool

    /// Makes a club.
    public init(
        name: String,
        emergencyNumber: String,
        bot: String,
        keepDays: Int = 90,
        keepsWords: Bool = false
    ) {
        self.keepDays = keepDays
        self.keepsWords = keepsWords
        self.name = name
        self.emergencyNumber = emergencyNumber
        self.bot = bot
    }
}

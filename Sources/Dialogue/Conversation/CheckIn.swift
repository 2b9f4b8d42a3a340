public import RulesCore

/// A check-in that is to come, or was sent and not answered yet.
public struct CheckIn: Equatable, Sendable {
    /// What is asked, and on which day of the pain.
    public let followUp: FollowUp
    /// The local day on which its next message goes out, as a count of days.
    public var day: Int
    /// How many messages of it went out without an answer: the question, then one reminder.
    public var sent: Int

    /// Makes a check-in.
    public init(followUp: FollowUp, day: Int, sent: Int = 0) {
        self.followUp = followUp
        self.day = day
        self.sent = sent
    }
}

public import Chat
public import Dialogue
public import RulesCore

/// Everything that is kept of one person.
public struct PersonalData: Equatable, Sendable {
    /// Who, as the network knows them.
    public let member: MemberID
    /// What they were called last; empty where that was never noted.
    public let name: String
    /// What was learnt, with when and how, what waits, what was agreed.
    public let conversation: Conversation
    /// Every decision that was told, oldest first.
    public let decisions: [Decision]
    /// Every answer to whether the bot may write, oldest first.
    public let consents: [Consent]
    /// What was said, oldest first; empty unless the club keeps it.
    public let transcript: [TranscriptLine]
    /// What is kept of help that they were offered unasked; nil for nothing.
    public let offer: HelpOffer?
    /// When timers ring, in seconds since 1970.
    public let timers: [Int64]
    /// A wish for a person that is open, if one is.
    public let handover: Handover?
    /// What is to be said to them and has not left yet, oldest first.
    public let unsaid: [String]
    /// Until when moderators have the bot not answer them, in seconds since 1970; nil where it does.
    public let ignoredUntil: Int64?
    /// Whether a resume code opens their conversation; of the code a hash is kept.
    public let hasCode: Bool
    /// When they were heard last, in seconds since 1970.
    public let changedAt: Int64

    /// A decision that was told.
    public struct Decision: Equatable, Sendable {
        /// Its level and local day.
        public let told: Conversation.Told
        /// When, in seconds since 1970.
        public let at: Int64
        /// The check-in that it followed, if it followed one.
        public let followUp: FollowUp?
    }

    /// An answer to whether the bot may ask how it is.
    public struct Consent: Equatable, Sendable {
        /// The answer.
        public let answer: Conversation.Agreement
        /// When, in seconds since 1970.
        public let at: Int64
    }
}

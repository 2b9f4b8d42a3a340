public import Chat
public import Dialogue

/// A runner's wish for a person of the club, from when they agreed to until it is over.
public struct Handover: Equatable, Sendable {
    /// By what the runner is known to those who may come.
    public let id: HandoverID
    /// What those may be told.
    public let sharing: Sharing
    /// When the runner asked, in seconds since 1970.
    public let openedAt: Int64
    /// How far it is.
    public var state: State
    /// When that changed, or a word was passed on last; in seconds since 1970.
    public var changedAt: Int64

    /// Makes one that nobody has taken yet.
    public init(id: HandoverID, sharing: Sharing, openedAt: Int64) {
        self.init(id: id, sharing: sharing, openedAt: openedAt, state: .open, changedAt: openedAt)
    }

    init(id: HandoverID, sharing: Sharing, openedAt: Int64, state: State, changedAt: Int64) {
        self.id = id
        self.sharing = sharing
        self.openedAt = openedAt
        self.state = state
        self.changedAt = changedAt
    }

    /// How far it is.
    public enum State: Equatable, Sendable {
        /// Those on duty were told.
        case open
        /// They were told again, and the runner that nobody has come.
        case reminded
        /// Somebody comes.
        case taken(Taker)
        /// Somebody answers in place of the bot.
        case answering(Taker)
    }

    /// Who has taken it.
    public struct Taker: Equatable, Sendable {
        /// Who, on the network of the runner.
        public let member: MemberID
        /// What they were called then.
        public let name: String

        /// Makes a taker.
        public init(member: MemberID, name: String) {
            self.member = member
            self.name = name
        }
    }

    /// Who has taken it, if anybody has.
    public var taker: Taker? {
        switch state {
        case .open, .reminded: nil
        case .taken(let taker), .answering(let taker): taker
        }
    }
}

/// A wish for a person that is open, and whose it is.
public struct OpenHandover: Equatable, Sendable {
    /// Whose.
    public let runner: MemberID
    /// What they were called last.
    public var name: String
    /// The wish, and how far it is.
    public var handover: Handover

    /// Makes one.
    public init(runner: MemberID, name: String, handover: Handover) {
        self.runner = runner
        self.name = name
        self.handover = handover
    }
}

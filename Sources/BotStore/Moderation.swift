public import Chat
internal import GRDB

/// What moderators have decided that holds for a time.
public struct Moderation: Equatable, Sendable {
    /// Who deputises for the moderators of the settings.
    public var deputies: [Deputy] = []
    /// Whom the bot does not answer.
    public var ignored: [Ignored] = []
    /// Since when the bot pauses, in seconds since 1970; nil while it does not.
    public var pausedSince: Int64?
    /// Who was told that it pauses, with the names they had.
    public var toldOfPause: [MemberID: String] = [:]

    /// Nothing.
    public init() {}

    /// An account that has a moderator's rights for a time.
    public struct Deputy: Equatable, Sendable {
        /// Tells deputies apart.
        public let id: Int64
        /// The network that the account is on.
        public let network: String
        /// The account, as it was typed.
        public let account: String
        /// When it ends, in seconds since 1970.
        public let end: Int64

        /// Makes a deputy.
        public init(id: Int64, network: String, account: String, end: Int64) {
            self.id = id
            self.network = network
            self.account = account
            self.end = end
        }
    }

    /// Somebody whom the bot does not answer for a time.
    public struct Ignored: Equatable, Sendable {
        /// Tells them apart.
        public let id: Int64
        /// The network they are on.
        public let network: String
        /// Who it is, where that was known.
        public let member: MemberID?
        /// The name or account, as it was typed.
        public let name: String
        /// When it ends, in seconds since 1970.
        public let end: Int64
        /// Whether they were told.
        public var isTold: Bool

        /// Makes one.
        public init(
            id: Int64,
            network: String,
            member: MemberID?,
            name: String,
            end: Int64,
            isTold: Bool = false
        ) {
            self.id = id
            self.network = network
            self.member = member
            self.name = name
            self.end = end
            self.isTold = isTold
        }
    }

    /// One thing that changes.
    public enum Change: Equatable, Sendable {
        /// Somebody becomes a deputy.
        case appoint(Deputy)
        /// Somebody is a deputy no more.
        case dismiss(Int64)
        /// Somebody is ignored from now on.
        case ignore(Ignored)
        /// Somebody was told that they are ignored.
        case noteTold(Int64)
        /// Somebody is answered again.
        case answer(Int64)
        /// The bot pauses since that time, in seconds since 1970.
        case pause(Int64)
        /// Somebody was told that it pauses.
        case tellOfPause(MemberID, name: String)
        /// The bot goes on.
        case resume
    }

    /// Takes a change over.
    public mutating func take(_ change: Change) {
        switch change {
        case .appoint(let deputy): deputies.append(deputy)
        case .dismiss(let id): deputies.removeAll { $0.id == id }
        case .ignore(let somebody): ignored.append(somebody)
        case .noteTold(let id):
            for index in ignored.indices where ignored[index].id == id {
                ignored[index].isTold = true
            }
        case .answer(let id): ignored.removeAll { $0.id == id }
        case .pause(let time):
            pausedSince = time
            toldOfPause = [:]
        case .tellOfPause(let member, let name): toldOfPause[member] = name
        case .resume:
            pausedSince = nil
            toldOfPause = [:]
        }
    }
}

extension Store {
    /// What moderators have decided and is not over; read once, at the start.
    public func moderation() async throws(StoreError) -> Moderation {
        try await run { queue in
            try await queue.read { try ModerationRecord(seal: seal, db: $0).fetch() }
        }
    }
}

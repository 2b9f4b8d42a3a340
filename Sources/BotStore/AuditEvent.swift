public import Chat

/// What happened to people's data and to the scripts, and what moderators did; never whose data.
public enum AuditEvent: String, CaseIterable, Sendable {
    /// Somebody had everything deleted.
    case forgotten
    /// People were deleted who had not been heard for the club's time.
    case expired
    /// A code brought somebody back.
    case resumed
    /// Somebody was sent all that is kept of them.
    case exported
    /// An operator read all that is kept of somebody.
    case exportedByOperator
    /// An operator had everything of somebody deleted.
    case forgottenByOperator
    /// The database was copied.
    case backedUp
    /// The database was sealed, sealed under another key, or opened for good.
    case rekeyed
    /// A moderator gave a command.
    case moderated
    /// Scripts were put in use: by a moderator, a signal, a start, or as the way back.
    case scriptsInUse
    /// At a start the scripts of the folder advised otherwise than those last in use, and wait for
    /// two moderators.
    case scriptsWait
    /// At a start the scripts last in use could not be used any more, so those of the folder came
    /// into use without two moderators.
    case scriptsUnusable
}

/// What a moderator did.
public struct ModeratorAct: Equatable, Sendable {
    /// The network, and what it knows the moderator by: the account, where it has accounts.
    public let moderator: String
    /// The command, without any words that may be a runner's.
    public let command: String

    /// Makes an act.
    public init(moderator: String, command: String) {
        self.moderator = moderator
        self.command = command
    }

    /// Makes an act of somebody.
    public init(by moderator: MemberID, command: String) {
        self.init(moderator: moderator.network + " " + moderator.key, command: command)
    }
}

/// A line of the audit.
public struct AuditLine: Equatable, Sendable {
    /// What happened.
    public let event: AuditEvent
    /// When, in seconds since 1970.
    public let at: Int64
    /// To how many people.
    public let people: Int
    /// Who did it, where it was a moderator.
    public let act: ModeratorAct?
    /// The hash of the scripts that it is about, where it is about scripts.
    public let scripts: String?
}

/// Whether the audit is as it was written.
public enum AuditState: Equatable, Sendable {
    /// Every line follows from the one before, and nothing is missing at the end.
    case whole(lines: Int)
    /// Something was changed or taken out; the last line that follows from those before it is of that
    /// time, in seconds since 1970, or nil where none does.
    case broken(lastSound: Int64?)
}

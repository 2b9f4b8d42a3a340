/// What happened to people's data; never whose.
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
}

/// A line of the audit.
public struct AuditLine: Equatable, Sendable {
    /// What happened.
    public let event: AuditEvent
    /// When, in seconds since 1970.
    public let at: Int64
    /// To how many people.
    public let people: Int
}

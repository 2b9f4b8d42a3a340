/// What there is of the club's first aid for a runner at this moment.
public struct FirstAid: Equatable, Sendable {
    /// Whether somebody is on duty and there.
    public var isSomebodyThere: Bool
    /// By what the runner is known whose wish for a person is open; nil where none is.
    public var open: HandoverID?
    /// By what the runner is known if they wish for one now.
    public var fresh: HandoverID

    /// Makes it.
    public init(isSomebodyThere: Bool, open: HandoverID? = nil, fresh: HandoverID) {
        self.isSomebodyThere = isSomebodyThere
        self.open = open
        self.fresh = fresh
    }
}

/// What a runner has agreed to be told to a person of the club; nothing else is.
public enum Sharing: UInt8, Sendable {
    /// That they would like to talk.
    case wish
    /// That they need somebody now, and not why.
    case need
    /// That they would like to talk, their answers and the advice.
    case answers
}

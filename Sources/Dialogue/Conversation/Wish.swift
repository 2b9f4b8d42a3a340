/// What a turn wants done beside what it says; whoever keeps the conversations does it.
public enum Wish: Equatable, Sendable {
    /// Rings at its time.
    case setTimer(SelfCareTimer)
    /// No timer of the runner rings any more.
    case dropTimers
    /// The resume code that was handed in with the message was told: it is to open this
    /// conversation, and codes told before no more.
    case keepCode
    /// A person of the club is to be asked to come, and told no more than this.
    case askForPerson(Sharing)
    /// No person is needed any more.
    case withdrawPerson
    /// All that is kept of the runner is to be sent to them.
    case export
}

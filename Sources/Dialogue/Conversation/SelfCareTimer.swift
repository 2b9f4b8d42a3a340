public import Understanding

/// Something that the bot was asked to say at its time.
public struct SelfCareTimer: Equatable, Sendable {
    /// What is said.
    public let kind: Kind
    /// When.
    public let moment: Moment

    /// Makes a timer.
    public init(kind: Kind, moment: Moment) {
        self.kind = kind
        self.moment = moment
    }

    /// What is said when it is time.
    public enum Kind: UInt8, Sendable {
        /// The minutes of ice or heat are over.
        case over
        /// It is time for self-care again, as the day's plan has it.
        case plan
        /// It is a day to run, on the way back to running.
        case returnRun
    }

    /// When a timer rings.
    public enum Moment: Equatable, Sendable {
        /// So many minutes from now.
        case minutes(Int)
        /// When the clock on the wall shows this.
        case at(LocalMoment)
    }
}

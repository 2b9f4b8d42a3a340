public import RulesCore

/// What was asked last and waits for its answer.
///
/// The options are kept as they were shown: a number means what the runner saw, whatever the
/// scripts say by then.
public struct Pending: Hashable, Sendable {
    /// What kind of answer is waited for.
    public var kind: Kind
    /// The options shown, in order.
    public var options: [Option]
    /// How often it has been asked: the rung of the ladder, from 0.
    public var rung: Int

    /// Makes a question that waits.
    public init(kind: Kind, options: [Option] = [], rung: Int = 0) {
        self.kind = kind
        self.options = options
        self.rung = rung
    }

    /// What kind of answer is waited for.
    public enum Kind: Hashable, Sendable {
        /// The values of these facts; several: a list of which any number may be chosen.
        case facts(FactSet)
        /// Whether the words were about the runner.
        case aboutYou
        /// Whether everything is to be deleted.
        case forget
        /// Whether help came, after an emergency.
        case gotHelp
        /// Whether somebody has seen the runner, after advice to be seen.
        case seen
        /// Whether the bot may ask how it is, on the day that the decision has planned.
        case mayAsk
        /// Whether the bot may remind of the runs of the way back.
        case mayRemind
        /// Whether the last run of the way back hurt.
        case lastRun
        /// Whether a person of the club is to be asked to come, as the bot has offered.
        case offer
        /// What a person of the club may be told.
        case share
    }

    /// One option as it was shown.
    public struct Option: Hashable, Sendable {
        /// The fact that it is about.
        public let fact: Fact
        /// The value; nil where choosing it leads to the fact's own question.
        public let value: FactValue?

        /// Makes an option.
        public init(fact: Fact, value: FactValue?) {
            self.fact = fact
            self.value = value
        }
    }
}

public import RulesCore

/// What one message says, as far as its words alone tell.
public struct Reading: Equatable, Sendable {
    /// Set only when the whole message is that command.
    public var command: Command?
    /// The number in a command, such as 15 in "timer 15".
    public var commandNumber: Int?
    /// Whose state the health words describe.
    public var about: Subject = .nobody
    /// The direct answer to the question that was asked, or nil.
    public var answer: Answer?
    /// Facts that the words settle, each with the words that led to it.
    public var findings: [Finding] = []
    /// Facts that the words touch without settling them: they have to be asked.
    public var open: FactSet = []
    /// Whole days since the pain began, at least and at most, where the words leave the band of
    /// `duration` open ("a week or two"); `duration` is among ``open`` then.
    public var openDays: ClosedRange<Int>?
    /// Whether the words speak of an emergency or of a wish to die or to harm oneself.
    public var isDistress = false
    /// Whether it only asks what a word means.
    public var asksMeaning = false
    /// Whether the speaker says that their own back hurts now.
    public var isOwnBackPain = false

    /// An empty reading.
    public init() {}

    /// A direct answer.
    public enum Answer: Equatable, Sendable {
        /// The options of those numbers, counted from 0, ascending.
        case options([Int])
        /// None of them.
        case none
        /// All of them.
        case all
        /// Yes, to a question without options.
        case yes
        /// No, to a question without options.
        case no
        /// "I don't know", "not sure", "can't say".
        case notSure
    }

    /// One fact and how it was learnt.
    public struct Finding: Equatable, Sendable {
        /// The fact and its value.
        public var value: FactValue
        /// How sure the words are.
        public var certainty: Certainty
        /// The words that led to it, as a range of UTF-8 offsets into the message.
        public var span: Range<Int>
        /// Whole days since the pain began, at least and at most; only beside `duration`.
        public var days: ClosedRange<Int>?

        /// Makes a finding.
        public init(
            value: FactValue,
            certainty: Certainty,
            span: Range<Int>,
            days: ClosedRange<Int>? = nil
        ) {
            self.value = value
            self.certainty = certainty
            self.span = span
            self.days = days
        }
    }

    /// How sure a finding is.
    public enum Certainty: UInt8, Sendable {
        /// The words stand for more than one value; this is the one of higher concern.
        case vague
        /// Taken from a guess about spelling or wording.
        case guessed
        /// Said.
        case said

        /// Its name, as commands write it.
        public var name: String {
            switch self {
            case .vague: "vague"
            case .guessed: "guessed"
            case .said: "said"
            }
        }
    }

    /// Whose state the health words describe.
    public enum Subject: String, Sendable {
        case myself = "self"
        case other
        case nobody
    }

    /// A message that is a command as a whole.
    public enum Command: String, CaseIterable, Sendable {
        case help
        case stop
        case undo
        case why
        case repeated = "repeat"
        case restart
        case person
        case forget
        case myData = "my data"
        case export
        case summary
        case sources
        case timer
        case noTimers = "no timers"
        case remind = "remind me"
        case plan
        case askMe = "ask me"
        case dontAsk = "don't ask"
        case code
    }
}

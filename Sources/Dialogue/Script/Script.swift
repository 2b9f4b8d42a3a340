public import RulesCore

/// One topic in one language: the words for everything that the rules can ask and decide.
///
/// A script orders the questions and words them. It has no say in what is decided.
public struct Script: Equatable, Sendable {
    /// The topic.
    public let name: String
    /// The language, as a BCP 47 tag.
    public let language: String
    /// What people say to begin it.
    public let openers: [String]
    /// The greeting.
    public let hello: Text
    /// The questions, in the order in which they are asked.
    public let questions: [ScriptQuestion]
    /// What is said between the questions, in order.
    public let says: [ScriptSay]
    /// The words of every level.
    public let levels: [Level: Text]
    /// The words of every row of the decision table, as a reason.
    public let reasons: [Row: Text]
    /// The words of every advice item.
    public let items: [Item: Text]
    /// What to say when somebody comes back on a later day, or stays silent.
    public let checkIns: [CheckIn: Text]
    /// What each value means, said to the runner.
    public let inWords: [FactValue: String]
    /// What people also say for a value.
    public let heard: [FactValue: [String]]

    /// Makes a script.
    public init(
        name: String,
        language: String,
        openers: [String],
        hello: Text,
        questions: [ScriptQuestion],
        says: [ScriptSay],
        levels: [Level: Text],
        reasons: [Row: Text],
        items: [Item: Text],
        checkIns: [CheckIn: Text],
        inWords: [FactValue: String],
        heard: [FactValue: [String]]
    ) {
        self.name = name
        self.language = language
        self.openers = openers
        self.hello = hello
        self.questions = questions
        self.says = says
        self.levels = levels
        self.reasons = reasons
        self.items = items
        self.checkIns = checkIns
        self.inWords = inWords
        self.heard = heard
    }

    /// Why somebody is spoken to again.
    public enum CheckIn: CaseIterable, Hashable, Sendable {
        /// A check-in of the rules, by what it is about.
        case due(FollowUp.Kind)
        /// Nothing came back after a check-in: once more.
        case reminder
        /// Nothing came back after the reminder either: the last message.
        case closing

        /// All of them, those of the rules first.
        public static var allCases: [CheckIn] {
            FollowUp.Kind.allCases.map(CheckIn.due) + [.reminder, .closing]
        }

        /// The fixed name, as scripts write it.
        public var name: String {
            switch self {
            case .due(let kind): kind.name
            case .reminder: "reminder"
            case .closing: "closing"
            }
        }

        /// What may stand in braces in it, beside the name, the bot, the club and the number.
        public var placeholders: Set<Placeholder> {
            switch self {
            case .due(.gotHelp), .reminder, .closing: []
            case .due: [.days]
            }
        }

        /// What has to stand in braces in it: nobody is left without the number.
        public var requiredPlaceholders: Set<Placeholder> {
            self == .closing ? [.emergencyNumber] : []
        }
    }
}

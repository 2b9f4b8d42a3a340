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
    /// The words of every level.
    public let levels: [Level: Text]
    /// The words of every row of the decision table, as a reason.
    public let reasons: [Row: Text]
    /// The words of every advice item.
    public let items: [Item: Text]
    /// What to say when somebody comes back on a later day.
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
        self.levels = levels
        self.reasons = reasons
        self.items = items
        self.checkIns = checkIns
        self.inWords = inWords
        self.heard = heard
    }

    /// When somebody is asked again.
    public enum CheckIn: String, CaseIterable, Hashable, Sendable {
        /// On a later day, before a week is over.
        case firstWeek = "first week"
        /// From day 8 on.
        case secondWeek = "second week"
        /// From day 14 on.
        case later = "two weeks on"
        /// After an emergency.
        case emergency = "after an emergency"

        /// The one that fits a count of whole days since the pain began.
        public init(days: Int) {
            self =
                switch days {
                case ...7: .firstWeek
                case 8...13: .secondWeek
                default: .later
                }
        }
    }
}

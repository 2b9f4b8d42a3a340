public import RulesCore

/// A message with what a careful reader takes from its words alone.
public struct LabelledMessage: Equatable, Sendable {
    /// The moment at which every labelled message is said: a Thursday evening.
    public static let moment = LocalMoment(year: 2025, month: 6, day: 12, hour: 19, minute: 30)

    /// What it is called in reports.
    public var id: String
    /// Its language, as a BCP 47 tag.
    public var language: String
    /// The words.
    public var text: String
    /// The fact that was asked before, if one was.
    public var asking: Fact?
    /// What the words settle: each of these is to be found with exactly this value.
    public var facts: [FactValue]
    /// What the words touch and leave unclear: never to be stored, always to be asked.
    public var open: FactSet
    /// Traps: never to be stored, and no reason to ask.
    public var notSet: FactSet
    /// Whose state the words describe.
    public var about: Reading.Subject
    /// The command that the whole message is.
    public var command: Reading.Command?
    /// What the message is an example of.
    public var tags: Set<String>

    /// Makes a labelled message.
    public init(
        id: String,
        language: String,
        text: String,
        asking: Fact? = nil,
        facts: [FactValue] = [],
        open: FactSet = [],
        notSet: FactSet = [],
        about: Reading.Subject,
        command: Reading.Command? = nil,
        tags: Set<String> = []
    ) {
        self.id = id
        self.language = language
        self.text = text
        self.asking = asking
        self.facts = facts
        self.open = open
        self.notSet = notSet
        self.about = about
        self.command = command
        self.tags = tags
    }

    /// The question that was asked before.
    public var question: Question? { asking.map(Question.init(asking:)) }

    /// Whether a red flag heard in it is a false alarm: chatter, what only looks like a flag, and
    /// words about nobody or about somebody else.
    public var isHarmless: Bool {
        let looksAlike = ["chatter", "benign", "look-alike", "lookalike"]
        return !facts.contains(where: \.isRaisedFlag)
            && (about != .myself
                || tags.contains { tag in looksAlike.contains(where: tag.hasSuffix) })
    }
}

extension FactValue {
    /// Whether it is a red flag that is there.
    public var isRaisedFlag: Bool { fact.isFlag && self != fact.calmValue && !isUnknown }
}

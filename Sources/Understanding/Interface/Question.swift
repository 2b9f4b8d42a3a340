public import RulesCore

/// What the person was asked last, as far as it matters for reading the answer.
public struct Question: Equatable, Sendable {
    /// The facts that a direct answer settles; several for a list of yes/no facts.
    public var facts: FactSet
    /// The numbered options as they were shown; option n is `options[n - 1]`.
    public var options: [Option]
    /// Whether several options may be chosen at once.
    public var allowsSeveral: Bool
    /// How the options were marked.
    public var numbering: Numbering

    /// Makes a question.
    public init(
        facts: FactSet,
        options: [Option],
        allowsSeveral: Bool,
        numbering: Numbering = .digits
    ) {
        self.facts = facts
        self.options = options
        self.allowsSeveral = allowsSeveral
        self.numbering = numbering
    }

    /// How options are marked; letters are understood either way.
    public enum Numbering: Sendable {
        /// 1, 2, 3: a bare number that has an option chooses it.
        case digits
        /// a, b, c: a bare number chooses no option.
        case letters
    }

    /// One line of a numbered list.
    public struct Option: Equatable, Sendable {
        /// The fact that the option is about.
        public var fact: Fact
        /// The value that it stands for; nil where choosing it only says that more must be asked.
        public var value: FactValue?
        /// The words shown.
        public var label: String

        /// Makes an option.
        public init(fact: Fact, value: FactValue?, label: String) {
            self.fact = fact
            self.value = value
            self.label = label
        }
    }
}

public import RulesCore

/// One question of a script: one fact with its choices, or a list of facts asked at once.
public struct ScriptQuestion: Equatable, Sendable {
    /// What is asked.
    public let subject: Subject
    /// The facts that it asks for.
    public let facts: FactSet
    /// The words in front of the options.
    public let say: Text
    /// Why it is asked.
    public let why: Text?
    /// What is said when the answer was not understood; nil for the words that all questions share.
    public let unclear: Text?

    /// Makes a question.
    public init(subject: Subject, say: Text, why: Text?, unclear: Text? = nil) {
        self.subject = subject
        facts =
            switch subject {
            case .one(let fact, _, _): [fact]
            case .anyOf(let members): FactSet(members.map(\.fact))
            }
        self.say = say
        self.why = why
        self.unclear = unclear
    }

    /// What a question asks.
    public enum Subject: Equatable, Sendable {
        /// One fact; the choices stand in the order of the script.
        case one(Fact, choices: [Choice], plainer: Text)
        /// Several facts, of which those that are present are chosen.
        case anyOf([Member])
    }

    /// A value of a fact and its label.
    public struct Choice: Equatable, Sendable {
        /// The value that is chosen.
        public let value: FactValue
        /// The words beside the number.
        public let label: String

        /// Makes a choice.
        public init(value: FactValue, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// A fact in a list.
    public struct Member: Equatable, Sendable {
        /// The fact.
        public let fact: Fact
        /// The lines that it shows in the list, each with the value that it stands for; nil where
        /// choosing it leads to the fact's own question.
        public let lines: [Line]
        /// How to ask for it alone, in plainer words; nil where it has a question of its own.
        public let alone: Text?

        /// Makes a member.
        public init(fact: Fact, lines: [Line], alone: Text?) {
            self.fact = fact
            self.lines = lines
            self.alone = alone
        }

        /// One line of the list.
        public struct Line: Equatable, Sendable {
            /// What choosing the line means.
            public let value: FactValue?
            /// The words beside the number.
            public let label: String

            /// Makes a line.
            public init(value: FactValue?, label: String) {
                self.value = value
                self.label = label
            }
        }
    }
}

public import RulesCore
public import Understanding

/// Something that a script does not hold, with the shortest talk that shows it.
public struct Flaw: Equatable, Sendable {
    /// What does not hold.
    public let property: Property
    /// What it is about, to find its place in a file.
    public let subject: Subject
    /// What is wrong, in plain words.
    public let message: String
    /// What to do about it.
    public let fix: String
    /// The shortest talk that shows it, a line for each message; empty where words alone show it.
    public let talk: [String]

    /// What a flaw is about.
    public enum Subject: Hashable, Sendable {
        /// The script as a whole.
        case script
        /// The question that asks for a fact.
        case question(Fact)
        /// What is said between questions, by its number from 0.
        case passing(Int)
        /// Words that stand somewhere in the files.
        case words(String)
        /// Words in a list of the words that all topics share.
        case shared(list: String, words: String)
        /// Words in what is asked in general.
        case general(String)
        /// An entry of the words of a language.
        case entry(LexiconEntry)
    }
}

/// What does not hold of a script, or of its words; never empty.
public struct Flaws: Error, Equatable, Sendable {
    /// The flaws, those with the shortest talks first.
    public let flaws: [Flaw]

    init(_ flaws: [Flaw]) {
        self.flaws = flaws
    }
}

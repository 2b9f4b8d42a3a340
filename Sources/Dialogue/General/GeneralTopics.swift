public import Understanding

/// What is answered in general in one language.
///
/// It hears whole messages only, and has no part in how messages are read: what a message says of a
/// runner goes before it.
public struct GeneralTopics: Sendable {
    /// The topics, in the order of the file.
    public let topics: [GeneralTopic]
    /// What may stand beside a question and says nothing.
    public let beside: [String]
    /// What tells a question from an answer of the same words, in lower case.
    let questionWords: Set<String>
    private let messages: WholeMessages

    /// Makes the topics.
    ///
    /// - Parameters:
    ///   - topics: The topics.
    ///   - questionWords: Words that tell a question from an answer of the same words.
    ///   - groups: Words that mean the same, under names that phrases use as `<name>`.
    ///   - beside: What may stand beside a question, as phrases.
    ///   - greetings: What only says hello, which may stand beside one too.
    ///   - words: The lexicon of the language.
    ///   - reader: What reads the language.
    /// - Throws: `LexiconError` for the first phrase that cannot be used.
    public init(
        _ topics: [GeneralTopic],
        questionWords: [String],
        groups: [String: [String]] = [:],
        beside: [String],
        greetings: Set<String>,
        words: Lexicon,
        reader: Reader
    ) throws(LexiconError) {
        self.topics = topics
        self.beside = beside
        self.questionWords = Set(questionWords.map { $0.lowercased() })
        messages = try WholeMessages(
            topics.map(\.asked),
            groups: groups,
            beside: beside + greetings.sorted(),
            words: words,
            reader: reader
        )
    }

    /// The topic that a message asks about, if it asks for one and no other.
    func topic(of text: String) -> GeneralTopic? {
        let found = all(of: text)
        return found.count == 1 ? found[0] : nil
    }

    /// Every topic that a message asks about as a whole.
    func all(of text: String) -> [GeneralTopic] {
        messages.lists(of: text).sorted().map { topics[$0] }
    }

    /// Whether a text ends in a question mark, or has a word that asks and others.
    func asks(_ text: String) -> Bool {
        if text.hasSuffix("?") { return true }
        let words = Set(text.lowercased().split(separator: " ").map(String.init))
        return !words.isDisjoint(with: questionWords) && !words.isSubset(of: questionWords)
    }

    /// Texts that a phrase stands for.
    func samples(of phrase: String) -> [String] { messages.samples(of: phrase) }
}

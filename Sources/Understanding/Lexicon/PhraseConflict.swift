/// A phrase that, said alone, is not taken for what it stands for.
public struct PhraseConflict: Equatable, Sendable {
    /// The phrase.
    public var phrase: Phrase
    /// What is said in its place: the meaning of a longer phrase, or another value of its fact.
    public var taken: Meaning

    /// Makes a conflict.
    public init(phrase: Phrase, taken: Meaning) {
        self.phrase = phrase
        self.taken = taken
    }
}

extension PhraseConflict: CustomStringConvertible {
    /// The phrase, what it stands for and what it is taken for.
    public var description: String {
        "\"\(phrase.text)\" stands for \(phrase.meaning), but is taken for \(taken)"
    }
}

/// What is wrong with a lexicon, with the phrase that shows it.
public enum LexiconError: Error, Equatable, Sendable {
    /// The phrase has no word in it that counts.
    case emptyPhrase(String)
    /// The phrase is longer than 12 parts, or stands for too many combinations.
    case phraseTooLong(String)
    /// The phrase names a group that does not exist.
    case unknownGroup(String, in: String)
    /// A group may hold words only, no signs.
    case signInGroup(String, group: String)
    /// A number word stands for a number outside 0 to 100.
    case numberOutOfRange(String, Int)
}

extension LexiconError: CustomStringConvertible {
    /// What is wrong with which phrase, and what to write.
    public var description: String {
        switch self {
        case .emptyPhrase(let phrase):
            "\"\(phrase)\" has no word that counts; use at least one that is not skipped"
        case .phraseTooLong(let phrase):
            "\"\(phrase)\" is too long; use at most 12 words, and fewer words with a slash"
        case .unknownGroup(let group, let phrase):
            "\"\(phrase)\" uses <\(group)>, which is no group; write it under groups"
        case .signInGroup(let word, let group):
            "\"\(word)\" in group \(group) has a sign in it; groups hold plain words"
        case .numberOutOfRange(let word, let number):
            "\"\(word)\" stands for \(number); number words go from 0 to 100"
        }
    }
}

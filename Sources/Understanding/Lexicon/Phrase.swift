/// Words and what they stand for.
///
/// The text is words as people type them, with these signs: `<name>` for any word of a group,
/// `<number>` for a number and `<30-45>` for one in that range, `...` for up to four words that
/// do not matter, `+` between two parts that may stand in either order up to six words and one
/// comma apart, `a/b` for one of several words or groups.
public struct Phrase: Hashable, Sendable {
    /// The words and signs.
    public var text: String
    /// What they stand for.
    public var meaning: Meaning

    /// Makes a phrase.
    public init(_ text: String, _ meaning: Meaning) {
        self.text = text
        self.meaning = meaning
    }

    /// The groups that it uses by name.
    public var groups: [String] {
        text.split { $0 == " " || $0 == "/" }.filter { $0.hasPrefix("<") && $0.hasSuffix(">") }
            .map { String($0.dropFirst().dropLast()) }
    }
}

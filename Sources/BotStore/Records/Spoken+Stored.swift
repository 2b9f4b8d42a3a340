internal import Dialogue

extension Conversation.Spoken {
    /// The language as one line of text: how it is known, and which.
    ///
    /// For example `guessed es`, `askedFor en`.
    var stored: String { "\(isAskedFor ? Self.askedFor : Self.guessed) \(language)" }

    /// The language of a stored line, or nil when it cannot be read.
    init?(stored: String) {
        var fields = Fields(stored)
        guard let how = fields.text(), let language = fields.text(), fields.isAtEnd,
            how == Self.askedFor || how == Self.guessed, !language.isEmpty
        else { return nil }
        self.init(String(language), isAskedFor: how == Self.askedFor)
    }

    // Never changed after a release.
    private static let askedFor = "askedFor"
    private static let guessed = "guessed"
}

public import Dialogue

/// Scripts as they lie in the folder, read for a moderator who wants to try them, and not put in use.
public struct DraftScripts: Sendable {
    /// What was asked for.
    public let request: Request
    /// The scripts, or why they cannot be tried.
    public let result: Result<ScriptLibrary, ReloadRefusal>

    /// A wish to try the scripts of the folder.
    public struct Request: Sendable {
        /// Who asked, and where.
        let asker: Reload.Asker
        /// The topic, the language, or both, in lower case; empty for the first there is.
        let words: [String]
    }

    /// The edition that the words name: one in a language where they leave that open; nil where they
    /// name none.
    static func edition(
        named words: [String],
        in library: ScriptLibrary,
        preferring language: String
    ) -> ScriptLibrary.Edition? {
        let named = library.editions.filter { edition in
            let title = edition.title.lowercased().split(separator: " ").map(String.init)
            return words.allSatisfy(title.contains)
        }
        return named.first { $0.script.language == language } ?? named.first
    }
}

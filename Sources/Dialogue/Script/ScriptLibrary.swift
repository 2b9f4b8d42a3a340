public import Understanding

/// Everything that the bot can say and understand at one moment, loaded and checked as a whole.
public struct ScriptLibrary: Sendable {
    /// One language of a topic, with what it needs beside it.
    public struct Edition: Sendable {
        /// The topic.
        public let script: Script
        /// The words that all topics share.
        public let shared: SharedWords
        /// What reads messages in that language.
        public let reader: Reader

        /// Makes an edition.
        public init(script: Script, shared: SharedWords, reader: Reader) {
            self.script = script
            self.shared = shared
            self.reader = reader
        }
    }

    /// The editions; the first one is the default.
    public let editions: [Edition]
    /// The SHA-256 of the files, in hex.
    public let hash: String

    /// Makes a library.
    public init(first: Edition, others: [Edition], hash: String) {
        editions = [first] + others
        self.hash = hash
    }

    /// The edition of a language, else the first one.
    public func edition(language: String) -> Edition {
        editions.first { $0.script.language == language } ?? editions[0]
    }
}

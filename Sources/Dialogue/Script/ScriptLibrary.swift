public import Understanding

/// Everything that the bot can say and understand at one moment, loaded and checked as a whole.
public struct ScriptLibrary: Sendable {
    /// One language of a topic, with what it needs beside it.
    ///
    /// Copied with every step of every conversation, so it is one reference: its parts lie in an
    /// array of one, and what reads them copies only what it names.
    public struct Edition: Sendable {
        private let parts: [Parts]

        private struct Parts: Sendable {
            let script: Script
            let shared: SharedWords
            let reader: Reader
            let general: GeneralTopics?
        }

        /// Makes an edition.
        ///
        /// - Parameters:
        ///   - script: The topic.
        ///   - shared: The words that all topics share.
        ///   - reader: What reads messages.
        ///   - general: What is answered in general, where there is any of it.
        public init(
            script: Script,
            shared: SharedWords,
            reader: Reader,
            general: GeneralTopics? = nil
        ) {
            parts = [Parts(script: script, shared: shared, reader: reader, general: general)]
        }

        /// The topic.
        public var script: Script { parts[0].script }
        /// The words that all topics share.
        public var shared: SharedWords { parts[0].shared }
        /// What reads messages in that language.
        public var reader: Reader { parts[0].reader }
        /// What is answered in general.
        public var general: GeneralTopics? { parts[0].general }
    }

    /// The editions; the first one is the default.
    public let editions: [Edition]
    /// A short name for exactly these files, 16 hex digits; it tells versions apart.
    public let hash: String
    /// What it was made of, so that it can be made again; empty where that is not known.
    public let files: [ScriptFile]

    /// Makes a library.
    public init(first: Edition, others: [Edition], hash: String, files: [ScriptFile] = []) {
        editions = [first] + others
        self.hash = hash
        self.files = files
    }

    /// Whether there is an edition of a language.
    public func speaks(_ language: String) -> Bool {
        editions.contains { $0.script.language == language }
    }

    /// The edition of a language, else the first one.
    public func edition(language: String) -> Edition {
        editions.first { $0.script.language == language } ?? editions[0]
    }
}

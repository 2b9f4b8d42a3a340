public import Dialogue
internal import GRDB

/// The scripts in use and those before them, as files, for the next start of the bot.
public struct KeptScripts: Equatable, Sendable {
    /// Those in use.
    public let current: Version
    /// Those before them, which can be gone back to.
    public let previous: Version?

    /// Scripts as files.
    public struct Version: Equatable, Sendable {
        /// The short name of exactly these files, as it was when they were read.
        public let hash: String
        /// The files, by name.
        public let files: [ScriptFile]

        /// Makes a version.
        public init(hash: String, files: [ScriptFile]) {
            self.hash = hash
            self.files = files
        }
    }

    /// Makes both.
    public init(current: Version, previous: Version? = nil) {
        self.current = current
        self.previous = previous
    }
}

extension Store {
    /// The scripts that were in use last; nil before any were.
    ///
    /// Files that cannot be read are left out: that the rest is not what it was shows by its hash.
    public func keptScripts() async throws(StoreError) -> KeptScripts? {
        try await run { queue in
            try await queue.read { try KeptScriptsRecord(db: $0).fetch() }
        }
    }
}

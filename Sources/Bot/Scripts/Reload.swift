public import Chat
public import Dialogue
public import DialogueFiles

/// What came of reading the scripts again.
public struct Reload: Sendable {
    /// What was asked for.
    public let request: Request
    /// The scripts that may be used, or why the running ones stay.
    public let result: Result<ReloadPass, ReloadRefusal>

    /// A wish to have the scripts read again.
    public struct Request: Sendable {
        /// Who asked, and where; nil for a signal.
        public let asker: Asker?
        /// Whether only a check was asked for.
        public let isCheckOnly: Bool

        /// Makes a request.
        public init(asker: Asker?, isCheckOnly: Bool) {
            self.asker = asker
            self.isCheckOnly = isCheckOnly
        }
    }

    /// Who asked for something, and where the answer goes.
    public struct Asker: Equatable, Sendable {
        /// Who it was.
        public let member: Member
        /// Where it was said.
        public let place: ChatMessage.Place

        /// Makes an asker.
        public init(member: Member, place: ChatMessage.Place) {
            self.member = member
            self.place = place
        }
    }
}

/// Scripts that have passed the gate, with what they mean for those who are talking.
public struct ReloadPass: Sendable {
    /// The scripts.
    public let library: ScriptLibrary
    /// Written talks that were had again.
    public let writtenTalks: Int
    /// Past conversations that were had again.
    public let pastTalks: Int
    /// What changes for the conversations under way, for each topic and language in use.
    public let live: [LiveReport]
    /// What could be better in the files, and keeps nothing from being used.
    public let warnings: [Diagnostic]
}

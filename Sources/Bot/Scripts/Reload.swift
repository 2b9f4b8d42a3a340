public import Chat
public import Dialogue
public import DialogueFiles

/// The outcome of reading the scripts again.
public struct Reload: Sendable {
    /// The new scripts, or why the running ones stay.
    public let result: Result<ScriptLibrary, LibraryRefused>
    /// Who asked, and where; nil for a signal.
    public let asker: Asker?
    /// Whether only a check was asked for.
    public let isCheckOnly: Bool

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

internal import Chat
internal import Dialogue

/// General questions in rooms.
extension Responder {
    /// The reviewed answer to a general question; nil for whatever else is said.
    ///
    /// What is known of the one who asks only keeps the answer back, and is never said.
    func generalAnswer(
        to message: ChatMessage,
        _ interviewer: Interviewer,
        _ draft: Draft
    ) -> [String]? {
        interviewer.generalAnswer(
            to: message.text,
            from: message.sender.name,
            knowing: known(message.sender.id, draft),
            now: draft.moment
        )
    }
}

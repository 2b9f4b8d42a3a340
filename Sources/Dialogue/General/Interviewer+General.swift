public import Understanding

/// General questions that are asked in a room.
extension Interviewer {
    /// The answer to a message that asks a general question and says nothing else, with the way over
    /// to private behind it; nil for all other messages.
    ///
    /// Nothing in it is about the one who asks. Who was told to be seen today, or at once, gets none:
    /// no self-care goes beside that.
    ///
    /// - Parameters:
    ///   - text: The message, without the bot's name.
    ///   - name: What to call who asks.
    ///   - conversation: What is known of them, if anything; none of it is said.
    ///   - now: The local time.
    /// - Returns: One chat message each, at most four.
    public func generalAnswer(
        to text: String,
        from name: String,
        knowing conversation: Conversation?,
        now: LocalMoment
    ) -> [String]? {
        if let conversation, step(conversation, name: name, now: now).isBeyondSelfCare {
            return nil
        }
        var step = step(Conversation(seed: 0), name: name, now: now)
        step.listen(to: text)
        let reading = step.hear(text, asking: nil)
        guard let asked = step.general(asked: text, reading) else { return nil }
        let wording = step.wording.speaking(asked.edition)
        let messages = wording.messages(asked.topic.say)
        return messages.prefix(1).map { "\(wording.name): \($0)" } + messages.dropFirst()
            + Template.packed(wording.origin(of: asked.topic) + wording.phrase(.moreInPrivate))
    }
}

internal import RulesCore
public import Understanding

/// What is told of a runner who wishes for a person of the club, and to them.
extension Interviewer {
    /// A phrase about a person of the club.
    ///
    /// - Parameters:
    ///   - phrase: The phrase.
    ///   - name: What to call the runner.
    ///   - language: Theirs; nil for the club's own.
    ///   - contact: What the person is called.
    ///   - id: By what the runner is known to them.
    /// - Returns: What to say.
    public func say(
        _ phrase: SharedWords.Phrase,
        to name: String,
        in language: String?,
        of contact: String,
        as id: HandoverID
    ) -> [String] {
        // Names come from the network: nothing in them may act as markup or control.
        let contact = wording(for: contact, in: language).name
        return wording(for: name, in: language)
            .phrase(phrase) { placeholder in
                switch placeholder {
                case .contact: [contact]
                case .code: [id.text]
                default: nil
                }
            }
    }

    /// The answers of a runner and the advice, as the runner has agreed to share them.
    ///
    /// - Parameters:
    ///   - conversation: What is remembered of the runner.
    ///   - id: What the runner is called there, in place of their name.
    ///   - now: The local time.
    /// - Returns: Nothing where nothing was told.
    public func answersAndAdvice(
        of conversation: Conversation,
        as id: HandoverID,
        now: LocalMoment
    ) -> [String] {
        step(of: conversation, as: id, now: now).answersAndAdvice
    }

    /// The same, with the reasons of the advice, for a moderator.
    public func answersAndReasons(
        of conversation: Conversation,
        as id: HandoverID,
        now: LocalMoment
    ) -> [String] {
        let step = step(of: conversation, as: id, now: now)
        let answers = step.answersAndAdvice
        guard conversation.stage == .decided else { return answers }
        return answers + Template.packed(step.reasons(step.known.decision) { " (\($0.name))" })
    }

    private func step(
        of conversation: Conversation,
        as id: HandoverID,
        now: LocalMoment
    ) -> Step {
        var step = self.step(conversation, name: id.text, now: now)
        // Who reads it speaks the club's language.
        step.speak(languages.edition(of: nil))
        return step
    }

    /// What waits for an answer of a runner, put once more; nothing where nothing does.
    public func waiting(
        in conversation: Conversation,
        name: String,
        now: LocalMoment
    ) -> [String] {
        var step = self.step(conversation, name: name, now: now)
        guard conversation.pending != nil else { return [] }
        step.putAgain()
        // Where the scripts put another question by now, that one waits for their next words.
        return step.conversation.pending == conversation.pending ? step.replies : []
    }
}

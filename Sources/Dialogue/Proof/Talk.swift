internal import Understanding

/// A talk that gives certain answers, as a transcript: it can be saved and had again as a test.
struct Talk {
    /// A line for each message: `> ` what the runner says, `< ` what the bot answers.
    let lines: [String]

    init(_ edition: ScriptLibrary.Edition, answers: [Answer]) {
        let interviewer = Interviewer(
            edition: edition,
            club: Club(name: "the club", emergencyNumber: "112", bot: "sweep")
        )
        var lines: [String] = []
        var conversation = Conversation(seed: 0)
        for answer in answers {
            let words = Self.words(answer)
            var step = interviewer.step(conversation, name: "mia", now: Exploration.now)
            step.take(answer.reading, words)
            let turn = step.turn
            conversation = turn.conversation
            lines.append("> \(words)")
            lines += turn.replies.map { "< \($0)" }
        }
        self.lines = lines
    }

    /// What somebody types who answers so.
    private static func words(_ answer: Answer) -> String {
        switch answer {
        case .hello: "hi"
        case .options(let places): places.map { "\($0 + 1)" }.joined(separator: " and ")
        case .none: "none"
        case .yes: "yes"
        case .notSure: "not sure"
        case .unclear: "hmm"
        }
    }
}

internal import RulesCore
public import Understanding

/// Guides runners through conversations: a pure function from a message to what is known and said.
///
/// Each runner is spoken to in their own language, as far as it is loaded.
public struct Interviewer: Sendable {
    let languages: Languages
    let club: Club

    /// Makes an interviewer that speaks every language of a library for one club.
    ///
    /// - Parameters:
    ///   - library: What is loaded.
    ///   - language: The club's own language, as a BCP 47 tag: with it everybody is met of whom
    ///     nothing has told another.
    ///   - club: What the words say of the club.
    public init(library: ScriptLibrary, language: String, club: Club) {
        languages = Languages(library, own: language)
        self.club = club
    }

    /// Makes an interviewer that speaks one language alone.
    public init(edition: ScriptLibrary.Edition, club: Club) {
        languages = Languages(edition)
        self.club = club
    }

    /// Takes one private message and gives the conversation as it is now and what to say.
    ///
    /// An emergency is answered in this very turn, whatever else the message or the conversation
    /// holds. The same arguments always give the same turn.
    ///
    /// - Parameters:
    ///   - conversation: What is remembered of the runner.
    ///   - text: The message.
    ///   - name: What to call the runner.
    ///   - code: A fresh code to resume by, which may be told; nil where the network knows the
    ///     runner again without.
    ///   - hasTimers: Whether timers of the runner's are to ring yet.
    ///   - offer: What is kept of help that the runner was offered unasked.
    ///   - firstAid: What there is of the club's first aid; nil where the club has none.
    ///   - heard: From which words facts were taken, as the turn before has told.
    ///   - now: The local time.
    /// - Returns: What is known then and what to say.
    public func step(
        _ conversation: Conversation,
        text: String,
        name: String,
        code: ResumeCode? = nil,
        hasTimers: Bool = false,
        offer: HelpOffer? = nil,
        firstAid: FirstAid? = nil,
        heard: [Heard] = [],
        now: LocalMoment
    ) -> Turn {
        var step = self.step(conversation, name: name, now: now)
        step.code = code
        step.hasTimers = hasTimers
        step.offer = offer
        step.firstAid = firstAid
        step.heard = heard
        step.take(text)
        return step.turn
    }

    /// The resume code that a message hands in, when it says nothing else.
    public func resumeCode(in text: String) -> ResumeCode? {
        ResumeCode(asked: text, verbs: languages.resumes)
    }

    /// Writes of its own accord when that has fallen due, or gives nil.
    ///
    /// A question, the day after one reminder, the day after that a last message; at most one a day,
    /// and only to who agreed.
    ///
    /// - Parameters:
    ///   - conversation: What is remembered of the runner.
    ///   - name: What to call the runner.
    ///   - now: The local time.
    /// - Returns: What to say, or nil when it is not the day for it.
    public func checkIn(_ conversation: Conversation, name: String, now: LocalMoment) -> Turn? {
        var step = self.step(conversation, name: name, now: now)
        return step.checkIn() ? step.turn : nil
    }

    /// Says that the time of a timer has come.
    ///
    /// - Parameters:
    ///   - kind: What was asked for.
    ///   - conversation: What is remembered of the runner.
    ///   - name: What to call the runner.
    ///   - now: The local time.
    /// - Returns: What to say; nil when it is of no use any more.
    public func ring(
        _ kind: SelfCareTimer.Kind,
        _ conversation: Conversation,
        name: String,
        now: LocalMoment
    ) -> Turn? {
        var step = self.step(conversation, name: name, now: now)
        return step.ring(kind) ? step.turn : nil
    }

    /// Greets somebody whom their code has brought back, and goes on where they were.
    ///
    /// - Parameters:
    ///   - conversation: What is remembered of the runner.
    ///   - later: What they have said before the code, which is taken over.
    ///   - name: What to call the runner.
    ///   - code: A fresh code, told in place of the one that was used.
    ///   - now: The local time.
    /// - Returns: What is known then and what to say.
    public func resume(
        _ conversation: Conversation,
        taking later: Conversation? = nil,
        name: String,
        code: ResumeCode,
        now: LocalMoment
    ) -> Turn {
        var step = self.step(conversation, name: name, now: now)
        step.code = code
        step.comeBack(taking: later)
        return step.turn
    }

    /// Goes on with somebody to whom nothing was answered for a while: says so, and puts what is
    /// open.
    ///
    /// - Parameters:
    ///   - conversation: What is remembered of the runner.
    ///   - name: What to call the runner.
    ///   - now: The local time.
    /// - Returns: What is known then and what to say.
    public func goOn(_ conversation: Conversation, name: String, now: LocalMoment) -> Turn {
        var step = self.step(conversation, name: name, now: now)
        step.goOnAfterPause()
        return step.turn
    }

    /// The messages that put the question that waits.
    func prompt(_ conversation: Conversation, name: String) -> [String] {
        guard let pending = conversation.pending else { return [] }
        return step(conversation, name: name, now: Exploration.now).prompt(pending)
    }

    /// What the reader is told of the question that waits.
    func question(_ conversation: Conversation) -> Question? {
        step(conversation, name: "", now: Exploration.now).question
    }

    /// A step that begins where a conversation stands.
    func step(_ conversation: Conversation, name: String, now: LocalMoment) -> Step {
        let wording = Wording(
            edition: languages.edition(of: conversation.language),
            club: club,
            name: name,
            seed: conversation.seed
        )
        return Step(
            languages: languages,
            wording: wording,
            now: now,
            conversation: conversation
        )
    }
}

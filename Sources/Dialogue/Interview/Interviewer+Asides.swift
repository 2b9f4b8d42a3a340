internal import RulesCore
public import Understanding

/// What is heard and said outside of conversations.
extension Interviewer {
    /// What was heard in a room.
    public struct Overheard: Equatable, Sendable {
        /// Whether the words tell of an emergency of the speaker's own, or of distress.
        public let isEmergency: Bool
        /// Whether the speaker says that their own back hurts now.
        public let isOwnBackPain: Bool
        /// The language to answer in.
        public let language: String
    }

    /// Listens to words that were said unasked, in every language.
    public func overhear(_ text: String, now: LocalMoment) -> Overheard {
        let message = Listening(text, in: languages)
        let edition = message.leading ?? languages.editions[0]
        let own = (edition, edition.reader.read(text, asking: nil, now: now))
        let others = message.alarms(besides: edition, now: now)
        let alarm = ([own] + others.map { ($0.edition, $0.reading) })
            .first { $0.1.isEmergency }
        return Overheard(
            isEmergency: alarm != nil,
            isOwnBackPain: own.1.isOwnBackPain,
            language: (alarm?.0 ?? edition).language
        )
    }

    /// The language in which words ask for quiet, where they say nothing else.
    public func languageAskingForQuiet(_ text: String) -> String? {
        let words = text.wordsOnly
        return languages.editions.first { $0.shared.asksForQuiet.contains(words) }?.language
    }

    /// The language in which words decline to be offered help, where they say nothing else.
    public func languageDecliningOffers(_ text: String) -> String? {
        let words = text.wordsOnly
        return languages.editions.first { $0.shared.declinesOffers.contains(words) }?.language
    }

    /// What words say by themselves, or as the answer to the question about a fact, in the language
    /// that they are in.
    public func reading(
        of text: String,
        asking question: Question? = nil,
        now: LocalMoment
    ) -> Reading {
        let edition = Listening(text, in: languages).leading ?? languages.editions[0]
        return edition.reader.read(text, asking: question, now: now)
    }

    /// The words of a message that are in no phrase of the language that it is in.
    public func strangeWords(in text: String, of conversation: Conversation?) -> Set<String> {
        let edition =
            Listening(text, in: languages).leading
            ?? languages.edition(of: conversation?.language)
        return edition.reader.strangeWords(in: text)
    }

    /// The language to answer somebody in whose conversation is perhaps not known: theirs, else that
    /// of the words.
    public func language(of conversation: Conversation?, saying text: String) -> String {
        let known =
            conversation?.language
            ?? Listening(text, in: languages).leading?.language
        return languages.edition(of: known).language
    }

    /// Whether the words are a command, in the language that they are in.
    public func isCommand(_ text: String, of conversation: Conversation?, now: LocalMoment) -> Bool
    {
        command(in: text, of: conversation, now: now) != nil
    }

    /// The command that the words are, in the language that they are in; nil where they are none.
    public func command(
        in text: String,
        of conversation: Conversation?,
        now: LocalMoment
    ) -> Reading.Command? {
        let edition =
            Listening(text, in: languages).leading
            ?? languages.edition(of: conversation?.language)
        return edition.reader.read(text, asking: nil, now: now).command
    }

    /// The words that tell a fresh code to somebody, in a language; nil for the club's own.
    public func tell(_ code: ResumeCode, to name: String, in language: String?) -> [String] {
        wording(for: name, in: language).phrase(.freshCode) { $0 == .code ? [code.text] : nil }
    }

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
        var step = self.step(conversation, name: id.text, now: now)
        // Who reads it speaks the club's language.
        step.speak(languages.edition(of: nil))
        return step.answersAndAdvice
    }

    /// The same, with the reasons of the advice, for a moderator.
    public func answersAndReasons(
        of conversation: Conversation,
        as id: HandoverID,
        now: LocalMoment
    ) -> [String] {
        var step = self.step(conversation, name: id.text, now: now)
        step.speak(languages.edition(of: nil))
        let answers = step.answersAndAdvice
        guard conversation.stage == .decided else { return answers }
        return answers + Template.packed(step.reasons(step.known.decision) { " (\($0.name))" })
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

    /// A phrase that needs no conversation, in a language; nil for the club's own.
    public func say(
        _ phrase: SharedWords.Phrase,
        to name: String,
        in language: String?
    ) -> [String] {
        wording(for: name, in: language).phrase(phrase)
    }

    private func wording(for name: String, in language: String?) -> Wording {
        Wording(edition: languages.edition(of: language), club: club, name: name, seed: 0)
    }
}

extension Reading {
    /// Whether it tells of an emergency of the speaker's own, or of distress.
    fileprivate var isEmergency: Bool {
        var known = KnownFacts()
        for finding in findings where about == .myself { known.settle(finding.value) }
        return isDistress || known.isEmergency
    }
}

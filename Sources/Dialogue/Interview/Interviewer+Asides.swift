public import RulesCore
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
        edition(of: text, in: conversation).reader.strangeWords(in: text)
    }

    /// The language to answer somebody in whose conversation is perhaps not known: theirs, else that
    /// of the words.
    public func language(of conversation: Conversation?, saying text: String) -> String {
        let known =
            conversation?.language
            ?? Listening(text, in: languages).leading?.language
        return languages.edition(of: known).language
    }

    /// The command that the words are, in the language that they are in; nil where they are none.
    public func command(
        in text: String,
        of conversation: Conversation?,
        now: LocalMoment
    ) -> Reading.Command? {
        edition(of: text, in: conversation).reader.read(text, asking: nil, now: now).command
    }

    /// The language that words are in, else that of the conversation.
    private func edition(
        of text: String,
        in conversation: Conversation?
    ) -> ScriptLibrary.Edition {
        Listening(text, in: languages).leading ?? languages.edition(of: conversation?.language)
    }

    /// The words that tell a fresh code to somebody, in a language; nil for the club's own.
    public func tell(_ code: ResumeCode, to name: String, in language: String?) -> [String] {
        wording(for: name, in: language).phrase(.freshCode) { $0 == .code ? [code.text] : nil }
    }

    /// A phrase that needs no conversation, in a language; nil for the club's own.
    public func say(
        _ phrase: SharedWords.Phrase,
        to name: String,
        in language: String?
    ) -> [String] {
        wording(for: name, in: language).phrase(phrase)
    }

    /// What to do at a level, without why and what helps: for who gets no more of it at this moment.
    public func action(at level: Level, to name: String, in language: String?) -> [String] {
        guard let text = languages.edition(of: language).script.levels[level] else { return [] }
        return Array(wording(for: name, in: language).messages(text).prefix(1))
    }

    /// The wording for somebody, in a language; nil for the club's own.
    func wording(for name: String, in language: String?) -> Wording {
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

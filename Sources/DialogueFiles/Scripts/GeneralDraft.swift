internal import Dialogue
internal import RulesCore
internal import Understanding

/// What is answered in general in one language, before the words of the language are at hand.
struct GeneralDraft {
    let file: SourceFile
    let questionWords: [String]
    let groups: [String: [String]]
    let beside: [String]
    var topics: [Topic]

    /// A topic as it was read; a translation has no sources of its own.
    struct Topic {
        let name: String
        let asked: [String]
        let say: Text
        var sources: EnumSet<Source>
    }

    /// A translation in the order of its base, with the sources of it.
    func ordered(as base: GeneralDraft) -> GeneralDraft {
        var draft = self
        draft.topics = base.topics.compactMap { original in
            guard var topic = topics.first(where: { $0.name == original.name }) else { return nil }
            topic.sources = original.sources
            return topic
        }
        return draft
    }

    /// The topics, to be heard in that language.
    func topics(
        beside shared: SharedWords,
        words: Lexicon,
        reader: Reader
    ) throws(LexiconError) -> GeneralTopics {
        try GeneralTopics(
            topics.map {
                GeneralTopic(name: $0.name, asked: $0.asked, say: $0.say, sources: $0.sources)
            },
            questionWords: questionWords,
            groups: groups,
            beside: beside,
            greetings: shared.greetings,
            words: words,
            reader: reader
        )
    }
}

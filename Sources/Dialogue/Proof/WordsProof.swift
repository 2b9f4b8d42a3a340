internal import RulesCore
public import Understanding

/// The proof that the words of one language are understood as what they stand for, whatever is
/// being asked.
///
/// With ``InterviewProof`` it makes one chain: here every phrase about a red flag is read as that
/// flag, under every question; there the flag is answered at once, in every state.
public struct WordsProof: Codable, Equatable, Sendable {
    /// Phrases that were read.
    public let phrases: Int
    /// Red-flag phrases among them, each read under every question.
    public let redFlags: Int
    /// Questions under which they were read, "nothing asked" among them.
    public let questions: Int
    /// Topics that are answered in general, each question for one read under every question.
    public let topics: Int

    /// Reads every phrase of a lexicon, and every label of the script.
    ///
    /// - Parameters:
    ///   - edition: The script with the reader of its language.
    ///   - lexicon: Everything that the reader was made of.
    ///   - own: What its reader is without the phrases that the script and the club add.
    ///   - added: Everything that is not in the words that the program ships: those phrases, and
    ///     what the words file adds.
    ///   - shipped: What its reader is without all that.
    /// - Throws: ``Flaws`` with what is not understood.
    public init(
        _ edition: ScriptLibrary.Edition,
        lexicon: Lexicon,
        own: Reader,
        added: [LexiconEntry],
        to shipped: Reader
    ) throws(Flaws) {
        var reading = WordsInspection(edition)
        reading.inspectVocabulary(lexicon)
        reading.inspectAdditions(added, to: shipped, skipped: Set(lexicon.skipped))
        reading.inspectAgreeing()
        reading.inspectRoomWords()
        reading.inspectAsking(lexicon)
        let alarms = lexicon.phrases.filter(\.meaning.isAlarm)
        // What is lost already is told with what takes it.
        let lost = reading.inspectSafety(lexicon)
        reading.inspectFixedSentences(besides: lost)
        reading.inspectConflicts(lexicon.phrases.filter { !lost.contains($0) })
        for phrase in alarms where !lost.contains(phrase) { reading.inspectAlarm(phrase) }
        for phrase in lexicon.phrases {
            if case .command(let command) = phrase.meaning {
                reading.inspectCommand(phrase, command)
            }
        }
        reading.inspectLabels(own)
        reading.inspectLengths()
        reading.inspectGeneral(lexicon)
        guard reading.flaws.isEmpty else { throw Flaws(reading.flaws) }
        phrases = lexicon.phrases.count
        redFlags = alarms.count
        questions = reading.questions.count
        topics = edition.general?.topics.count ?? 0
    }
}

extension Meaning {
    /// Whether the words alone tell of an emergency, or of a wish to die.
    fileprivate var isAlarm: Bool {
        switch self {
        case .value(let value, .always): value.isEmergency
        case .cue(.distress): true
        default: false
        }
    }
}

extension FactValue {
    /// Whether that value alone makes an emergency.
    var isEmergency: Bool {
        var known = KnownFacts()
        known.settle(self)
        return known.isEmergency
    }
}

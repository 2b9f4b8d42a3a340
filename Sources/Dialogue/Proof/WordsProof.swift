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

    /// Reads every phrase of a lexicon, and every label of the script.
    ///
    /// - Parameters:
    ///   - edition: The script with the reader of its language.
    ///   - lexicon: Everything that the reader was made of.
    ///   - own: What its reader is without the phrases that the script adds.
    /// - Throws: ``Flaws`` with what is not understood.
    public init(
        _ edition: ScriptLibrary.Edition,
        lexicon: Lexicon,
        own: Reader
    ) throws(Flaws) {
        var reading = WordsInspection(edition)
        reading.inspectVocabulary(lexicon)
        reading.inspectAdditions(to: own)
        reading.inspectAgreeing()
        reading.inspectAsking(lexicon)
        reading.inspectFixedSentences()
        let alarms = lexicon.phrases.filter(\.meaning.isAlarm)
        reading.inspectConflicts(lexicon.phrases)
        for phrase in alarms { reading.inspectAlarm(phrase) }
        for phrase in lexicon.phrases {
            if case .command(let command) = phrase.meaning {
                reading.inspectCommand(phrase, command)
            }
        }
        reading.inspectLabels(own)
        reading.inspectLengths()
        guard reading.flaws.isEmpty else { throw Flaws(reading.flaws) }
        phrases = lexicon.phrases.count
        redFlags = alarms.count
        questions = reading.questions.count
    }
}

extension Meaning {
    /// Whether the words alone tell of an emergency, or of a wish to die.
    fileprivate var isAlarm: Bool {
        switch self {
        case .value(let value, whenAsked: false): value.isEmergency
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

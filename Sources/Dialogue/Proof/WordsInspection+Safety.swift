internal import RulesCore
internal import Understanding

extension WordsInspection {
    // MARK: - S8, S12

    /// Every wording of the safety vocabulary, and every fixed sentence, is heard as what it stands
    /// for.
    ///
    /// - Returns: The phrases of which one is not.
    mutating func inspectSafety(_ lexicon: Lexicon) -> Set<Phrase> {
        let reader = edition.reader
        let frames = SafetySentences.frames[edition.script.language, default: []]
        let sentences = SafetySentences.all[edition.script.language, default: []]
            .map { Hearing(phrase: $0.phrase, text: $0.text) }
        let wordings = lexicon.phrases.filter(\.meaning.isOfSafety)
            .flatMap { Hearing.all(of: $0, in: frames, by: reader) }
        let lost = Hearing.lost(of: sentences + wordings, by: reader)
        for theft in Thieves(lost, in: lexicon).thefts { note(theft) }
        return Set(lost.map(\.phrase))
    }

    private mutating func note(_ theft: Thieves.Theft) {
        let meaning = theft.victim.phrase.meaning
        let others =
            switch theft.count {
            case 1: ""
            case 2: ", and takes one more away"
            default: ", and takes \(theft.count - 1) more away"
            }
        guard let thief = theft.thief else {
            return note(
                .redFlagAnywhere,
                theft.victim.phrase.text,
                "\"\(theft.victim.text)\" is not heard as \(meaning).",
                fix: "Change the phrase \"\(theft.victim.phrase.text)\", or what takes its words."
            )
        }
        note(
            .redFlagAnywhere,
            thief,
            "\(thief) keeps \"\(theft.victim.text)\" from being heard as \(meaning)\(others).",
            fix: "Take it out, or write longer words that mean only what they are to mean."
        )
    }

    /// Sentences that mean an emergency or distress in a language, whatever its files say.
    ///
    /// They are part of the program, so that no edit of a words file can do away with them.
    ///
    /// - Parameter lost: What has been told already.
    mutating func inspectFixedSentences(besides lost: Set<Phrase>) {
        for sentence in SafetySentences.all[edition.script.language, default: []]
        where !lost.contains(sentence.phrase) {
            for reading in readings(of: sentence.text) {
                let isHeard =
                    sentence.flag.map { flag in
                        reading.findings.contains { $0.value == flag } && reading.about != .other
                    } ?? reading.isDistress
                guard !isHeard || reading.command != nil else { continue }
                note(
                    .redFlagAnywhere,
                    "facts:",
                    "\"\(sentence.text)\" is not heard any more.",
                    fix: "Undo what was changed last in the words of this language."
                )
                break
            }
        }
    }
}

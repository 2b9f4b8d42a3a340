extension Reader {
    /// The phrases about facts that another phrase of the lexicon steals or contradicts.
    ///
    /// Each is read alone, with the first word of a group in the place of `<group>`. It is stolen
    /// when a longer phrase explains it away, and contradicted when the same words stand for
    /// another value of its fact.
    ///
    /// Source: dialogue check S12.
    public func conflicts(among phrases: some Sequence<Phrase>) -> [PhraseConflict] {
        phrases.compactMap(conflict)
    }

    private func conflict(_ phrase: Phrase) -> PhraseConflict? {
        guard let fact = phrase.meaning.fact else { return nil }
        let message = Message(
            lexicon.searched(sample(of: phrase)),
            asked: phrase.meaning.isWhenAsked ? [fact] : []
        )
        if let command = message.command {
            return PhraseConflict(phrase: phrase, taken: .command(command))
        }
        let about = message.hits.filter { $0.fact == fact }
        guard let own = about.first(where: { $0.meaning == phrase.meaning }) else {
            // A longer phrase with the same meaning takes nothing away.
            if about.contains(where: { $0.meaning.says(phrase.meaning) }) { return nil }
            let thief = message.hits.first { $0.fact != nil || $0.meaning == .cue(.ignored) }
            return thief.map { PhraseConflict(phrase: phrase, taken: $0.meaning) }
        }
        let rival = about.first { hit in
            // A value prevails over "unclear".
            guard case .value = hit.meaning else { return false }
            return hit.match.tokens == own.match.tokens && hit.match.content == own.match.content
                && !hit.meaning.says(phrase.meaning)
        }
        return rival.map { PhraseConflict(phrase: phrase, taken: $0.meaning) }
    }
}

extension Meaning {
    /// Whether both say the same of a fact, whether asked or not.
    fileprivate func says(_ other: Meaning) -> Bool {
        switch (self, other) {
        case (.value(let one, _), .value(let two, _)): one == two
        case (.unclear(let one, _), .unclear(let two, _)): one == two
        default: false
        }
    }
}

public import RulesCore

/// Reads what one chat message says: a command, an answer, facts.
///
/// Made once for each language; immutable, so any task may use it. The same message, question
/// and moment always give the same reading. Words raise a red flag wherever they stand; only a
/// direct answer without a hedge to a question about it lowers one.
///
/// Source: rules A27; NegEx (Chapman 2001) and ConText for denial, doubt and experiencer.
public struct Reader: Sendable {
    let lexicon: CompiledLexicon

    /// Makes a reader of a language.
    ///
    /// - Throws: ``LexiconError`` for the first phrase that cannot be used.
    public init(_ lexicon: Lexicon) throws(LexiconError) {
        self.lexicon = try CompiledLexicon(lexicon)
    }

    /// What a message says.
    ///
    /// - Parameters:
    ///   - text: The message as it came; formatting codes and all. Read up to 1,024 words.
    ///   - question: What the person was asked last, or nil.
    ///   - now: The person's local time, for "since Tuesday".
    /// - Returns: Spans in it are UTF-8 offsets into `text`.
    public func read(_ text: String, asking question: Question?, now: LocalMoment) -> Reading {
        let message = Message(lexicon.searched(text), asked: question?.facts ?? [])
        return read(message, asking: question, now: now)
    }

    /// What a message says under each of some questions: the same as reading it under each, and less
    /// work.
    public func readings(
        of text: String,
        asking questions: [Question?],
        now: LocalMoment
    ) -> [Reading] {
        let text = lexicon.searched(text)
        // A question that nothing in the text waits for changes nothing of the message.
        var messages: [FactSet: Message] = [:]
        return questions.map { question in
            let asked = text.answered.intersection(question?.facts ?? [])
            let message = messages[asked] ?? Message(text, asked: asked)
            messages[asked] = message
            return read(message, asking: question, now: now)
        }
    }

    /// What each of some texts says unasked, or as an answer to a question about a fact.
    ///
    /// Texts in which the same was found in the same places are read once, so that the spans may be
    /// those of another one.
    public func readings(
        ofEach texts: [String],
        asking fact: Fact?,
        now: LocalMoment
    ) -> [Reading] {
        let question = fact.map { Question(facts: [$0], options: [], allowsSeveral: false) }
        var known: [[UInt64]: Reading] = [:]
        return texts.map { text in
            let text = lexicon.searched(text)
            let outline = lexicon.outline(of: text)
            if let reading = known[outline] { return reading }
            if known.count >= Self.mostKnown { known = [:] }
            let message = Message(text, asked: question?.facts ?? [])
            let reading = read(message, asking: question, now: now)
            known[outline] = reading
            return reading
        }
    }

    /// How many readings are kept at a time.
    private static let mostKnown = 20_000

    private func read(_ message: Message, asking question: Question?, now: LocalMoment) -> Reading {
        let asked = question?.facts ?? []
        var reading = Reading()
        reading.isDistress = message.contains(.distress)
        if let command = message.command {
            reading.command = command
            reading.commandNumber = message.tokens.first { $0.kind == .number }?.number
            return reading
        }
        let times = TimeReader(
            message: message,
            now: now,
            isAsked: asked.contains(.duration)
        )
        .times()
        let scopes = Scopes(message, times: times)
        var summary = Summary(message: message, scopes: scopes, asked: asked)
        summary.addAnswer(to: question, lexicon: lexicon, besides: times)
        summary.addClaims()
        summary.addNumbers(times)
        summary.write(to: &reading)
        reading.asksMeaning = message.asksMeaning
        reading.isOwnBackPain =
            reading.about == .myself
            && message.tellsOfOwnPain(in: scopes, of: lexicon.backWords)
        return reading
    }
}

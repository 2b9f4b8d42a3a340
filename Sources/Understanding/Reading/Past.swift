/// The words of a message that speak of the past.
///
/// A time long gone ("as a kid", "in 2009", "two years ago") reaches over its sentence, but for
/// clauses of their own about the present: "as a kid I had a fall, now my leg is numb". What goes
/// on ("I fell years ago and it hurts ever since") is no past at all.
struct Past {
    /// Whether each token is such a word.
    private(set) var tokens: [Bool]
    /// Whether each token is in a clause about an event weeks ago.
    private(set) var old: [Bool]

    init(_ message: Message, times: [Time], scopes: Scopes) {
        tokens = Array(repeating: false, count: message.tokens.count)
        old = tokens
        let isLong = times.contains { ($0.days?.lowerBound ?? 0) > Self.oldAfterDays }
        guard isLong || message.contains(.past) else { return }
        let sentences = message.sentences()
        let lasting = Set(message.hits(.lasting).map { sentences[$0.start] })
        markPast(message, sentences: sentences, lasting: lasting)
        for time in times where (time.days?.lowerBound ?? 0) > Self.oldAfterDays {
            guard !lasting.contains(sentences[time.tokens.lowerBound]),
                // "Not since I was four" is how long it never was.
                !scopes.denied[time.tokens.lowerBound],
                // "Numb since Easter" is still so.
                !message.has(.sinceThen, endingBefore: time.tokens.lowerBound),
                // "At 40 years" is an age.
                !message.has(.age, endingBefore: time.tokens.lowerBound)
            else { continue }
            markOldEvent(at: time, in: message)
        }
    }

    /// Past the last band that ends.
    private static let oldAfterDays = 21

    private mutating func markPast(_ message: Message, sentences: [Int], lasting: Set<Int>) {
        let hits = message.hits(.past).filter { $0.start < sentences.count }
        let gone = Set(hits.map { sentences[$0.start] }).subtracting(lasting)
        let own = Set(hits.map { message.clauses[$0.start] })
        let present = Set(message.hits(.present).map { message.clauses[$0.start] })
            .subtracting(own)
        for index in tokens.indices {
            tokens[index] =
                gone.contains(sentences[index]) && !present.contains(message.clauses[index])
        }
    }

    /// A clause with a time weeks ago, and not a word of the pain, is about something else.
    private mutating func markOldEvent(at time: Time, in message: Message) {
        let clause = message.clauses[time.tokens.lowerBound]
        let isOfPain = message.hits.contains {
            $0.meaning == .cue(.pain) && message.clauses[$0.start] == clause
        }
        guard !isOfPain else { return }
        for index in tokens.indices where message.clauses[index] == clause {
            tokens[index] = true
            old[index] = true
        }
    }
}

/// What a message answers to a question by yes, no and the like.
enum DirectAnswer {
    case yes
    /// "A bit", "sometimes".
    case weakYes
    case no
    case all
    /// "I don't know", "not really", "maybe", "yes and no": asked once more.
    case unsure
    /// No such words.
    case none

    var isNo: Bool { if case .no = self { true } else { false } }

    /// Whether it affirms, fully or a little.
    var isYes: Bool {
        switch self {
        case .yes, .weakYes, .all: true
        case .no, .unsure, .none: false
        }
    }

    /// Whether there are such words.
    var isSaid: Bool { if case .none = self { false } else { true } }

    init(_ message: Message, scopes: Scopes) {
        var answers: [(start: Int, answer: DirectAnswer)] = []
        for hit in message.hits {
            guard let answer = Self.answer(hit, in: message, scopes: scopes) else { continue }
            if answers.last?.start == hit.start { continue }
            answers.append((hit.start, answer))
        }
        self = Self.sum(answers.map(\.answer))
    }

    private static func answer(
        _ hit: Message.Hit,
        in message: Message,
        scopes: Scopes
    ) -> DirectAnswer? {
        guard case .cue(let cue) = hit.meaning, !scopes.unreal[hit.start] else { return nil }
        let begins = message.beginsClause(hit.start)
        let ends = message.endsClause(hit.end)
        switch cue {
        case .notSure, .weakNo, .doubt: return .unsure
        case .yes where hit.match.weight == 1 ? begins || ends : begins && ends: return .yes
        case .all where begins && ends: return .all
        case .weakYes where begins && !saysMore(hit, in: message): return .weakYes
        case .none where begins && ends: return .no
        case .no:
            if message.end(of: .absence, at: hit.start) == hit.end {
                return scopes.answers.contains(hit.start) ? .no : nil
            }
            // "I don't" opens many a sentence; only as a whole clause it is an answer.
            return begins && (ends || hit.match.weight == 1) ? .no : nil
        default: return nil
        }
    }

    /// Whether the clause of a hit speaks of the back or of some fact.
    private static func saysMore(_ hit: Message.Hit, in message: Message) -> Bool {
        message.hits.contains { other in
            message.clauses[other.start] == message.clauses[hit.start]
                && (other.fact != nil || other.meaning == .cue(.pain))
        }
    }

    /// One answer of several: what is unsure stays so, and a yes counts only when it comes last.
    private static func sum(_ answers: [DirectAnswer]) -> DirectAnswer {
        var result = DirectAnswer.none
        for answer in answers {
            switch (result, answer) {
            case (.unsure, .yes), (.none, _): result = answer
            case (.unsure, _), (_, .none): break
            case (_, .unsure): result = .unsure
            // "No ... well, a bit".
            case (.no, .weakYes): result = .unsure
            case (.yes, .weakYes), (.yes, .yes), (.no, .no), (.all, _): break
            case (.weakYes, .yes), (.no, .yes), (_, .all), (.weakYes, .weakYes): result = answer
            case (.yes, .no), (.weakYes, .no): result = .unsure
            }
        }
        return result
    }
}

/// The words of a message that state nothing about anybody.
///
/// A what-if or a question for advice ("what if it wakes me, or I leak?") reaches to the next
/// pause that no "or" goes on from. A condition is unreal where somebody tells what they would do
/// ("if my legs went numb I'd ring you"), and else a circumstance: "if I sit, my leg goes numb".
/// What holds for anybody ("google says numbness, leaking and weak legs are bad") reaches over a
/// list, up to the first word of the speaker: "... and my legs are numb". Who asks what a word means
/// says nothing of themselves, as long as that is all: "what is this numbness" is their own.
struct Unreal {
    /// Whether each token is such a word.
    private(set) var tokens: [Bool]

    init(_ message: Message) {
        tokens = Array(repeating: false, count: message.tokens.count)
        let unreal: CueSet = [.hypothetical, .general, .condition, .asksMeaning]
        guard !message.cues.isDisjoint(with: unreal) else { return }
        let sentences = message.sentences()
        let would = Set(message.hits(.would).map { sentences[$0.start] })
        for hit in message.hits where hit.end <= tokens.count && !tokens[hit.start] {
            switch hit.meaning {
            case .cue(.hypothetical): markQuestion(from: hit, in: message)
            case .cue(.condition) where would.contains(sentences[hit.start]):
                markCondition(from: hit, in: message)
            case .cue(.general): markGeneral(from: hit, in: message)
            case .cue(.asksMeaning) where message.isOnly(hit):
                for index in tokens.indices { tokens[index] = true }
            default: break
            }
        }
    }

    /// Marks a cue and what follows, up to a word such as "but" or where `ends` says so.
    private mutating func mark(
        from hit: Message.Hit,
        in message: Message,
        until ends: (Int) -> Bool
    ) {
        for index in hit.start..<tokens.count {
            // "Can a bad back cause ..." holds a "because" that is none.
            let isOver = index >= hit.end && message.contains(.terminator, from: index)
            guard !isOver, !ends(index) else { return }
            tokens[index] = true
        }
    }

    private mutating func markQuestion(from hit: Message.Hit, in message: Message) {
        mark(from: hit, in: message) { index in
            index > hit.start && message.isBreak(before: index) && !message.goesOn(at: index)
        }
    }

    private mutating func markCondition(from hit: Message.Hit, in message: Message) {
        // "Sí, ..." is a yes.
        guard !message.isBreak(before: hit.end) else { return }
        mark(from: hit, in: message) { index in
            message.contains(.would, from: index)
                || index > hit.start && message.isBreak(before: index) && !message.goesOn(at: index)
        }
    }

    private mutating func markGeneral(from hit: Message.Hit, in message: Message) {
        var isList = false
        var facts = message.hits[...]
        mark(from: hit, in: message) { index in
            guard index >= hit.end else { return false }
            if message.contains(.firstPerson, from: index) { return true }
            while let next = facts.first, next.start < index {
                isList = isList || next.fact != nil && next.end > hit.end
                facts.removeFirst()
            }
            return message.isBreak(before: index, atLeast: .stop)
                || message.isBreak(before: index) && index > hit.end && !isList
        }
    }
}

extension Message {
    /// Whether somebody asks what a word means, and says nothing else.
    var asksMeaning: Bool { hits(.asksMeaning).contains(where: isOnly) }

    /// Whether a hit holds every word but polite ones: "my" and "this" are in none by chance.
    fileprivate func isOnly(_ hit: Hit) -> Bool {
        let polite = hits(.polite)
        return tokens.indices.allSatisfy { index in
            tokens[index].kind == .symbol || hit.match.covers(index)
                || polite.contains { $0.match.covers(index) }
        }
    }

    /// Whether a pause before that token is one within a list: "..., or I start leaking".
    fileprivate func goesOn(at token: Int) -> Bool {
        tokens[token].pause == .comma && contains(.or, from: token)
    }
}

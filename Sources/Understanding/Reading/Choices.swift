import RulesCore

/// Options that a message chooses by number, letter, ordinal or words.
struct Choices {
    /// Their places, from 0, ascending; empty when none is chosen.
    private(set) var options: [Int] = []
    /// The tokens that chose them.
    private(set) var tokens: Range<Int> = 0..<0
    /// Whether a "no" beside a number leaves open what is chosen: "no 1", "1 no".
    private(set) var isDenied = false

    init(_ message: Message, question: Question, lexicon: CompiledLexicon) {
        if choosesByMark(message, question) { return }
        chooseByLabel(message, question, lexicon)
    }

    // MARK: - Numbers, letters, ordinals

    /// Reads marks from the front: "1", "1 and 3", "b", "the second one", "2, I think".
    private mutating func choosesByMark(_ message: Message, _ question: Question) -> Bool {
        var chosen: Set<Int> = []
        var index = 0
        // Whether words behind the last mark say that it is one: "2 I think", "the second one".
        var isClosed = false
        // The last mark, and the one that a "to" behind it makes the first of several.
        var last: Int?
        var rangeStart: Int?
        var hasDenial = false
        while index < message.tokens.count {
            let token = message.tokens[index]
            // "No one of those" holds no number.
            if message.contains(.none, from: index) { break }
            if message.contains(.no, from: index), let next = message.end(of: .option, at: index) {
                let denied = deniedMark(behind: next, message, question)
                // "1, no 2" names one of them clearly.
                let isApart = token.joint == UInt8(ascii: ",")
                if last != nil, let denied, isApart, message.tokens[denied].pause == .none { break }
                hasDenial = hasDenial || denied != nil || last != nil && message.endsClause(next)
                isClosed = true
                index = next
            } else if !chosen.isEmpty, token.word >= 0,
                let next = message.end(of: .option, at: index)
            {
                // "The second one".
                index = next
                isClosed = true
            } else if let mark = mark(at: index, in: message, question) {
                if let first = rangeStart, question.allowsSeveral, first < mark.place,
                    question.options.indices.contains(first)
                {
                    // "1 to 3"; more than there are is no choice at all.
                    chosen.formUnion(first...min(mark.place, question.options.count))
                }
                chosen.insert(mark.place)
                last = mark.place
                rangeStart = nil
                index = mark.end
                if index < message.tokens.count, message.tokens[index].joint == UInt8(ascii: "-") {
                    rangeStart = last
                }
                isClosed = false
            } else if last != nil, let next = message.end(of: .through, at: index) {
                rangeStart = last
                index = next
            } else if let next = Self.joiner(at: index, in: message) {
                isClosed = isClosed || !message.tokens[index].isSkipped
                index = next
            } else {
                break
            }
        }
        guard !chosen.isEmpty, chosen.allSatisfy(question.options.indices.contains) else {
            return false
        }
        // Words right behind a number make it the number of something: "3 weeks".
        guard
            message.isBreak(before: index) || isClosed
                || message.clauses[index - 1] != message.clauses[index]
        else { return false }
        if chosen.count > 1, !question.allowsSeveral, question.facts.count > 1 { return false }
        tokens = 0..<index
        let named = chosen.map { question.options[$0] }
        // "2 no" says twice the same where the second option is the no.
        isDenied =
            hasDenial
            && !named.allSatisfy { $0.value != nil && $0.value == $0.fact.calmValue }
        options = isDenied ? [] : chosen.sorted()
        return true
    }

    /// The mark that a "no" may deny: "no 1", "no to 2".
    ///
    /// "No. 1" is an abbreviation.
    private func deniedMark(
        behind start: Int,
        _ message: Message,
        _ question: Question
    ) -> Int? {
        guard !message.isBreak(before: start, atLeast: .stop) else { return nil }
        var next = start
        while next < message.tokens.count, message.tokens[next].isSkipped,
            message.tokens[next].pause == .none
        {
            next += 1
        }
        guard next < message.tokens.count, mark(at: next, in: message, question) != nil else {
            return nil
        }
        return next
    }

    /// The place of the option that the words at a token mark, and where they end, or nil.
    private func mark(
        at index: Int,
        in message: Message,
        _ question: Question
    ) -> (place: Int, end: Int)? {
        let token = message.tokens[index]
        // "That one" is a yes, and no number.
        if message.hits(.yes).contains(where: { $0.match.weight > 1 && $0.match.covers(index) }) {
            return nil
        }
        if let ordinal = message.first(at: index, \.ordinal) {
            return (ordinal.value - 1, ordinal.end)
        }
        switch token.kind {
        case .number:
            let isScore =
                index + 1 < message.tokens.count
                && message.tokens[index + 1].joint == UInt8(ascii: "/")
            return question.numbering == .letters || token.hasFraction || isScore
                ? nil : (token.number - 1, index + 1)
        case .word:
            guard token.letters.count == 1, let letter = message.letter(of: token) else {
                return nil
            }
            let place = Int(letter) - Int(UInt8(ascii: "a"))
            // "A" is a word as well in English, "a" and "e" in Spanish.
            let isAlone = message.tokens.count == 1 || !token.isSkipped
            return isAlone && question.options.indices.contains(place)
                ? (place, index + 1) : nil
        case .symbol: return nil
        }
    }

    /// The token after a word that may stand between marks, or nil.
    private static func joiner(at index: Int, in message: Message) -> Int? {
        for cue in [Cue.option, .polite, .and, .correction] {
            if let end = message.end(of: cue, at: index) { return end }
        }
        return message.tokens[index].isSkipped && message.tokens[index].kind == .word
            ? index + 1 : nil
    }

    // MARK: - Labels

    /// Takes the one option whose label has all words of the message that count, in a row.
    private mutating func chooseByLabel(
        _ message: Message,
        _ question: Question,
        _ lexicon: CompiledLexicon
    ) {
        // "No mucho" is no plain no: words that are skipped elsewhere count in a doubt.
        let doubts = message.hits(.weakNo) + message.hits(.notSure)
        let words = message.tokens.indices.filter { index in
            let isSkipped =
                message.tokens[index].isSkipped && !doubts.contains { $0.match.covers(index) }
            return !isSkipped && message.tokens[index].kind != .symbol
                && !message.contains(.polite, from: index)
        }
        guard !words.isEmpty, words.count <= 12 else { return }
        // "No" is an answer also where a label holds that word: "pain that never lets up".
        let isGrammar = message.hits.contains { hit in
            hit.meaning.isGrammar && words.allSatisfy(hit.match.covers)
        }
        let found = question.options.indices.filter { place in
            let label = lexicon.tokens(of: question.options[place].label)
            let kept = label.all.filter { !$0.isSkipped && $0.kind != .symbol }
            guard isGrammar ? kept.count == words.count : kept.count >= words.count else {
                return false
            }
            return (0...(kept.count - words.count))
                .contains { start in
                    zip(words, kept[start...])
                        .allSatisfy { index, other in
                            message.isSame(message.tokens[index], other, in: label)
                        }
                }
        }
        guard found.count == 1 else { return }
        options = found
        tokens = 0..<message.tokens.count
    }
}

extension Meaning {
    /// Whether its words turn, join or answer, and name nothing by themselves.
    fileprivate var isGrammar: Bool {
        guard case .cue(let cue) = self else { return false }
        return cue != .pain && cue != .health
    }
}

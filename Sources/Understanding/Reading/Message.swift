import RulesCore

/// A message with the phrases found in it, those left out that a longer one explains.
struct Message {
    /// A phrase that was found, and what it stands for.
    struct Hit {
        var match: Match
        var meaning: Meaning

        var start: Int { match.tokens.lowerBound }
        var end: Int { match.tokens.upperBound }
    }

    let tokens: [Token]
    private let letters: [UInt8]
    /// Whether a question mark ends it.
    let isQuestion: Bool
    /// Every hit but commands, by their first token.
    private(set) var hits: [Hit]
    /// The command that the whole message is.
    let command: Reading.Command?
    /// The clause of each token, counted from 0: parted by any pause or a word such as "but".
    private(set) var clauses: [Int] = []
    /// The cues that begin at each token, those that end before it, and all of them.
    private var beginning: [CueSet]
    private var ending: [CueSet]
    private(set) var cues: CueSet = []
    /// Whether each token says nothing by itself: skipped, polite or a mere turn of phrase.
    private(set) var isIdle: [Bool] = []
    /// Whether any words are about time.
    private(set) var hasTime = false
    /// The first hit that begins at each token or later.
    private var firstHits: [Int] = []

    init(_ text: SearchedText, asked: FactSet) {
        tokens = text.tokens
        letters = text.letters
        isQuestion = text.isQuestion
        command = text.command
        hits = Self.sift(text.found, asked: asked)
        beginning = Array(repeating: [], count: tokens.count + 1)
        ending = beginning
        index()
        clauses = clauseNumbers()
    }

    // MARK: - Looking

    /// The end of a cue that begins at that token, or nil.
    func end(of cue: Cue, at token: Int) -> Int? {
        guard token < beginning.count, beginning[token].contains(cue) else { return nil }
        return first(at: token) { $0 == .cue(cue) ? true : nil }?.end
    }

    /// What `read` makes of the first hit at that token that it makes anything of, and the hit's
    /// end.
    func first<Result>(
        at token: Int,
        _ read: (Meaning) -> Result?
    ) -> (value: Result, end: Int)? {
        guard token + 1 < firstHits.count else { return nil }
        for place in firstHits[token]..<firstHits[token + 1] {
            if let value = read(hits[place].meaning) { return (value, hits[place].end) }
        }
        return nil
    }

    /// Whether a cue ends right before that token, skipped words left aside.
    func has(_ cue: Cue, endingBefore token: Int) -> Bool {
        var end = token
        while true {
            if ending[end].contains(cue) { return true }
            guard end > 0, tokens[end - 1].isSkipped else { return false }
            end -= 1
        }
    }

    /// Whether a cue begins at that token, skipped words left aside.
    func has(_ cue: Cue, at token: Int) -> Bool {
        var start = token
        while start < tokens.count {
            if beginning[start].contains(cue) { return true }
            guard tokens[start].isSkipped else { return false }
            start += 1
        }
        return false
    }

    /// Hits that are that cue.
    func hits(_ cue: Cue) -> [Hit] {
        cues.contains(cue) ? hits.filter { $0.meaning == .cue(cue) } : []
    }

    func contains(_ cue: Cue) -> Bool { cues.contains(cue) }

    /// Whether a cue begins at exactly that token.
    func contains(_ cue: Cue, from token: Int) -> Bool {
        token < beginning.count && beginning[token].contains(cue)
    }

    /// Whether a pause or the end of the message stands before that token.
    func isBreak(before token: Int, atLeast pause: Token.Pause = .comma) -> Bool {
        token >= tokens.count || token == 0 || tokens[token].pause >= pause
    }

    /// The UTF-8 offsets of some tokens.
    func span(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return tokens[first].source.lowerBound..<tokens[last].source.upperBound
    }

    /// What a comma and digits right behind a number may make of it, "2,5": whether it is no whole
    /// number, and where it ends.
    ///
    /// "1,3" may be two options as well: what follows has to tell.
    func decimal(at token: Int) -> (hasFraction: Bool, end: Int)? {
        let next = token + 1
        guard next < tokens.count, tokens[token].kind == .number, tokens[next].kind == .number,
            tokens[next].joint == UInt8(ascii: ","), tokens[next].isGlued
        else { return nil }
        return (tokens[next].number > 0, next + 1)
    }

    /// The letter that a word of one letter is.
    func letter(of token: Token) -> UInt8? {
        token.letters.count == 1 ? letters[token.letters.lowerBound] : nil
    }

    /// Whether a token of the message and one of another text are the same word or number.
    func isSame(_ token: Token, _ other: Token, in text: Tokens) -> Bool {
        if token.kind == .number, other.kind == .number { return token.number == other.number }
        if token.word >= 0 { return token.word == other.word }
        return letters[token.letters] == text.letters[other.letters]
    }

    /// Whether it begins with a yes, a no or a none.
    var beginsWithAnswer: Bool {
        beginning.first.map { !$0.isDisjoint(with: [.yes, .no, .none]) } ?? false
    }

    // MARK: - Sifting

    /// The command whose phrases cover the whole message, polite words left aside.
    ///
    /// Of "say that again, my glasses were off" the rest tells nothing, so that it is one as well.
    static func command(of found: [Hit], tokens: [Token]) -> Reading.Command? {
        guard found.contains(where: \.isCommand) else { return nil }
        var left = tokens.indices.filter {
            tokens[$0].kind != .symbol && !tokens[$0].isSkipped
        }
        var commands: Set<Reading.Command> = []
        for hit in found {
            switch hit.meaning {
            case .command(let command): commands.insert(command)
            case .cue(.polite), .cue(.correction): break
            default: continue
            }
            left.removeAll { hit.match.tokens.contains($0) }
        }
        // "stop, please help" is both: no command then.
        let longest = found.filter(\.isCommand).max { $0.match.weight < $1.match.weight }
        guard let longest, case .command(let command) = longest.meaning,
            left.isEmpty || isAside(left, of: longest, found: found, tokens: tokens)
        else { return nil }
        // "I don't want to be here any more" ends no mere chat.
        let isDistress = found.contains {
            $0.meaning == .cue(.distress) && !$0.match.isInside(longest.match)
        }
        guard !isDistress else { return nil }
        let others = found.filter { hit in
            hit.isCommand && hit.meaning != .command(command)
                && !found.contains {
                    $0.meaning == .command(command) && hit.match.isInside($0.match)
                }
        }
        return others.isEmpty ? command : nil
    }

    /// Whether the words that a command leaves are clauses of their own that tell nothing.
    private static func isAside(
        _ left: [Int],
        of command: Hit,
        found: [Hit],
        tokens: [Token]
    ) -> Bool {
        guard command.match.weight >= shortestBesideOthers,
            !left.contains(where: { tokens[$0].kind == .number })
        else { return false }
        let before = left.filter { $0 < command.start }
        guard before.count <= longestAddress else { return false }
        let behind = left.filter { $0 >= command.end }
        func isParted(_ range: Range<Int>) -> Bool {
            range.contains { tokens[$0].pause != .none }
        }
        if let last = before.last, !isParted((last + 1)..<(command.start + 1)) { return false }
        if let first = behind.first, !isParted(command.end..<(first + 1)) { return false }
        return !found.contains { hit in
            hit.meaning.isTelling && left.contains(where: hit.match.covers)
        }
    }

    /// Shorter commands stand alone: "stop, it hurts".
    private static let shortestBesideOthers = 3
    /// What stands before is no more than "Jaysus," or "sorry love,".
    private static let longestAddress = 2

    /// Leaves out commands, hits for other questions, and what a longer hit explains.
    private static func sift(_ found: [Hit], asked: FactSet) -> [Hit] {
        let kept = found.filter { hit in
            guard !hit.isCommand else { return false }
            guard hit.meaning.isWhenAsked, let fact = hit.meaning.fact else { return true }
            return asked.contains(fact)
        }
        return kept.filter { hit in
            guard hit.meaning.canBeExplained else { return true }
            for other in kept {
                // They stand in the order of their first token.
                if other.start >= hit.end { break }
                if other.end > hit.start, other.explains(hit) { return false }
            }
            return true
        }
    }

    private mutating func index() {
        isIdle = tokens.map { $0.isSkipped || $0.kind == .symbol }
        firstHits = Array(repeating: hits.count, count: tokens.count + 1)
        for (place, hit) in hits.enumerated().reversed() {
            firstHits[hit.start] = place
            hasTime = hasTime || hit.meaning.arena == .time || hit.meaning == .cue(.since)
            guard case .cue(let cue) = hit.meaning else { continue }
            beginning[hit.start].insert(cue)
            ending[hit.end].insert(cue)
            cues.insert(cue)
            guard cue == .polite || cue == .correction || cue == .terminator else { continue }
            for token in hit.match.tokens where hit.match.covers(token) { isIdle[token] = true }
        }
        for token in tokens.indices.reversed() {
            firstHits[token] = min(firstHits[token], firstHits[token + 1])
        }
    }

    private func clauseNumbers() -> [Int] {
        var clause = 0
        return tokens.indices.map { index in
            // "... and my back" is a clause of its own.
            let isStart =
                tokens[index].pause != .none || beginning[index].contains(.terminator)
                || beginning[index].contains(.and)
                    && !beginning[index + 1].isDisjoint(with: [.subject, .firstPerson])
            if index > 0, isStart { clause += 1 }
            return clause
        }
    }
}

extension Message.Hit {
    var isCommand: Bool {
        if case .command = meaning { true } else { false }
    }

    /// The fact that it speaks of, if any.
    var fact: Fact? { meaning.fact }

    /// Whether another hit says nothing more beside this one.
    func explains(_ other: Message.Hit) -> Bool {
        // "On steroids" is a caution, and still says steroids; one drug may be two cautions.
        let isAside =
            fact.map(\.hasManyConditions) ?? false && fact != other.fact
            && other.fact.map { $0.isFlag || $0.hasManyConditions } ?? false
        if meaning.arena == other.meaning.arena, meaning.arena != .context, !isAside,
            other.match.isInside(match)
        {
            return true
        }
        if meaning == .cue(.ignored) {
            return other.meaning.arena != .time && other.meaning != meaning
                && other.match.overlaps(match) && !match.isInside(other.match)
        }
        // The same words say more as an answer to the question.
        return meaning.isWhenAsked && !other.meaning.isWhenAsked && fact == other.fact
            && match.tokens == other.match.tokens && match.mask == other.match.mask
    }
}

extension Meaning {
    /// Whether its words answer or speak of health.
    fileprivate var isTelling: Bool {
        switch self {
        case .value, .unclear, .unit, .weekday, .weekend, .daysAgo, .cue(.yes), .cue(.no),
            .cue(.none),
            .cue(.all), .cue(.notSure), .cue(.pain), .cue(.health), .cue(.distress):
            true
        default: false
        }
    }

    /// Meanings compete for words only with others of their kind.
    enum Arena {
        case statement
        case time
        case context
    }

    /// Whether a longer phrase may take its place.
    var canBeExplained: Bool {
        arena != .context || self == .cue(.health) || self == .cue(.pain)
    }

    var arena: Arena {
        switch self {
        case .value, .unclear: .statement
        case .command: .context
        case .unit, .weekday, .weekend, .month, .daysAgo, .yearly: .time
        case .ordinal: .context
        case .cue(let cue):
            switch cue {
            case .yes, .no, .none, .all, .notSure, .weakYes, .weakNo, .falseNegation, .terminator,
                .doubt, .past, .correction, .hypothetical, .condition, .ignored:
                .statement
            case .otherTime, .beforeOtherTime, .vagueTime: .time
            default: .context
            }
        }
    }
}

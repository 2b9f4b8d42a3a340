import RulesCore

/// What the phrases of a message say of each fact, before the question is looked at.
struct Claims {
    /// One phrase that says a value.
    struct Claim {
        var value: FactValue
        var match: Match
        var certainty: Reading.Certainty
        /// Whether the words count only as an answer to a question about the fact.
        var isWhenAsked: Bool
        var tokens: Range<Int> { match.tokens }
        /// Whether it is a calm value that is said, and no denial of another.
        var isCalm: Bool { value == value.fact.calmValue }
    }

    /// Values that are said to be so.
    private(set) var said: [Claim] = []
    /// Values that are denied, and calm values: "no numbness", "my legs are fine".
    private(set) var denied: [Claim] = []
    /// Every fact that any words speak of.
    private(set) var facts: FactSet = []
    /// Facts that are touched and not settled.
    private(set) var touched: FactSet = []
    /// Whether any of it is about the speaker, or about somebody else.
    private(set) var isAboutSpeaker = false
    private(set) var isAboutOther = false
    /// Where something ends behind which a word counts that else needs a yes: what is denied or
    /// doubted, a "no" behind a word, a correction.
    private var turns: [Turn] = []

    private struct Turn {
        /// The fact that it speaks of; nil for any.
        var fact: Fact?
        var end: Int
    }

    init(_ message: Message, scopes: Scopes, asked: FactSet) {
        // "At the track" or "ice" says nothing beside a caution that was asked for.
        let isCaution = asked.contains { $0.module == .cautions }
        let hasPain =
            message.contains(.pain) || message.contains(.health)
            || asked.contains { $0.module == .course || $0.module == .person }
            || !asked.isEmpty && !isCaution && message.beginsWithAnswer
            || !isCaution && message.hits.contains { $0.fact.map(\.isOfPerson) ?? false }
            || !isCaution && Self.isTalkOfPain(message)
        for hit in message.hits(.correction) { turns.append(Turn(end: hit.end)) }
        // "Pain no, but tingling".
        for start in scopes.answers where !message.beginsClause(start) {
            turns.append(Turn(end: start + 1))
        }
        let isOfHealth =
            !asked.isEmpty
            || message.hits.contains {
                $0.isOfHealth && !scopes.others[$0.start] && !scopes.unreal[$0.start]
            }
        for hit in message.hits {
            if hit.meaning == .cue(.health) || hit.meaning == .cue(.pain) {
                note(hit, scopes: scopes)
            }
            guard let fact = hit.fact else { continue }
            if hit.meaning.occasion == .besidePain, !isOfHealth { continue }
            if fact.isFlag, scopes.things.contains(hit.start), !scopes.others[hit.start] {
                continue
            }
            facts.insert(fact)
            guard !fact.needsPain || hasPain else { continue }
            if fact == .runRelation, !asked.contains(fact), isElsewhere(hit, in: message) {
                continue
            }
            guard note(hit, scopes: scopes) else {
                // "What counts as ...?" asks about the question.
                if asked.contains(fact), fact.isFlag, !scopes.others[hit.start] {
                    touched.insert(fact)
                    isAboutSpeaker = true
                }
                continue
            }
            guard case .value(let value, _) = hit.meaning else {
                touched.insert(fact)
                continue
            }
            let claim = Claim(
                value: value,
                match: hit.match,
                certainty: hit.match.holdsGuess(in: message.tokens) ? .guessed : .said,
                isWhenAsked: hit.meaning.isWhenAsked
            )
            let isDenied = scopes.denied[hit.match.tokens].contains(true)
            let isDoubted = scopes.doubted[hit.match.tokens].contains(true)
            if isDoubted || isDenied { turns.append(Turn(fact: fact, end: hit.end)) }
            if isDoubted, fact.isFlag {
                touched.insert(fact)
            } else if fact.isFlag, claim.isWhenAsked, isFine(hit, in: message) {
                // "Coughing is fine" says nothing of the rest.
                touched.insert(fact)
            } else if fact.isPassing, scopes.past[hit.start] {
                touched.insert(fact)
            } else if fact == .selfCare, scopes.intended[hit.match.tokens].contains(true) {
                touched.insert(fact)
            } else if fact == .trend, scopes.old[hit.start] {
                // Healed long ago is another story.
                continue
            } else if fact.calmValue != nil, fact != .age, isDenied != (value == fact.calmValue) {
                denied.append(claim)
            } else if isDenied {
                touched.insert(fact)
            } else {
                said.append(claim)
            }
        }
        takeBack(message, scopes: scopes)
    }

    /// A word that claims something of a fact.
    private struct Word: Hashable {
        var fact: Fact
        var number: Int32
    }

    /// Leaves open what a correction denies: "I have a fever, scratch that, no fever".
    ///
    /// It must deny no more than the words that were said, or be a bare "no": "I fell, actually no I didn't".
    private mutating func takeBack(_ message: Message, scopes: Scopes) {
        guard let correction = message.hits(.correction).last,
            let last = said.last(where: { $0.tokens.upperBound <= correction.start })
        else { return }
        func words(_ claim: Claim) -> Set<Word> {
            Set(
                claim.tokens
                    .filter { claim.match.covers($0) && !message.tokens[$0].isSkipped }
                    .map { Word(fact: claim.value.fact, number: message.tokens[$0].word) }
            )
        }
        let told = said.reduce(into: Set<Word>()) { $0.formUnion(words($1)) }
        var gone = FactSet(
            denied.filter {
                $0.tokens.lowerBound >= correction.end && words($0).isSubset(of: told)
            }
            .map(\.value.fact)
        )
        if scopes.answers.contains(correction.end) { gone.insert(last.value.fact) }
        said.removeAll {
            gone.contains($0.value.fact) && $0.tokens.upperBound <= correction.start
        }
        touched.formUnion(gone)
    }

    /// The value of highest concern among those said of a fact, or nil.
    func highest(_ fact: Fact) -> Claim? {
        let claims = said.filter { $0.value.fact == fact }
        return switch fact {
        case .trend: claims.last
        case .runRelation:
            // "Eases after ten minutes of running" holds the words of a pain that begins then.
            claims.filter { claim in
                !claims.contains {
                    $0.value.index == RunRelation.settlesWithWarmup.rawValue
                        && claim.value.index == RunRelation.startsDuringRun.rawValue
                        && $0.tokens.overlaps(claim.tokens)
                }
            }
            .min { $0.value.index < $1.value.index }
        default: claims.max { $0.value.index < $1.value.index }
        }
    }

    /// What lowers a fact: its calm value said, else another denied; or nil.
    func calm(_ fact: Fact) -> Claim? {
        let claims = denied.filter { $0.value.fact == fact }
        return claims.first(where: \.isCalm) ?? claims.first
    }

    /// Whether a word that counts only when asked stands behind one that is denied, or behind a
    /// correction: "not numb exactly, more tingly", "no, I lied, numb".
    func isTurned(before raised: Claim) -> Bool {
        turns.contains { turn in
            turn.end <= raised.tokens.lowerBound
                && turn.fact.map { $0 == raised.value.fact } ?? true
        }
    }

    /// Whether the words right behind say that it is fine: "coughing is fine".
    ///
    /// In "I'm a bit lopsided alright" there is no "is".
    private func isFine(_ hit: Message.Hit, in message: Message) -> Bool {
        guard case .value(let value, _) = hit.meaning, value != value.fact.calmValue,
            hit.end < message.tokens.count, message.tokens[hit.end].isSkipped
        else { return false }
        return !message.isBreak(before: hit.end) && message.has(.fine, at: hit.end)
    }

    /// Whether words of how it goes vouch for each other: "5 out of 10, comes on whenever I run".
    private static func isTalkOfPain(_ message: Message) -> Bool {
        let said = FactSet(
            message.hits.compactMap {
                if case .value(let value, _) = $0.meaning { value.fact } else { nil }
            }
        )
        return !said.isDisjoint(with: [.nightConstant, .otherUrgent])
            || said.filter(\.needsPain).count + (message.contains(.outOfTen) ? 1 : 0) > 1
    }

    /// Whether "when I run" is said of another symptom, or of a fall.
    private func isElsewhere(_ hit: Message.Hit, in message: Message) -> Bool {
        message.owner(at: hit.start) == .symptom
            || message.hits.contains { other in
                message.clauses[other.start] == message.clauses[hit.start]
                    && other.fact == .trauma && !other.match.overlaps(hit.match)
            }
    }

    /// Notes whose state a hit describes; false when it states nothing about the speaker.
    @discardableResult
    private mutating func note(_ hit: Message.Hit, scopes: Scopes) -> Bool {
        if scopes.unreal[hit.match.tokens].contains(true) { return false }
        if scopes.others[hit.start] {
            isAboutOther = true
            return false
        }
        isAboutSpeaker = true
        return true
    }
}

extension Message.Hit {
    /// Whether it speaks of somebody's back, pain or health.
    fileprivate var isOfHealth: Bool {
        meaning == .cue(.pain) || meaning == .cue(.health)
            || meaning.occasion == .always && (fact.map { $0.isFlag || $0.isOfPerson } ?? false)
    }
}

extension Fact {
    /// Whether it is a red flag: raised by any words, lowered by a direct answer only.
    ///
    /// Source: rules A27.
    var isFlag: Bool { module == .screen }

    /// Whether it is about now, so that words about the past leave it open.
    var isPassing: Bool {
        switch self {
        case .cancerWeight, .riskHistory: false
        default: isFlag
        }
    }

    /// Whether its words mean nothing where there is no talk of pain: "in the way", "at parkrun".
    var needsPain: Bool {
        switch self {
        case .runRelation, .severity, .trend, .selfCare: true
        default: false
        }
    }

    /// Whether it tells of the person rather than of the pain, so that words of how it goes beside
    /// it are about the pain: "I've taken paracetamol and it's on the mend".
    var isOfPerson: Bool {
        !needsPain && module != .screen
    }

    /// Whether denying one of its many conditions leaves the others open.
    var hasManyConditions: Bool { module == .cautions }
}

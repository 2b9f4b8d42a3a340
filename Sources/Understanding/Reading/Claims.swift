import RulesCore

/// What the phrases of a message say of each fact, before the question is looked at.
struct Claims {
    /// One phrase that says a value.
    struct Claim {
        var value: FactValue
        var tokens: Range<Int>
        var certainty: Reading.Certainty
        /// Whether the words count only as an answer to a question about the fact.
        var isWhenAsked: Bool
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

    init(_ message: Message, scopes: Scopes, asked: FactSet) {
        // "At the track" or "ice" says nothing beside a caution that was asked for.
        let isCaution = asked.contains { $0.module == .cautions }
        let hasPain =
            message.contains(.pain) || message.contains(.health)
            || asked.contains { $0.module == .course || $0.module == .person }
            || !asked.isEmpty && !isCaution && message.beginsWithAnswer
            || !isCaution && message.hits.contains { $0.fact.map(\.isOfPerson) ?? false }
            || !isCaution && Self.isTalkOfPain(message)
        for hit in message.hits {
            if hit.meaning == .cue(.health) || hit.meaning == .cue(.pain) {
                note(hit, scopes: scopes)
            }
            guard let fact = hit.fact else { continue }
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
            let isGuess = hit.match.tokens.contains {
                hit.match.covers($0) && message.tokens[$0].isGuessed
            }
            let claim = Claim(
                value: value,
                tokens: hit.match.tokens,
                certainty: isGuess ? .guessed : .said,
                isWhenAsked: hit.meaning.isWhenAsked
            )
            let isDenied = scopes.denied[hit.match.tokens].contains(true)
            if scopes.doubted[hit.match.tokens].contains(true), fact.isFlag {
                touched.insert(fact)
            } else if fact.isPassing, scopes.past[hit.start] {
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

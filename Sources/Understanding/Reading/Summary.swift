import RulesCore

/// Weighs what a message claims against what was asked, fact by fact.
struct Summary {
    private let message: Message
    private let scopes: Scopes
    private let asked: FactSet
    private let claims: Claims

    private var findings: [Reading.Finding] = []
    private var settled: FactSet = []
    private var open: FactSet = []
    /// Facts that a "no" left open, which their words then do not raise.
    private var denied: FactSet = []
    private var answer: Reading.Answer?
    private var openDays: ClosedRange<Int>?
    /// Whether the message is nothing but a choice of options, so that its words say no more.
    private var isChoice = false

    init(message: Message, scopes: Scopes, asked: FactSet) {
        self.message = message
        self.scopes = scopes
        self.asked = asked
        claims = Claims(message, scopes: scopes, asked: asked)
    }

    // MARK: - The answer to the question

    mutating func addAnswer(
        to question: Question?,
        lexicon: CompiledLexicon,
        besides times: [Time]
    ) {
        guard let question else { return }
        let choices = Choices(message, question: question, lexicon: lexicon)
        // "Two, a discectomy" is a count, when the words say themselves what is asked; so is "las
        // dos", both, as long as one thing is asked.
        let isAll = choices.tokens.upperBound == message.tokens.count
        guard !choices.isDenied else {
            // Neither the number nor the "no" counts: it is asked again.
            isChoice = isAll
            return
        }
        let isPlain = !claims.said.contains { claim in
            asked.contains(claim.value.fact)
                && (!isAll || asked.count == 1 && claim.tokens.count > 1)
        }
        // "El 1 de junio" is a day.
        let isTime =
            asked.contains(.duration) && times.contains { $0.tokens.overlaps(choices.tokens) }
        if !choices.options.isEmpty, isPlain, !isTime {
            isChoice = isAll
            add(choices, of: question)
            return
        }
        let direct = DirectAnswer(message, scopes: scopes)
        if let fact = question.facts.first, question.facts.count == 1 {
            add(direct, to: fact, options: question.options)
        } else {
            add(direct, toAll: question.facts)
        }
    }

    private mutating func add(_ choices: Choices, of question: Question) {
        answer = .options(choices.options)
        for place in choices.options {
            let option = question.options[place]
            guard let value = option.value, !value.isUnknown else {
                open.insert(option.fact)
                if question.facts.count == 1 { answer = .notSure }
                continue
            }
            guard !settled.contains(option.fact) else {
                // Several values of one fact: the one of higher concern.
                findings = findings.map { finding in
                    finding.value.fact == option.fact
                        && Self.isHigher(value, than: finding.value)
                        ? Reading.Finding(
                            value: value,
                            certainty: .said,
                            span: finding.span
                        ) : finding
                }
                continue
            }
            settle(value, certainty: .said, tokens: choices.tokens)
        }
    }

    private static func isHigher(_ value: FactValue, than other: FactValue) -> Bool {
        value.fact == .runRelation ? value.index < other.index : value.index > other.index
    }

    private mutating func add(
        _ direct: DirectAnswer,
        to fact: Fact,
        options: [Question.Option]
    ) {
        let raised = claims.highest(fact).flatMap { $0.value == fact.calmValue ? nil : $0 }
        // Bare words such as "bones" need a yes where they name a red flag, else no "no".
        let isAgreed = fact.isFlag ? direct.isYes : !direct.isNo
        if let raised, direct.isSaid,
            !raised.isWhenAsked || isAgreed || claims.isTurned(before: raised)
        {
            // "No, I can't feel my feet": what it says outweighs the no.
            answer = answer(for: raised.value, options: options) ?? .yes
            return
        }
        switch direct {
        case .unsure:
            answer = .notSure
            open.insert(fact)
            if raised != nil { denied.insert(fact) }
        case .yes, .weakYes, .all:
            answer = answer(for: fact.presence, options: options) ?? .yes
            if let value = fact.presence, !isPast(fact, direct), !isHalf(fact, direct) {
                settle(
                    value,
                    certainty: { if case .weakYes = direct { .vague } else { .said } }(),
                    tokens: message.tokens.indices
                )
            } else {
                open.insert(fact)
            }
        case .no:
            // "No, at night" names the thing asked, and leaves open whether it denies it.
            let isPlain =
                !claims.touched.contains(fact) && (raised == nil || message.contains(.fine))
            answer =
                !isPlain && fact.isFlag
                ? .notSure : answer(for: fact.calmValue, options: options) ?? .no
            if let calm = fact.calmValue, fact != .age, isPlain {
                settle(calm, certainty: .said, tokens: message.tokens.indices)
            } else {
                open.insert(fact)
                denied.insert(fact)
            }
        case .none: break
        }
    }

    /// The answer by the option that has that value, if one does.
    private func answer(
        for value: FactValue?,
        options: [Question.Option]
    ) -> Reading.Answer? {
        value.flatMap { value in options.firstIndex { $0.value == value } }.map { .options([$0]) }
    }

    /// "Only when I turn over" is not a yes to a question about waking.
    private func isHalf(_ fact: Fact, _ direct: DirectAnswer) -> Bool {
        if case .weakYes = direct { claims.touched.contains(fact) } else { false }
    }

    /// "Once, last year" is not a yes about now.
    private func isPast(_ fact: Fact, _ direct: DirectAnswer) -> Bool {
        if case .yes = direct { return false }
        return fact.isPassing && scopes.past.contains(true)
    }

    private mutating func add(_ direct: DirectAnswer, toAll facts: FactSet) {
        switch direct {
        case .unsure:
            answer = .notSure
            open.formUnion(facts)
        case .yes, .weakYes: answer = .yes
        case .all: answer = .all
        case .no: answer = Reading.Answer.none
        case .none: break
        }
    }

    // MARK: - What the phrases claim

    mutating func addClaims() {
        guard !isChoice else { return }
        for fact in claims.facts.subtracting(settled).subtracting(denied) {
            if let claim = claims.highest(fact) {
                settle(claim.value, certainty: claim.certainty, tokens: claim.tokens)
            } else if let claim = claims.calm(fact) {
                addDenied(claim)
            } else if claims.touched.contains(fact) {
                open.insert(fact)
            }
        }
    }

    private mutating func addDenied(_ claim: Claims.Claim) {
        let fact = claim.value.fact
        let isDirect = asked.contains(fact) && !open.contains(fact)
        let isVolunteered = !fact.isFlag
        // "No ice" leaves out other things that were tried.
        let isWhole = claim.isCalm || !fact.hasManyConditions && fact != .selfCare
        guard let calm = fact.calmValue, isDirect || isVolunteered, fact != .age, isWhole,
            !claims.touched.contains(fact), !isHedged(claim)
        else {
            open.insert(fact)
            return
        }
        settle(calm, certainty: claim.certainty, tokens: claim.tokens)
    }

    /// Whether a red flag is lowered by half: "my legs are fine, I guess", "mostly fine".
    private func isHedged(_ claim: Claims.Claim) -> Bool {
        // "I think I just overdid it" is a guess at the cause, and yet no fall.
        guard claim.value.fact.isFlag, claim.value.fact != .trauma else { return false }
        let clause = message.clauses[claim.tokens.lowerBound]
        return message.hits.contains { hit in
            guard case .cue(let cue) = hit.meaning, Self.hedges.contains(cue) else { return false }
            return message.clauses[hit.start] == clause && !hit.match.overlaps(claim.match)
        }
    }

    private static let hedges: CueSet = [.hedge, .weakNo, .notSure, .doubt]

    // MARK: - Numbers and times

    mutating func addNumbers(_ times: [Time]) {
        guard !isChoice else { return }
        let hasHealth = claims.isAboutSpeaker || !asked.isEmpty
        addScore(hasHealth: hasHealth)
        var times = times
        if !settled.contains(.age),
            let age = Ages.age(in: message, scopes: scopes, isAsked: asked.contains(.age))
        {
            // "67 años" is no length of time then.
            times.removeAll { $0.tokens.clamped(to: age.tokens) == $0.tokens }
            let index: UInt8 = age.years < 18 ? 0 : age.years < 60 ? 1 : 2
            if let value = FactValue(.age, index: index) {
                settle(value, certainty: .said, tokens: age.tokens)
            }
        }
        guard hasHealth, !settled.contains(.duration) else { return }
        let onset = Onset(
            times,
            message: message,
            scopes: scopes,
            asked: asked
        )
        switch onset {
        case .none:
            // "Since the race": a day, but not which.
            if asked.contains(.duration), message.contains(.since, from: 0) {
                open.insert(.duration)
            }
        case .open(let days):
            open.insert(.duration)
            openDays = days
        case .days(let days, let tokens):
            let band = DurationBand(days: days.lowerBound)
            if let value = FactValue(.duration, index: band.rawValue) {
                settle(value, certainty: .said, tokens: tokens, days: days)
            }
        }
    }

    private mutating func addScore(hasHealth: Bool) {
        guard hasHealth else { return }
        switch Scores(message, scopes: scopes, isAsked: asked.contains(.severity)) {
        case .none: break
        case .several: open.insert(.severity)
        // Asked how bad it is, no pain is the least of it; told unasked, it says how it goes.
        case .score(0, _) where !asked.contains(.severity):
            if !settled.contains(.trend) { open.insert(.severity) }
        case .score(let score, let tokens):
            let index: UInt8 = score < 4 ? 0 : score < 7 ? 1 : 2
            guard let value = FactValue(.severity, index: index) else { return }
            // "A 4 out of 10 niggle": the higher of word and number.
            if let known = findings.firstIndex(where: { $0.value.fact == .severity }) {
                if findings[known].value.index < index { findings[known].value = value }
            } else {
                settle(value, certainty: .said, tokens: tokens)
            }
        }
    }

    // MARK: - Writing

    private mutating func settle(
        _ value: FactValue,
        certainty: Reading.Certainty,
        tokens: Range<Int>,
        days: ClosedRange<Int>? = nil
    ) {
        settled.insert(value.fact)
        findings.append(
            Reading.Finding(
                value: value,
                certainty: certainty,
                span: message.span(of: tokens),
                days: days
            )
        )
    }

    func write(to reading: inout Reading) {
        let isOther = claims.isAboutOther && !claims.isAboutSpeaker && answer == nil
        reading.answer = answer
        if isOther {
            reading.about = .other
            return
        }
        reading.findings = findings.sorted { $0.value.fact.rawValue < $1.value.fact.rawValue }
        reading.open = open.subtracting(settled)
        reading.openDays = openDays
        // "None but 3" is no none: which ones, is asked.
        if answer == Reading.Answer.none, asked.count > 1,
            message.hasStrayMark(besides: reading.findings.map(\.span))
        {
            reading.answer = .yes
        }
        let isAnswer = answer != nil || !findings.isEmpty || !open.isEmpty
        if isAnswer || claims.isAboutSpeaker {
            reading.about = .myself
            if answer == nil, asked.isDisjoint(with: settled) { reading.open.formUnion(asked) }
        } else if !asked.isEmpty, !message.contains(.hypothetical), !message.isQuestion,
            !message.asksMeaning
        {
            // Said after a question, and not another one: an answer that was not understood.
            reading.about = .myself
            reading.open = asked
        }
    }
}

extension Fact {
    /// The value that a plain "yes" stands for, or nil where it leaves open which.
    var presence: FactValue? {
        isYesNo
            ? FactValue(self, named: "yes")
            : self == .selfCare ? FactValue(self, named: "tried") : nil
    }
}

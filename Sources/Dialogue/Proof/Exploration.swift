internal import RulesCore
internal import Understanding

/// Every interview that a script can lead to.
///
/// Walks from the first message through every answer to every question, with the very
/// interviewer that talks to runners. States that go on alike count as one, so the walk is both
/// finite and complete: there are billions of interviews and a few thousand states.
struct Exploration {
    /// A state, and how it was reached first, which is by as few messages as possible.
    struct State {
        let conversation: Conversation
        let parent: Int?
        let answer: Answer
    }

    /// An answer that leads from one state to another.
    struct Move {
        let from: Int
        let to: Int
        let answer: Answer
    }

    private(set) var states: [State] = []
    private(set) var moves: [Move] = []
    /// The first word of everything that was said on the way.
    private(set) var said: Set<Substring> = []
    /// Every value that was given as an answer.
    private(set) var answered: Set<FactValue> = []
    /// Moves by words that mean nothing which were no step down the ladder.
    private(set) var misread: [Move] = []
    let interviewer: Interviewer

    /// More states than these are not looked at: the proof has to end, and a script of a dozen
    /// questions has some thousand.
    static let mostStates = 30_000

    /// The moment at which all of it happens; within one talk the calendar does not move.
    static let now = LocalMoment(year: 2026, month: 3, day: 2, hour: 12)

    /// Somebody of the club is there wherever a talk stands: what is offered then is looked at too.
    private static let firstAid = HandoverID("K7Q2")
        .map { FirstAid(isSomebodyThere: true, fresh: $0) }

    /// Walks through an edition; its words are best taken out before.
    init(_ edition: ScriptLibrary.Edition) {
        interviewer = Interviewer(
            edition: edition,
            club: Club(name: "", emergencyNumber: "", bot: "")
        )
        var places: [Key: Int] = [:]
        var prospects = KnownProspects()
        let first = Conversation(seed: 0)
        places[Key(first, edition.script, &prospects)] = 0
        states.append(State(conversation: first, parent: nil, answer: .hello))
        var place = 0
        while place < states.count, states.count <= Self.mostStates {
            let conversation = states[place].conversation
            let beginning = step(from: conversation)
            for answer in Answer.all(in: conversation) {
                let turn = beginning.taking(answer.reading)
                watch(turn, from: conversation)
                let next = Key(turn.conversation, edition.script, &prospects)
                let to = places[next] ?? states.count
                if to == states.count {
                    places[next] = to
                    states.append(
                        State(conversation: turn.conversation, parent: place, answer: answer)
                    )
                }
                let move = Move(from: place, to: to, answer: answer)
                moves.append(move)
                if answer == .unclear, !turn.conversation.isStepDown(from: conversation) {
                    misread.append(move)
                }
            }
            place += 1
        }
    }

    private mutating func watch(_ turn: Turn, from before: Conversation) {
        for reply in turn.replies { said.insert(reply.prefix { $0 != " " }) }
        for entry in turn.conversation.entries.dropFirst(before.entries.count) {
            if case .learnt(let value, _, _) = entry.kind { answered.insert(value) }
        }
    }

    /// A step that begins in a state, for any number of readings to be taken.
    func step(from conversation: Conversation, at now: LocalMoment = now) -> Step {
        var step = interviewer.step(conversation, name: "", now: now)
        step.firstAid = Self.firstAid
        return step
    }

    /// The answers that lead to a state, by the shortest way.
    func path(to place: Int) -> [Answer] {
        var answers: [Answer] = []
        var place = place
        while let parent = states[place].parent {
            answers.append(states[place].answer)
            place = parent
        }
        return answers.reversed()
    }

    /// What tells states apart.
    private struct Key: Hashable {
        let prospect: Prospect
        let alone: FactSet
        let pending: Pending?
        let stage: Conversation.Stage
        let agreement: Conversation.Agreement
        /// For each thing said in passing what is known of its condition; nil where it is decided
        /// that it is not said any more.
        let ahead: [FactSet?]

        init(
            _ conversation: Conversation,
            _ script: Script,
            _ prospects: inout KnownProspects
        ) {
            let known = conversation.known(on: Exploration.now.dayNumber)
            prospect = prospects.prospect(of: known)
            let facts = conversation.pendingFacts
            let place = script.questions.firstIndex { facts.isSubset(of: $0.facts) } ?? 0
            ahead = script.says.map { say in
                let asked = say.condition.keys.filter(known.asked.contains)
                let canHold = asked.allSatisfy {
                    say.condition[$0]?.contains(known.facts[$0]) ?? false
                }
                return canHold && place < say.place ? FactSet(asked) : nil
            }
            alone = conversation.askedAlone.intersection(prospect.openQuestions)
            pending = conversation.pending
            stage = conversation.stage
            agreement = conversation.agreement
        }
    }
}

/// How interviews can still go, worked out once for each of what is known: many ways lead there.
private struct KnownProspects {
    private var prospects: [KnownFacts: Prospect] = [:]

    mutating func prospect(of known: KnownFacts) -> Prospect {
        if let prospect = prospects[known] { return prospect }
        let prospect = known.prospect
        prospects[known] = prospect
        return prospect
    }
}

extension Step {
    /// What one reading leads to.
    func taking(_ reading: Reading) -> Turn {
        var step = self
        step.take(reading, "")
        return step.turn
    }
}

extension Conversation {
    /// The facts that wait for an answer.
    var pendingFacts: FactSet {
        if case .facts(let facts) = pending?.kind { facts } else { [] }
    }

    /// Whether it is the same question on the next rung, or that question left as `unknown`.
    fileprivate func isStepDown(from before: Conversation) -> Bool {
        // Only questions of the interview are asked again in other words.
        guard let pending = before.pending, !before.pendingFacts.isEmpty else { return true }
        if pending.rung < 2 {
            return self.pending?.rung == pending.rung + 1 && pendingFacts == before.pendingFacts
        }
        let known = known(on: Exploration.now.dayNumber)
        return before.pendingFacts.allSatisfy {
            known.asked.contains($0) && known.facts[$0].isUnknown
        }
    }
}

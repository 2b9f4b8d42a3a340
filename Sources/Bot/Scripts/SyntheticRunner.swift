internal import Dialogue
internal import RulesCore
internal import Understanding

/// A runner made of facts: answers by numbers, and where none fits by the words that are offered.
struct SyntheticRunner {
    /// A talk that has not ended by then never does.
    static let maxTurns = 40

    let facts: Facts
    let words: OfferedWords

    /// What goes wrong with a talk, whatever it decides.
    enum Stuck: Error, Equatable {
        /// Nothing was answered.
        case silence
        /// The value of a fact cannot be chosen where it is asked for.
        case noChoice(Fact)
        /// Something is asked that is no question of the interview.
        case strangeQuestion
        /// An emergency was told of and not answered at once.
        case emergencyUnanswered
        /// It does not end.
        case endless

        /// How it reads behind "a talk …".
        var words: String {
            switch self {
            case .silence: "would get no answer"
            case .noChoice(let fact): "could not give its answer about \(fact.name)"
            case .strangeQuestion: "would be asked something that is not about the back"
            case .emergencyUnanswered: "would tell of an emergency and not be answered at once"
            case .endless: "would not end after \(SyntheticRunner.maxTurns) messages"
            }
        }
    }

    /// Talks from hello to the decision, and gives the last turn.
    func talk(with interviewer: Interviewer) throws(Stuck) -> Turn {
        // A sign that means nothing in any language.
        var turn = interviewer.rehearse(Conversation(seed: 0), "?")
        for _ in 0..<Self.maxTurns {
            guard !turn.replies.isEmpty else { throw .silence }
            let conversation = turn.conversation
            if conversation.stage == .decided { return turn }
            guard !conversation.known(on: LocalMoment.rehearsal.dayNumber).isEmergency else {
                throw .emergencyUnanswered
            }
            guard let pending = conversation.pending, case .facts(let asked) = pending.kind else {
                throw .strangeQuestion
            }
            turn = interviewer.rehearse(conversation, try answer(to: pending, asked))
        }
        throw .endless
    }

    /// What to type.
    private func answer(to pending: Pending, _ asked: FactSet) throws(Stuck) -> String {
        guard !asked.contains(where: { facts[$0].isUnknown }) else { return words.notSure }
        var numbers: [Int] = []
        for fact in asked {
            let value = facts[fact]
            // A line without a value stands for all but the calm one.
            let number =
                pending.options.firstIndex { $0.value == value }
                ?? (value == fact.calmValue
                    ? nil : pending.options.firstIndex { $0.fact == fact && $0.value == nil })
            if let number {
                numbers.append(number + 1)
            } else if value != fact.calmValue {
                throw .noChoice(fact)
            }
        }
        guard !numbers.isEmpty else { return words.none }
        return numbers.sorted().map(String.init).joined(separator: ", ")
    }
}

// MARK: - The rehearsal

extension LocalMoment {
    /// When talks are rehearsed: an evening, so that no talk runs over midnight.
    static let rehearsal = LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
}

extension Club {
    /// The club of rehearsals, as written talks know it.
    static let rehearsal = Club(name: "the club", emergencyNumber: "112", bot: "sweep")
}

extension Interviewer {
    /// An interviewer for rehearsals.
    init(rehearsing edition: ScriptLibrary.Edition) {
        self.init(edition: edition, club: .rehearsal)
    }

    func rehearse(_ conversation: Conversation, _ text: String) -> Turn {
        step(conversation, text: text, name: "mia", now: .rehearsal)
    }
}

extension Facts {
    /// Nothing to worry about: calm values, and the first of what has none.
    static var calm: Facts {
        Fact.allCases.reduce(into: Facts()) { $0.set($1.calmest) }
    }
}

extension Fact {
    /// The calm value, else the first one.
    var calmest: FactValue { calmValue ?? clearValues[0] }
}

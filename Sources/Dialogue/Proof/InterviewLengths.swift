internal import RulesCore
internal import Understanding

/// How many questions interviews take.
///
/// A case is one value for each of the 24 facts. It answers every question by numbers, so it goes
/// one way through the states; all cases together are counted by going through the states once,
/// each answer weighted by how many cases give it.
struct InterviewLengths {
    /// The most questions, answered by numbers.
    private(set) var longest = 0
    /// The most questions when lists are taken apart by "not sure".
    private(set) var longestInDoubt = 0
    /// The middle of all cases.
    private(set) var median = 0
    /// The middle of the cases that end in looking after oneself, or in running on.
    private(set) var medianOfSelfCare = 0
    /// The state of the longest interview.
    private(set) var longestState = 0

    /// Nil when the states go in a circle; then there is no longest.
    init?(_ exploration: Exploration) {
        guard let order = Self.order(exploration) else { return nil }
        var movesFrom = [[Exploration.Move]](repeating: [], count: exploration.states.count)
        for move in exploration.moves { movesFrom[move.from].append(move) }
        var byNumbers = [Int](repeating: -1, count: exploration.states.count)
        var inDoubt = byNumbers
        var cases = [[Double]](repeating: [], count: exploration.states.count)
        (byNumbers[0], inDoubt[0], cases[0]) = (0, 0, [1])
        var (all, selfCare): ([Double], [Double]) = ([], [])

        for place in order {
            let conversation = exploration.states[place].conversation
            for move in movesFrom[place] where move.answer != .unclear && move.answer != .yes {
                // The same question once more is no further question.
                let isAgain = exploration.states[move.to].conversation.pending?.rung ?? 0 > 0
                let questions = conversation.stage == .interview && !isAgain ? 1 : 0
                if inDoubt[place] >= 0 {
                    inDoubt[move.to] = max(inDoubt[move.to], inDoubt[place] + questions)
                }
                guard move.answer != .notSure, !isAgain else { continue }
                if byNumbers[place] >= 0 {
                    byNumbers[move.to] = max(byNumbers[move.to], byNumbers[place] + questions)
                }
                let share = Self.share(of: move.answer, in: conversation)
                guard share > 0 else { continue }
                cases[move.to].add(cases[place], after: questions, times: share)
            }
            guard movesFrom[place].isEmpty else { continue }
            if byNumbers[place] > longest { (longest, longestState) = (byNumbers[place], place) }
            longestInDoubt = max(longestInDoubt, inDoubt[place])
            all.add(cases[place], after: 0, times: 1)
            let level = conversation.known(on: Exploration.now.dayNumber).leastLevel
            if level <= .stopRestSelfCare { selfCare.add(cases[place], after: 0, times: 1) }
        }
        median = all.median
        medianOfSelfCare = selfCare.median
    }

    /// The states so that every move goes forward; nil when there is a circle.
    private static func order(_ exploration: Exploration) -> [Int]? {
        var waiting = [Int](repeating: 0, count: exploration.states.count)
        var next = [[Int]](repeating: [], count: exploration.states.count)
        for move in exploration.moves {
            waiting[move.to] += 1
            next[move.from].append(move.to)
        }
        var order = [0]
        var place = 0
        while place < order.count {
            for to in next[order[place]] {
                waiting[to] -= 1
                if waiting[to] == 0 { order.append(to) }
            }
            place += 1
        }
        return order.count == exploration.states.count ? order : nil
    }

    /// The share of the cases at a question that give that answer; no case gives an answer that
    /// contradicts itself or what a list was told before.
    private static func share(of answer: Answer, in conversation: Conversation) -> Double {
        guard let pending = conversation.pending else { return 1 }
        let chosen: [Pending.Option]
        switch answer {
        case .hello: return 1
        case .none: chosen = []
        case .options(let places): chosen = places.map { pending.options[$0] }
        case .yes, .notSure, .unclear: return 0
        }
        return conversation.pendingFacts.reduce(1) { share, fact in
            let lines = chosen.filter { $0.fact == fact }
            let isChosenBefore = conversation.askedAlone.contains(fact)
            let possible = fact.clearValues.filter { !isChosenBefore || $0 != fact.calmValue }
            let offered = pending.options.filter { $0.fact == fact }
            let fitting = possible.filter { value in
                // A line without a value stands for all that are not calm; no line, for the rest.
                lines.isEmpty
                    ? !offered.contains { $0.stands(for: value) }
                    : lines.count == 1 && lines[0].stands(for: value)
            }
            return share * Double(fitting.count) / Double(possible.count)
        }
    }
}

extension Pending.Option {
    /// Whether somebody with that value would choose it.
    fileprivate func stands(for other: FactValue) -> Bool {
        value.map { $0 == other } ?? (other != fact.calmValue)
    }
}

/// Shares of cases by the number of questions.
extension [Double] {
    /// Adds the shares of another state, so many questions later.
    fileprivate mutating func add(_ other: [Double], after questions: Int, times share: Double) {
        if count < other.count + questions {
            append(contentsOf: repeatElement(0, count: other.count + questions - count))
        }
        for (place, value) in other.enumerated() { self[place + questions] += value * share }
    }

    /// The least number of questions that at least half of the cases do not exceed.
    fileprivate var median: Int {
        let half = reduce(0, +) / 2
        var sum = 0.0
        for (place, share) in enumerated() {
            sum += share
            if sum >= half { return place }
        }
        return 0
    }
}

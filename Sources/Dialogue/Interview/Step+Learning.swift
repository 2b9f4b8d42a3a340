internal import RulesCore
internal import Understanding

/// From what a message says to what the conversation knows.
extension Step {
    /// What a message brought.
    enum Intake {
        /// Nothing that was asked or can be used.
        case nothing
        /// At least one fact.
        case something
        /// "I don't know" to the question.
        case notSure
        /// "Yes" to a list.
        case whichOnes
    }

    /// The facts that were asked last.
    var asked: FactSet {
        if case .facts(let facts) = conversation.pending?.kind { facts } else { [] }
    }

    /// What was asked last, as the reader needs to know it.
    var question: Question? {
        guard let pending = conversation.pending else {
            // Behind a decision, or a reminder, "worse" alone is about how it goes since.
            let isAboutTrend = conversation.stage == .decided || conversation.checkIn?.sent == 2
            return isAboutTrend ? .trend : nil
        }
        let options = pending.options.map { option in
            Question.Option(fact: option.fact, value: option.value, label: label(of: option))
        }
        return Question(facts: asked, options: options, allowsSeveral: asked.count > 1)
    }

    /// Enters what the words settle, then what the direct answer settles.
    ///
    /// Words may raise a red flag at any time; only the answer to its own question lowers one.
    mutating func learn(from reading: Reading, _ text: String) -> Intake {
        guard reading.about != .other, !isOnlyAboutBeingSeen(reading, text) else { return .nothing }
        let count = conversation.entries.count
        if conversation.stage == .decided {
            // The trend is what every word behind a decision is read against; it touches nothing.
            let touched = reading.open.intersection(known.asked).subtracting([.trend])
            for fact in touched { enter(.reopened(fact)) }
        }
        var found = FactSet()
        for finding in reading.findings where isUsable(finding, besides: reading.answer) {
            learn(
                finding.value,
                how: asked.contains(finding.value.fact) ? .answered : .volunteered,
                days: finding.days
            )
            hear(finding, in: text, besides: reading.answer)
            found.insert(finding.value.fact)
        }
        // Pain that is gone is not bad: that is no answer that was not understood.
        let isAskedAgain =
            !known.asked.contains(.severity)
            && conversation.entries.contains { $0.kind == .reopened(.severity) }
        if asked == [.severity] || isAskedAgain, !found.contains(.severity), let mild = Self.mild,
            reading.findings.contains(where: { $0.value == Self.resolved })
        {
            learn(mild, how: .answered)
        }
        var intake = Intake.nothing
        if let answer = reading.answer {
            intake = learn(answer: answer, besides: found, unclear: reading.open)
        }
        return intake == .nothing && conversation.entries.count > count ? .something : intake
    }

    private static let mild = FactValue(.severity, named: "mild")
    private static let resolved = FactValue(.trend, named: "resolved")

    /// Facts whose values are numbers themselves: a number that chose an option is none of theirs.
    private static let readAsNumbers: FactSet = [.age, .severity, .duration]

    private func isUsable(_ finding: Reading.Finding, besides answer: Reading.Answer?) -> Bool {
        let value = finding.value
        if case .options = answer, Self.readAsNumbers.contains(value.fact) { return false }
        let current = known.asked.contains(value.fact) ? known.facts[value.fact] : nil
        guard !value.isUnknown, value != current else { return false }
        if asked.contains(value.fact) { return finding.certainty != .vague || value.isRaised }
        guard value.fact.module == .screen else { return finding.certainty != .vague }
        return value.isRaised && value.concern > (current?.concern ?? -1)
    }

    /// Enters a direct answer; facts that the same words have settled already stay as they are, and
    /// facts that they leave unclear are not lowered: they are asked by themselves.
    private mutating func learn(
        answer: Reading.Answer,
        besides found: FactSet,
        unclear: FactSet
    ) -> Intake {
        guard let pending = conversation.pending, case .facts(let facts) = pending.kind else {
            return .nothing
        }
        let rest = facts.subtracting(found)
        switch answer {
        case .options(let numbers):
            return learn(
                chosen: numbers.filter(pending.options.indices.contains),
                besides: found,
                unclear
            )
        case .none, .no:
            // A bare no tells no age; to lines of a list that are ages it says that none fits.
            return learnCalm(rest, pending.isList ? unclear.subtracting([.age]) : unclear)
        case .all where facts.count > 1:
            return learn(chosen: Array(pending.options.indices), besides: found, unclear)
        case .yes where facts.count > 1:
            return .whichOnes
        case .yes:
            guard let fact = facts.first, fact.isYesNo, let yes = FactValue(fact, named: "yes")
            else { return .nothing }
            learn(yes, how: .answered)
            return .something
        case .notSure:
            return .notSure
        case .all:
            return .nothing
        }
    }

    private mutating func learn(
        chosen numbers: [Int],
        besides found: FactSet,
        _ unclear: FactSet
    ) -> Intake {
        guard let pending = conversation.pending, !numbers.isEmpty else { return .nothing }
        let chosen = numbers.map { pending.options[$0] }
        guard asked.count > 1 else {
            // A line without a value leads to the fact's own question. Of several values the first
            // way of running counts, else the one of most care.
            if let fact = chosen.first(where: { $0.value == nil })?.fact {
                enter(.askAlone(fact))
                return .something
            }
            let values = chosen.compactMap(\.value)
            let value =
                asked.contains(.runRelation) ? values.first : values.max { $0.index < $1.index }
            guard let value else { return .nothing }
            learn(value, how: .answered, days: value.daysOfBand)
            return .something
        }
        for fact in asked.subtracting(found) {
            let lines = chosen.filter { $0.fact == fact }
            if let only = lines.first?.value, lines.count == 1 {
                learn(only, how: .answered)
            } else if lines.isEmpty, !unclear.contains(fact), let calm = fact.calmValue {
                learn(calm, how: .answered)
            } else {
                enter(.askAlone(fact))
            }
        }
        return .something
    }

    /// Enters the calm value of each; nothing where one has none.
    private mutating func learnCalm(_ facts: FactSet, _ unclear: FactSet) -> Intake {
        guard !facts.isEmpty else { return .something }
        guard facts.allSatisfy({ $0.calmValue != nil }) else { return .nothing }
        guard asked.count > 1 || facts.isDisjoint(with: unclear) else { return .notSure }
        for fact in facts {
            if let calm = fact.calmValue, !unclear.contains(fact) {
                learn(calm, how: .answered)
            } else {
                enter(.askAlone(fact))
            }
        }
        return .something
    }

    mutating func learn(_ value: FactValue, how: Entry.How, days: ClosedRange<Int>? = nil) {
        enter(.learnt(value, how: how, days: days))
    }
}

extension Pending {
    /// Whether the options leave out what is calm, so that none of them says so.
    fileprivate var isList: Bool { !options.contains { $0.value == $0.fact.calmValue } }
}

extension FactValue {
    /// How much concern a value of the safety screen gives, from 0.
    fileprivate var concern: Int { isUnknown ? 0 : Int(index) }

    /// Whether it is neither unknown nor the calm value.
    fileprivate var isRaised: Bool { !isUnknown && self != fact.calmValue }

    /// The days that a duration band stands for; nil for other facts.
    fileprivate var daysOfBand: ClosedRange<Int>? {
        guard fact == .duration else { return nil }
        return switch DurationBand(rawValue: index) {
        case .d0to3: 0...3
        case .d4to7: 4...7
        case .d8to13: 8...13
        case .d14to21: 14...21
        case .over21: 22...22
        case .unknown, nil: nil
        }
    }
}

extension Question {
    /// How it goes, asked without options.
    static let trend = Question(facts: [.trend], options: [], allowsSeveral: false)
}

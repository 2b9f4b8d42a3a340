internal import RulesCore
internal import Understanding

/// Why a question is asked, why the advice is as it is, and which words led to what.
extension Step {
    mutating func explain() {
        if conversation.stage == .decided {
            let decision = known.decision
            say(Template.packed(reasons(decision) { " (\($0.name))" } + grounds(of: decision)))
            if conversation.pending?.kind == .mayAsk { say(.whyAsk) }
            if isPersonPending { say(.personHere) }
            return
        }
        if isPersonPending { return say(.personHere) }
        say(Template.packed(takenLast()))
        if !asked.isEmpty, let why = scriptQuestion(for: asked)?.why {
            say(wording.messages(why))
        } else {
            say(.whyAnything)
        }
    }

    /// Notes from which words of a message something was taken.
    mutating func hear(_ finding: Reading.Finding, in text: String, besides answer: Reading.Answer?)
    {
        // "2" says nothing to somebody who asks why.
        if case .options = answer, asked.contains(finding.value.fact) { return }
        heard.removeAll { $0.value.fact == finding.value.fact }
        if let words = Heard(finding, in: text) { heard.append(words) }
    }

    /// What is remembered of the words from which something was taken that still holds.
    var stillHeard: [Heard] {
        heard.filter {
            known.asked.contains($0.value.fact) && known.facts[$0.value.fact] == $0.value
        }
    }

    // MARK: - In words

    /// What was taken from words in the last message that told anything, a sentence each.
    private mutating func takenLast() -> [String] {
        guard let last = lastTeaching else { return [] }
        var values: [FactValue] = []
        for entry in conversation.entries where entry.turn == last.turn {
            guard case .learnt(let value, let how, _) = entry.kind, !value.isUnknown,
                known.facts[value.fact] == value,
                how == .volunteered || stillHeard.contains(where: { $0.value == value })
            else { continue }
            values.append(value)
        }
        guard !values.isEmpty else { return [] }
        let (sentences, rest) = fromWords(values)
        let date = now.adding(days: last.day - now.dayNumber).isoDate
        let before = phrase(.fromBefore, rest) { $0 == .date ? [date] : nil }
        return sentences + before + wording.phrase(.undoIfWrong)
    }

    /// The facts that a decision goes by, as far as they give concern.
    private mutating func grounds(of decision: Decision) -> [String] {
        let facts = decision.rows.reduce(into: FactSet()) {
            $0.formUnion($1.facts(behind: known.facts))
        }
        let values = facts.intersection(known.asked).map { known.facts[$0] }
            .filter { $0 != $0.fact.calmValue && !$0.isUnknown }
        let (sentences, rest) = fromWords(values)
        return sentences + phrase(.goingBy, rest)
    }

    /// A sentence for each piece of words that led to some of the values, and the values of which the
    /// words are not known any more.
    private mutating func fromWords(
        _ values: [FactValue]
    ) -> (sentences: [String], rest: [FactValue]) {
        let known = stillHeard.filter { values.contains($0.value) }
        holdsWords = holdsWords || !known.isEmpty
        var order: [String] = []
        for heard in known where !order.contains(heard.words) { order.append(heard.words) }
        let sentences = order.flatMap { words in
            phrase(.fromWords, known.filter { $0.words == words }.map(\.value)) {
                $0 == .words ? [words] : nil
            }
        }
        return (sentences, values.filter { value in !known.contains { $0.value == value } })
    }

    /// A phrase that names values; nothing where there are none.
    private func phrase(
        _ phrase: SharedWords.Phrase,
        _ values: [FactValue],
        _ other: (Placeholder) -> [String]? = { _ in nil }
    ) -> [String] {
        guard !values.isEmpty else { return [] }
        let words = values.map(wording.inWords).listed
        return wording.phrase(phrase) { $0 == .noted ? words : other($0) }
    }
}

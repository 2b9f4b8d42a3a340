internal import RulesCore
internal import Understanding

/// The runner's own answers and the advice, to be shown to a doctor or physio.
extension Step {
    /// Tells what was advised, then what gives concern, what was denied and what stayed unclear; so
    /// short that it fits on a phone.
    mutating func summarise() {
        guard !known.asked.isEmpty, let last = conversation.entries.last(where: { !$0.isReturning })
        else {
            return say(.noSummaryYet)
        }
        let date = now.adding(days: last.day - now.dayNumber).isoDate
        say(wording.phrase(.summary) { $0 == .date ? [date] : nil })
        say(answersAndAdvice)
        if conversation.stage == .interview, conversation.pending != nil { putAgain() }
    }

    /// The answers and the advice, as somebody else may read them whom the runner wants to.
    var answersAndAdvice: [String] {
        let values = known.asked.map { known.facts[$0] }
        let told = values.filter { !$0.isUnknown }
        let parts: [(SharedWords.Phrase, [FactValue])] = [
            (.summaryConcerns, told.filter { $0 != $0.fact.calmValue }),
            (.summaryRest, told.filter { $0 == $0.fact.calmValue }),
            (.summaryUnsure, values.filter(\.isUnknown)),
        ]
        return Template.packed(keptAdvice + parts.flatMap { listing($0, $1) })
    }

    /// A phrase with the values in words, in pieces that can stand on lines of their own.
    private func listing(_ phrase: SharedWords.Phrase, _ values: [FactValue]) -> [String] {
        guard !values.isEmpty else { return [] }
        return wording.phrase(phrase) { $0 == .noted ? values.map(wording.inWords).listed : nil }
    }
}

internal import RulesCore
internal import Understanding

/// Saying back what was understood.
extension Step {
    /// Reads back in one line what was said unasked.
    mutating func sayNoted(before: KnownFacts, reading: Reading) {
        let noted = reading.findings.map(\.value)
            .filter { value in
                !asked.contains(value.fact) && known.facts[value.fact] == value
                    && (before.facts[value.fact] != value || !before.asked.contains(value.fact))
            }
        guard !noted.isEmpty else { return }
        let words = noted.map(wording.inWords).listed
        say(wording.phrase(.noted) { $0 == .noted ? words : nil })
    }
}

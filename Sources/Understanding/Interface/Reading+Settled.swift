internal import RulesCore

extension Reading {
    /// What the words settle, as far as they may be stored.
    ///
    /// A vague finding counts only as the direct answer to its own question, and only for the value
    /// of more care.
    public func settled(asking question: Question?) -> [Finding] {
        findings.filter { finding in
            let fact = finding.value.fact
            return finding.certainty != .vague
                || question?.facts == [fact] && finding.value != fact.calmValue
        }
    }
}

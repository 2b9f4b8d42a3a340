public import RulesCore

extension Question {
    /// Asks one fact, with every value as an option, "not sure" last.
    ///
    /// Options stand in the order of the rules; a yes/no fact offers yes, no, not sure. Severity
    /// is lettered, since a bare digit is a score from 0 to 10 there. Labels are the names of the
    /// values.
    public init(asking fact: Fact) {
        let values =
            fact.isYesNo ? fact.clearValues.reversed() : fact.clearValues
        let options = (values + [.unknown(fact)])
            .map {
                Option(fact: fact, value: $0, label: $0.name)
            }
        self.init(
            facts: [fact],
            options: options,
            allowsSeveral: false,
            numbering: fact == .severity ? .letters : .digits
        )
    }
}

internal import Dialogue
internal import RulesCore

extension CheckIn {
    /// The check-in as one line of text: kind, day and round of its question, next day, sent.
    ///
    /// For example `day7 8 1 20007 0`.
    var stored: String { "\(followUp.stored) \(day) \(sent)" }

    /// The check-in of a stored line, or nil when it makes no sense.
    init?(stored: String) {
        var fields = Fields(stored)
        guard let followUp = FollowUp(&fields), let day = fields.number(),
            let sent = fields.number()
        else { return nil }
        self.init(followUp: followUp, day: day, sent: sent)
    }
}

extension FollowUp {
    /// Kind, day and round, as a part of a line.
    var stored: String { "\(kind.name) \(day) \(round)" }

    /// Reads kind, day and round; nil when they are not there or make no sense.
    init?(_ fields: inout Fields) {
        guard let kind = fields.text().flatMap({ name in Kind.allCases.first { $0.name == name } }),
            let day = fields.number(), let round = fields.number()
        else { return nil }
        self.init(kind: kind, day: day, round: round)
    }
}

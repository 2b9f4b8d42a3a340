internal import Dialogue
internal import RulesCore

extension Conversation.Told {
    /// The decision as one line of text: level and day.
    var stored: String { "\(level.rawValue) \(day)" }

    /// The decision of a stored line, or nil when it makes no sense.
    init?(stored: String) {
        var fields = Fields(stored)
        self.init(&fields)
    }

    /// Reads level and day; nil when they are not there or make no sense.
    init?(_ fields: inout Fields) {
        guard let level: Level = fields.value(), let day = fields.number() else { return nil }
        self.init(level: level, day: day)
    }
}

internal import RulesCore
internal import Understanding

/// Something that can be said to a question, as the reader gives it on.
enum Answer: Hashable {
    /// "hi".
    case hello
    /// The options of those places, from 0.
    case options([Int])
    case none
    case yes
    case notSure
    /// Words that mean nothing.
    case unclear

    var reading: Reading {
        var reading = Reading()
        switch self {
        case .options(let places): reading.answer = .options(places)
        case .none: reading.answer = Reading.Answer.none
        case .yes: reading.answer = .yes
        case .notSure: reading.answer = .notSure
        case .hello, .unclear: break
        }
        return reading
    }

    /// Everything that can be said where a conversation stands; nothing once it has been decided and
    /// the runner has said whether a person is to come, and whether the bot may ask again.
    static func all(in conversation: Conversation) -> [Answer] {
        switch (conversation.stage, conversation.pending?.kind) {
        case (.new, _):
            return [.hello]
        case (.interview, .facts(let facts)):
            let places = conversation.pending?.options.indices ?? 0..<0
            let doubts: [Answer] = [.unclear, .notSure, .yes, .none]
            guard facts.count > 1 else { return doubts + places.map { .options([$0]) } }
            let choices = (1..<(1 &<< min(places.count, Self.mostLines)))
                .map { subset in
                    Answer.options(places.filter { subset &>> $0 & 1 == 1 })
                }
            return doubts + choices
        case (.decided, .mayAsk), (.decided, .offer):
            // Words that are no answer leave it as it stands.
            return [.yes, .none]
        default:
            return []
        }
    }

    /// Lists are no longer than this.
    private static let mostLines = 9
}

internal import Dialogue

/// What somebody who may come says about a runner's wish for a person.
enum HandoverDeed: Equatable {
    /// They come.
    case take(HandoverID)
    /// They answer in place of the bot.
    case takeOver(HandoverID)
    /// The bot is to answer again.
    case handBack(HandoverID)
    /// Words for the runner.
    case say(HandoverID, String)

    /// Reads a message: "take K7Q2", "!takeover k7q2", "handback K7Q2", or "K7Q2: words" and
    /// "K7Q2 words"; nil for all others.
    init?(_ text: String) {
        let first = text.prefix { !$0.isWhitespace }
        let rest = text[first.endIndex...].drop(while: \.isWhitespace)
        let word = first.last == ":" || first.last == "," ? first.dropLast() : first
        if let id = HandoverID(word) {
            self = .say(id, String(rest))
            return
        }
        let words = rest.split(whereSeparator: \.isWhitespace)
        guard words.count == 1, let id = HandoverID(words[0]) else { return nil }
        switch first.drop(while: { $0 == "!" }).lowercased() {
        case "take": self = .take(id)
        case "takeover": self = .takeOver(id)
        case "handback": self = .handBack(id)
        default: return nil
        }
    }

    /// Whether words begin like a deed, or with a "!" that nothing stands behind, and are none: a slip
    /// of who may do such things.
    static func isSlip(_ text: String) -> Bool {
        guard Self(text) == nil else { return false }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first else { return false }
        if first.allSatisfy({ $0 == "!" }) { return first.count == 1 }
        let isDeed = ["take", "takeover", "handback"]
            .contains(first.drop { $0 == "!" }.lowercased())
        return isDeed && (words.count <= 2 || HandoverID(words[1]) != nil)
    }

    /// Which wish it is about.
    var id: HandoverID {
        switch self {
        case .take(let id), .takeOver(let id), .handBack(let id), .say(let id, _): id
        }
    }

    /// The command that the audit names; nil for words.
    var command: ModeratorCommand? {
        switch self {
        case .take: .take
        case .takeOver: .takeover
        case .handBack: .handback
        case .say: nil
        }
    }
}

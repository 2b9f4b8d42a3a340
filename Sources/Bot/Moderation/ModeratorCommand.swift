internal import Dialogue

/// What moderators can ask the bot for; nobody else is given any of it.
enum ModeratorCommand: String, CaseIterable {
    case help
    case status
    case dialogues
    case check
    case reload
    case rollback
    case funnel
    case preview
    case approve
    case why
    case pause
    case resume
    case ignore
    case mods
    case announce
    case take
    case takeover
    case handback

    /// As it is typed.
    var name: String { "!" + rawValue }

    /// The command of that name, in small or capital letters.
    init?(typed word: some StringProtocol) {
        guard word.first == "!" else { return nil }
        self.init(rawValue: word.dropFirst().lowercased())
    }

    /// All of them as they are typed.
    static let allNames = allCases.map(\.name)

    /// The command that words begin with, if any.
    init?(begun text: String) {
        self.init(typed: text.prefix { !$0.isWhitespace })
    }

    /// What it was about, for the audit: nothing that is about anybody.
    func subject(of words: Substring, _ front: Front) -> String? {
        let first = words.prefix { !$0.isWhitespace }.lowercased()
        return switch self {
        case .help: ModeratorCommand(typed: first.first == "!" ? first : "!" + first)?.rawValue
        case .mods: ["list", "add", "remove"].first { $0 == first }
        case .ignore: ["list", "off"].first { $0 == first }
        case .approve:
            first.count <= 64 && first.allSatisfy(\.isHexDigit) && !first.isEmpty ? first : nil
        case .announce: (front.rooms + ["all"]).first { $0.lowercased() == first }
        case .why, .take, .takeover, .handback: HandoverID(words)?.text
        case .status, .funnel, .dialogues, .check, .reload, .rollback, .preview, .pause, .resume:
            nil
        }
    }
}

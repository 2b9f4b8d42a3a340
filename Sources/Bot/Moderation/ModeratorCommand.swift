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
    case why

    /// As it is typed.
    var name: String { "!" + rawValue }

    /// The command of that name, in small or capital letters.
    init?(typed word: some StringProtocol) {
        guard word.first == "!" else { return nil }
        self.init(rawValue: word.dropFirst().lowercased())
    }

    /// How it is typed, with what may stand behind it in capital letters.
    var usage: String {
        switch self {
        case .help: "!help COMMAND"
        case .preview: "!preview NAME"
        case .why: "!why WORDS"
        case .status, .funnel, .dialogues, .check, .reload, .rollback: name
        }
    }

    /// What it is for, in a few words.
    var purpose: String {
        switch self {
        case .help: "what I can do for you"
        case .status: "how it goes"
        case .dialogues: "what is loaded"
        case .check: "try the scripts without loading them"
        case .reload: "read the scripts again"
        case .rollback: "back to the scripts before"
        case .funnel: "how my questions fare"
        case .preview: "walk through the scripts of the folder"
        case .why: "how I read words"
        }
    }

    /// All that there is to know about it, with an example.
    var manual: String {
        switch self {
        case .help:
            "Lists the commands; with a command behind it, tells more about that one: \"!help why\"."
        case .status:
            "Tells which networks I am connected to, how much waits to be said, and which scripts run."
        case .dialogues: "Tells the topics, languages and versions of the scripts that run."
        case .check:
            "Reads the scripts in the folder and tries them, and changes nothing. \"!reload\" loads them."
        case .reload:
            "Reads the scripts in the folder, tries them, and puts them in use if no mistake is found; "
                + "talks go on. A mistake changes nothing. \"!rollback\" undoes it."
        case .rollback:
            "Puts the scripts back in use that ran before the last \"!reload\". The files stay as they "
                + "are."
        case .funnel:
            "Tells for each question of the last 30 days how often it was asked, answered, not "
                + "understood, and left unanswered; in private also the words that I did not know and "
                + "that three people or more have said. Nobody's answers, nobody's name."
        case .preview:
            "Reads the scripts in the folder and lets you walk through them in private before anybody "
                + "else: \"!preview back-pain\", or \"!preview back-pain es\". Nothing is kept or "
                + "timed. \"!preview +3d\" lets days pass, \"!preview end\" ends it."
        case .why:
            "Tells in private how I read sample words: \"!why my left leg tingles\", or the fact that is "
                + "asked, a colon and the answer: \"!why saddle: not really\"."
        }
    }
}

/// A command as a moderator gave it.
struct ModeratorRequest {
    /// Who, and where the answer goes.
    let asker: Reload.Asker
    /// What stands behind the command, without spaces around it.
    let words: Substring
    /// Where it was given.
    let front: Front
}

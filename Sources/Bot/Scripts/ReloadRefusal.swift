public import BotStore
public import DialogueFiles

/// Why the running scripts stay, by the stage of the gate that said so.
public enum ReloadRefusal: Error, Sendable {
    /// The folder cannot be used as it is.
    case folder(ScriptFolder.Fault)
    /// The files are not in order, or a proof failed.
    case mistakes([Diagnostic])
    /// A language that people talk in would be gone.
    case languageGone(String)
    /// Written talks go another way.
    case writtenTalks([TalkDifference])
    /// A talk that people had would go another way.
    case pastTalk(String)
    /// A talk of which the outcome is known for certain comes to another.
    case canary(String)
    /// The conversations cannot be read.
    case store(StoreError)

    /// The first line at which a written talk goes another way.
    public struct TalkDifference: Equatable, Sendable {
        /// The file's name.
        public let file: String
        /// The line, what stands there and what happened.
        public let difference: Transcript.Difference
    }

    /// What to tell whoever asked: the first finding after a reload, as many as fit a chat after a
    /// check.
    func lines(isCheckOnly: Bool) -> [String] {
        let verdict = isCheckOnly ? "" : "not loaded, the running version stays. "
        switch self {
        case .folder(let fault):
            return [verdict + fault.description]
        case .mistakes(let findings):
            return list(verdict, ("error", "errors"), findings.map(\.summary), isCheckOnly)
        case .languageGone(let language):
            return [
                "\(verdict)Nothing in the folder speaks \"\(language)\" any more, and people are "
                    + "talking in it. Put its files back."
            ]
        case .writtenTalks(let differences):
            let words = ("written talk goes another way", "written talks go another way")
            return list(verdict, words, differences.map(\.summary), isCheckOnly)
        case .pastTalk(let difference), .canary(let difference):
            return ["\(verdict)\(difference) Undo the last change, or ask who looks after the bot."]
        case .store(let error):
            return ["\(verdict)The talks under way cannot be read. \(error.description)"]
        }
    }

    private func list(
        _ verdict: String,
        _ noun: (one: String, other: String),
        _ findings: [String],
        _ isCheckOnly: Bool
    ) -> [String] {
        let shown = findings.prefix(isCheckOnly ? 8 : 1)
        let count = findings.count == 1 ? "1 \(noun.one)" : "\(findings.count) \(noun.other)"
        let part =
            switch shown.count {
            case findings.count: ""
            case 1: ", the first"
            default: ", the first \(shown.count)"
            }
        return ["\(verdict)\(count)\(part):"] + shown
    }

    /// The name of the stage, for logs.
    var stage: String {
        switch self {
        case .folder: "folder"
        case .mistakes: "check"
        case .languageGone: "languages"
        case .writtenTalks: "written talks"
        case .pastTalk: "past talks"
        case .canary: "canaries"
        case .store: "store"
        }
    }
}

extension ReloadRefusal.TalkDifference {
    /// The difference in one line that a chat can hold.
    fileprivate var summary: String {
        "\(file) line \(difference.line): \"\(Self.short(difference.expected))\" stands there, and "
            + "\"\(Self.short(difference.actual))\" happens. Change the talk too, if that is what "
            + "you want."
    }

    private static func short(_ text: String) -> String {
        text.count > 80 ? text.prefix(77) + "..." : text
    }
}

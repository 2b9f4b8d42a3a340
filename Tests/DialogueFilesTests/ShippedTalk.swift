import Dialogue
import RulesCore
import Testing
import Understanding

/// A talk with a shipped script, by a clock that is set by hand.
struct ShippedTalk {
    let interviewer: Interviewer
    var conversation = Conversation(seed: 0)
    var now = LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
    var code: ResumeCode?
    var hasTimers = false
    private(set) var turn: Turn?

    init(language: String = "en", keepDays: Int = 90, keepsWords: Bool = false) throws {
        interviewer = Interviewer(
            library: try TalkTests.library.get(),
            language: language,
            club: Club(
                name: "the club",
                emergencyNumber: "112",
                bot: "sweep",
                keepDays: keepDays,
                keepsWords: keepsWords
            )
        )
    }

    /// What is said to come to advice of a level.
    static func opening(_ level: Level) -> [String] {
        let start = ["my back hurts, since yesterday", "none", "none"]
        return switch level {
        case .runWithPrecautions: start + ["3", "1", "the same", "none", "none"]
        case .stopRestSelfCare: start + ["1", "1", "better", "none", "none"]
        case .seeProfessionalHoldTraining: start + ["1", "1", "worse", "none", "none"]
        case .urgentSameDay: start + ["1", "3", "none", "none"]
        case .emergencyNow: ["i can't pee"]
        }
    }

    /// Says something and gives what was answered.
    @discardableResult mutating func say(_ words: String...) -> [String] {
        for words in words {
            take(
                interviewer.step(
                    conversation,
                    text: words,
                    name: "mia",
                    code: code,
                    hasTimers: hasTimers,
                    now: now
                )
            )
        }
        return turn?.replies ?? []
    }

    /// Comes to advice of a level, and answers whether the bot may ask.
    @discardableResult mutating func come(
        to level: Level,
        mayAsk answer: String? = "yes"
    ) -> [String] {
        for words in Self.opening(level) where conversation.stage != .decided { say(words) }
        if let answer { say(answer) }
        return turn?.replies ?? []
    }

    /// What the bot says of its own accord at this moment.
    @discardableResult mutating func checkIn() -> [String]? {
        guard let turn = interviewer.checkIn(conversation, name: "mia", now: now) else {
            return nil
        }
        take(turn)
        return turn.replies
    }

    mutating func pass(days: Int) { now = now.adding(days: days) }

    var wishes: [Wish] { turn?.wishes ?? [] }

    private mutating func take(_ turn: Turn) {
        self.turn = turn
        conversation = turn.conversation
    }
}

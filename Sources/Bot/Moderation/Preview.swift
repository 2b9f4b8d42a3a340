internal import Dialogue
internal import Understanding

/// A moderator's walk through scripts that are not in use: a talk that is kept nowhere and does
/// nothing.
struct Preview {
    /// How long it waits for the next word, in seconds.
    static let patience: Int64 = 1_800
    /// How far its clock can be put on, in days.
    static let longest = 90

    private let interviewer: Interviewer
    private let language: String
    private var conversation: Conversation
    private var heard: [Heard] = []
    private var days = 0
    private var lastAt: Int64

    /// Begins a walk through the scripts of a language.
    init(_ library: ScriptLibrary, language: String, club: Club, at now: Int64) {
        interviewer = Interviewer(library: library, language: language, club: club)
        self.language = language
        conversation = Conversation(seed: 0)
        lastAt = now
    }

    /// Whether it still goes on; a clock that was put back ends nothing.
    func isOn(at now: Int64) -> Bool { now - lastAt < Self.patience }

    /// What would be said to that, a message each.
    mutating func say(
        _ text: String,
        as name: String,
        at now: Int64,
        _ moment: LocalMoment
    ) -> [String] {
        lastAt = now
        let turn = interviewer.step(
            conversation,
            text: text,
            name: name,
            heard: heard,
            now: moment.adding(days: days)
        )
        return take(turn)
    }

    /// Lets days pass, and gives what would be said by then; nil when that is too long.
    mutating func pass(
        _ more: Int,
        as name: String,
        at now: Int64,
        _ moment: LocalMoment
    ) -> [String]? {
        guard more > 0, more <= Self.longest - days else { return nil }
        lastAt = now
        days += more
        let later = moment.adding(days: days)
        guard let turn = interviewer.checkIn(conversation, name: name, now: later) else {
            return ["(\(later.isoDate): I would write nothing)"]
        }
        return ["(\(later.isoDate))"] + take(turn)
    }

    private mutating func take(_ turn: Turn) -> [String] {
        heard = turn.heard
        conversation =
            turn.conversation.stage == .forgotten ? Conversation(seed: 0) : turn.conversation
        return turn.replies + turn.wishes.compactMap(Self.note)
    }

    /// What would be done beside.
    private static func note(_ wish: Wish) -> String? {
        switch wish {
        case .setTimer(let timer):
            switch timer.moment {
            case .minutes(let minutes): "(I would write again in \(minutes) min)"
            case .at(let moment): "(I would write again on \(moment.isoDate) at \(moment.hour):00)"
            }
        case .askForPerson: "(I would tell the club's first aid)"
        case .export: "(I would send all that is kept)"
        case .dropTimers, .keepCode, .withdrawPerson: nil
        }
    }
}

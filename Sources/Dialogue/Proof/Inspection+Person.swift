internal import RulesCore
internal import Understanding

/// What has to hold where a person of the club is asked for, or offered.
extension Inspection {
    /// What can be said to both questions.
    private static let answers: [Answer] = [
        .options([0]), .options([1]), .options([2]), .yes, .none, .notSure, .unclear,
    ]

    // MARK: - S18

    /// In every state "person" leads to its question; answers to it teach nothing and agree to nothing
    /// else, and only who says so is told of to anybody.
    mutating func inspectPerson() {
        var seen: Set<Pending?> = []
        for (place, state) in exploration.states.enumerated() {
            let conversation = state.conversation
            if conversation.pending?.kind == .offer { inspectPerson(conversation, place) }
            guard seen.insert(conversation.pending).inserted else { continue }
            var reading = Reading()
            reading.command = .person
            inspectPerson(
                exploration.step(from: conversation).taking(reading).conversation,
                place
            )
        }
    }

    private mutating func inspectPerson(_ conversation: Conversation, _ place: Int) {
        let kind = conversation.pending?.kind
        let isAsked = kind == .offer || kind == .share
        let step = exploration.step(from: conversation)
        let isSound = Self.answers.allSatisfy { answer in
            let turn = step.taking(answer.reading)
            let isAgreed =
                switch answer {
                case .options(let places): kind == .share && places != [2]
                case .yes: true
                default: false
                }
            return !turn.replies.isEmpty
                && turn.conversation.learnt == conversation.learnt
                && turn.conversation.agreement == conversation.agreement
                && turn.wishes.contains { $0.isForPerson } == isAgreed
        }
        guard !isAsked || !isSound else { return }
        note(
            .personAnywhere,
            .words("person"),
            at: place,
            "Here an answer to whether a person is to come is taken for another one.",
            fix: "Give every phrase about a person its words in the common file."
        )
    }
}

extension Conversation {
    /// What was learnt so far.
    fileprivate var learnt: [Entry] {
        entries.filter { if case .learnt = $0.kind { true } else { false } }
    }
}

extension Wish {
    /// Whether somebody is told of the runner.
    fileprivate var isForPerson: Bool { if case .askForPerson = self { true } else { false } }
}

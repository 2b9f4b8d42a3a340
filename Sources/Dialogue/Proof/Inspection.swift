internal import RulesCore
internal import Understanding

/// Looks at every state and every move of an exploration for what must not be.
struct Inspection {
    let exploration: Exploration
    let edition: ScriptLibrary.Edition
    private(set) var flaws: [Flaw] = []

    init(_ exploration: Exploration, of edition: ScriptLibrary.Edition) {
        self.exploration = exploration
        self.edition = edition
    }

    mutating func inspect(_ lengths: InterviewLengths?) {
        guard exploration.states.count <= Exploration.mostStates else {
            return note(
                .bounded,
                .passing(0),
                at: 0,
                "There are too many ways through this script to look at all of them.",
                fix: "Say less in passing: each \"only if\" doubles the ways."
            )
        }
        for place in exploration.states.indices {
            inspectOrder(place)
            inspectEnd(place)
        }
        inspectAnswers()
        inspectTexts()
        inspectLadder()
        inspectLengths(lengths)
        inspectEmergencies()
        inspectCommands()
        inspectGeneral()
        inspectPerson()
    }

    /// Notes a flaw, the first of its kind only: the states come by the length of their talks.
    mutating func note(
        _ property: Property,
        _ subject: Flaw.Subject,
        at place: Int,
        _ message: String,
        fix: String
    ) {
        guard !flaws.contains(where: { $0.property == property && $0.subject == subject }) else {
            return
        }
        let talk = Talk(edition, answers: exploration.path(to: place)).lines
        flaws.append(
            Flaw(property: property, subject: subject, message: message, fix: fix, talk: talk)
        )
    }

    func known(_ place: Int) -> KnownFacts {
        exploration.states[place].conversation.known(on: Exploration.now.dayNumber)
    }

    // MARK: - S3, S4

    /// Each value of each fact can be answered somewhere.
    private mutating func inspectAnswers() {
        for value in Fact.allCases.flatMap(\.clearValues)
        where !exploration.answered.contains(value) {
            note(
                .askCover,
                .question(value.fact),
                at: 0,
                "Nobody can answer that \(value.fact.name) is \(value.name).",
                fix: "Ask for \"\(value.fact.name)\" and list \"\(value.name)\" among its choices."
            )
        }
    }

    /// Nothing else is asked while an emergency has not been asked for.
    private mutating func inspectOrder(_ place: Int) {
        let pending = exploration.states[place].conversation.pendingFacts
        guard let early = pending.first(where: { !$0.isEmergency }) else { return }
        let waiting = known(place).openQuestions
        guard let late = waiting.first(where: { $0.isEmergency && !pending.contains($0) }) else {
            return
        }
        note(
            .safetyFirst,
            .question(late),
            at: place,
            "\"\(early.name)\" is asked before the emergency \"\(late.name)\".",
            fix: "Move the five emergencies to the front."
        )
    }

    // MARK: - S5

    /// Every text was said to somebody.
    private mutating func inspectTexts() {
        for (text, subject) in Outline.texts(of: edition.script)
        where !exploration.said.contains(text[...]) {
            note(
                .reachable,
                subject,
                at: 0,
                "Nobody can ever hear the text \"\(text)\".",
                fix: "Take it out, or bring the question forward."
            )
        }
    }

    // MARK: - S6, S7

    /// Where nothing more is asked, all is decided that could be.
    private mutating func inspectEnd(_ place: Int) {
        let conversation = exploration.states[place].conversation
        guard conversation.stage == .decided || Answer.all(in: conversation).isEmpty else { return }
        if conversation.stage != .decided {
            note(
                .ends,
                .script,
                at: place,
                "Here the talk goes nowhere: nothing is asked and nothing decided.",
                fix: "Ask for every fact in a question."
            )
        } else if let open = known(place).openQuestions.first {
            note(
                .askCover,
                .question(open),
                at: place,
                "Here advice is given although \"\(open.name)\" could still change it.",
                fix: "Ask for \"\(open.name)\" in a question."
            )
        }
    }

    private mutating func inspectLengths(_ lengths: InterviewLengths?) {
        guard let lengths else {
            return note(
                .ends,
                .script,
                at: 0,
                "A talk can go in a circle for ever.",
                fix: "Ask each fact once."
            )
        }
        guard lengths.longest > InterviewProof.mostQuestions else { return }
        note(
            .bounded,
            .script,
            at: lengths.longestState,
            "Somebody is asked \(lengths.longest) questions; \(InterviewProof.mostQuestions) are "
                + "the most.",
            fix: "Put facts together in lists with \"any of\"."
        )
    }

    // MARK: - S16

    /// Words that mean nothing lead down the ladder: plainer, numbers only, `unknown`.
    private mutating func inspectLadder() {
        for move in exploration.misread {
            guard let fact = exploration.states[move.from].conversation.pendingFacts.first else {
                continue
            }
            note(
                .ladder,
                .question(fact),
                at: move.to,
                "What is not understood here is not asked again in plainer words, or is taken for "
                    + "an answer.",
                fix: "Give the question plainer words."
            )
        }
    }
}

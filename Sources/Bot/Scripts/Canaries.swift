internal import Dialogue
internal import RulesCore
internal import Understanding

/// Talks of which the outcome is known for certain, had with the scripts that are in use.
///
/// Everything was checked before; this asks the same of what really runs, since silence is what
/// nobody notices.
enum Canaries {
    /// What does not hold, in plain words; empty when all is well.
    static func failures(in library: ScriptLibrary) -> [String] {
        library.editions.flatMap { edition in
            failures(in: edition).map { "\(edition.title): \($0)" }
        }
    }

    /// Words that are an emergency, whatever the scripts add or take away.
    private static let phrases: [String: [String]] = [
        "en": [
            "i can't feel myself wipe", "i can't pee", "chest pain and i can't breathe",
            "both my legs are numb", "i was hit by a car",
        ],
        "es": [
            "no siento cuando me limpio", "no puedo orinar",
            "dolor en el pecho y me falta el aire", "se me duermen las dos piernas",
            "me atropelló un coche",
        ],
    ]

    private static let emergencies: [FactValue] = [
        FactValue(.saddle, named: "yes"), FactValue(.bladderBowel, named: "yes"),
        FactValue(.chestCollapse, named: "yes"), FactValue(.legs, named: "bothLegs"),
        FactValue(.trauma, named: "major"),
    ]
    .compactMap(\.self)

    private static func failures(in edition: ScriptLibrary.Edition) -> [String] {
        guard let words = OfferedWords(of: edition) else {
            return ["no words are offered for none, or for not sure"]
        }
        let interviewer = Interviewer(rehearsing: edition)
        var failures: [String] = []
        for value in emergencies where !isEmergency(chosen: value, words, interviewer) {
            failures.append("choosing \(value.fact.name) does not lead to the emergency number")
        }
        let heard = emergencies.flatMap { edition.script.heard[$0, default: []] }
        for phrase in phrases[edition.script.language, default: []] + heard
        where !isEmergency(interviewer.rehearse(Conversation(seed: 0), phrase)) {
            failures.append("\"\(phrase)\" does not lead to the emergency number")
        }
        for (run, level, row) in cases {
            if let difference = PastTalks.difference(run, words, edition) {
                failures.append("a plain talk \(difference)")
            } else if Decision(for: run).level != level || !Decision(for: run).rows.contains(row) {
                failures.append("the rules no longer say \(level.name) because \(row.name)")
            }
        }
        if !endsWithNone(words, interviewer) {
            failures.append("who says \"\(words.none)\" to everything gets no advice")
        }
        return failures
    }

    /// Two plain cases and what they have to come to.
    private static var cases: [(Facts, Level, Row)] {
        var run = Facts.calm
        run.course.runRelation = .startsDuringRun
        run.course.trend = .improving
        var warm = Facts.calm
        warm.course.runRelation = .settlesWithWarmup
        warm.course.trend = .unchanged
        return [
            (run, .stopRestSelfCare, .r26),
            (warm, .runWithPrecautions, .r34),
        ]
    }

    private static func isEmergency(
        chosen value: FactValue,
        _ words: OfferedWords,
        _ interviewer: Interviewer
    ) -> Bool {
        var facts = Facts.calm
        facts.set(value)
        let turn = try? SyntheticRunner(facts: facts, words: words).talk(with: interviewer)
        return turn.map(isEmergency) ?? false
    }

    /// Whether a turn tells to call for help, at once.
    private static func isEmergency(_ turn: Turn) -> Bool {
        turn.isUrgent && turn.conversation.told?.level == .emergencyNow
            && turn.replies.joined().contains(Club.rehearsal.emergencyNumber)
    }

    /// Whether somebody who says "none" to whatever is asked comes to a decision.
    private static func endsWithNone(_ words: OfferedWords, _ interviewer: Interviewer) -> Bool {
        var turn = interviewer.rehearse(Conversation(seed: 0), "?")
        for _ in 0..<SyntheticRunner.maxTurns where turn.conversation.stage != .decided {
            turn = interviewer.rehearse(turn.conversation, words.none)
        }
        return turn.conversation.stage == .decided
    }
}

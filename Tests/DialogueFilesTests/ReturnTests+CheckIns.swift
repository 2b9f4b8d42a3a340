import Dialogue
import Testing
import Understanding

/// Check-ins while the runner is on the way back to running.
extension ReturnTests {
    /// Whether a check-in is answered or not, both go on; never two messages on one day.
    @Test(arguments: [[], ["none", "none", "gone", "none", "no"], ["none", "none", "worse"]])
    func `a check-in leaves the plan as it is, unless it tells of pain`(answers: [String]) throws {
        var talk = try talk(Self.gone, "yes", "plan", "yes")
        var runs: [Int] = []
        for day in 1...9 {
            talk.pass(days: 1)
            talk.now = LocalMoment(year: 2026, month: 3, day: talk.now.day, hour: 9)
            let turn = reminder(talk)
            if let turn {
                runs.append(day)
                talk.conversation = turn.conversation
                if !answers.isEmpty, talk.conversation.pending?.kind == .lastRun { talk.say("no") }
            }
            talk.now = LocalMoment(year: 2026, month: 3, day: talk.now.day, hour: 18)
            guard talk.checkIn() != nil else { continue }
            #expect(turn == nil)
            for words in answers where talk.conversation.pending != nil { talk.say(words) }
            for _ in 0..<6 where !answers.isEmpty && talk.conversation.stage != .decided {
                talk.say("none")
            }
        }
        switch answers {
        case []: #expect(runs == [1, 3, 5] && talk.conversation.returning == nil)
        case _ where answers.contains("gone"): #expect(runs == [1, 3, 5, 7, 9])
        default: #expect(runs == [1] && talk.conversation.returning == nil)
        }
    }
}

import Dialogue
import RulesCore
import Testing
import Understanding

@testable import DialogueFiles

/// Forms of the script language that say the same, and words that a question may have of its own.
@Suite struct ScriptFormTests {
    @Test func `a question may be written with ask and text`() throws {
        let short = try Files.script()
        let long = try Files.script(("  - trend: |", "  - ask: trend\n    text: |"))
        #expect(long == short)
    }

    @Test func `what is said between questions stands before the question that follows`() throws {
        let script = try Files.script()
        let step = try #require(script.says.first)
        #expect(script.says.count == 1)
        #expect(script.questions[step.place - 1].facts == [.trend])
        #expect(step.condition[.runRelation]?.map(\.name) == ["startsDuringRun"])
        #expect(step.condition[.trend]?.count == 3)
    }

    func interviewer(_ script: Script) throws -> Interviewer {
        let shipped = try TalkTests.edition.get()
        return Interviewer(
            edition: .init(script: script, shared: shipped.shared, reader: shipped.reader),
            club: Club(name: "the club", emergencyNumber: "112", bot: "sweep")
        )
    }

    func replies(_ script: Script, to words: [String]) throws -> [[String]] {
        let interviewer = try interviewer(script)
        let now = LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
        var talk = Conversation(seed: 0)
        return words.map { words in
            let turn = interviewer.step(talk, text: words, name: "mia", now: now)
            talk = turn.conversation
            return turn.replies
        }
    }

    @Test func `a question may have its own words for what was not understood`() throws {
        let own = try Files.script(
            (
                "    plainer: |\n      Compare now",
                "    unclear: |\n      I meant how it goes, {name}.\n"
                    + "    plainer: |\n      Compare now"
            )
        )
        let talk = ["my back hurts when I run, since yesterday, mild", "none", "none", "blah"]
        #expect(try replies(own, to: talk)[3].first == "I meant how it goes, mia.")
        #expect(try replies(Files.script(), to: talk)[3].first == "Sorry, I didn't get that.")
    }

    @Test
    func `a step behind the last question is said before the advice, without a condition to all`()
        throws
    {
        let script = try Files.script(
            ("levels:               #", "  - say: |\n      That was the last one.\n\nlevels:     #")
        )
        let talk = [
            "my back hurts when I run, since yesterday, mild", "none", "none", "gone", "none",
            "none",
        ]
        let last = try #require(replies(script, to: talk).last)
        #expect(last.first == "That was the last one.")
        #expect(last.dropFirst().first?.hasPrefix("Stop running") == true)
        let emergency = try replies(script, to: Array(talk.prefix(4)) + ["I can't pee"])
        #expect(emergency.last?.first?.hasPrefix("mia, stop") == true)
    }

    @Test func `a step is said on the way to the next question, and not before it again`() throws {
        let script = try Files.script(
            ("  - any of:\n      age:", "  - say: |\n      Nearly done.\n\n  - any of:\n      age:")
        )
        let talk = [
            "my back hurts when I run, since yesterday, mild", "none", "none", "gone", "hi",
            "repeat",
            "undo", "gone",
        ]
        let said = try replies(script, to: talk).map { $0.contains("Nearly done.") }
        #expect(said == [false, false, false, true, false, false, false, true])
    }

    @Test(arguments: [(1, "2 days now."), (4, "5 days now."), (9, "10 days now.")])
    func `a check-in can say how long it has lasted`(days: Int, words: String) throws {
        let script = try Files.script(
            ("let's see whether your back has eased", "{days} now."),
            ("the first days of rest", "{days} now. The first days of rest"),
            ("A week or so by now", "{days} now. A week or so by now")
        )
        let interviewer = try interviewer(script)
        let now = LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
        var talk = Conversation(seed: 0)
        for words in [
            "my back hurts when I run, since yesterday, mild", "none", "none", "better", "none",
            "none", "yes",
        ] {
            talk = interviewer.step(talk, text: words, name: "mia", now: now).conversation
        }
        let later = now.adding(days: days)
        let replies = try #require(interviewer.checkIn(talk, name: "mia", now: later)).replies
        #expect(replies.first?.contains(words) == true)
    }

    @Test func `every text may be a list of wordings, each of which is checked`() throws {
        let script = try Files.script(
            (
                "      Then please don't run for now, {name}: pain that comes on in a run needs "
                    + "rest first.\n",
                ""
            ),
            ("  - say: |            #", "  - say: [No run for now., Rest first.]\n    #")
        )
        #expect(script.says.first?.text.variants.count == 2)
    }
}

import Dialogue
import DialogueFiles
import Testing
import Understanding

@Suite struct MidnightTests {
    @Test(arguments: [
        // Hour of the next message on the next day, and what is asked.
        (0, "When does it hurt?"), (3, "When does it hurt?"), (4, "The serious ones first;"),
        (18, "The serious ones first;"),
    ])
    func `a talk over midnight goes on, the next morning is another day`(
        hour: Int,
        question: String
    ) throws {
        let interviewer = Interviewer(
            edition: try TalkTests.edition.get(),
            club: Club(name: "the club", emergencyNumber: "112", bot: "sweep")
        )
        let evening = LocalMoment(year: 2026, month: 3, day: 1, hour: 23, minute: 55)
        var talk = Conversation(seed: 0)
        for words in ["hi", "none"] {
            talk = interviewer.step(talk, text: words, name: "mia", now: evening).conversation
        }
        let later = LocalMoment(year: 2026, month: 3, day: 2, hour: hour)
        let words = hour < 4 ? "none" : "hi"
        let turn = interviewer.step(talk, text: words, name: "mia", now: later)
        #expect(turn.replies.contains { $0.hasPrefix(question) })
    }
}

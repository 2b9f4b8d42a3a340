import Dialogue
import RulesCore
import Testing
import Understanding

/// Pain that is gone is no answer that was not understood.
@Suite struct GoneTests {
    @Test(arguments: ["gone", "it's gone", "no pain", "it doesn't hurt any more", "0", "0/10"])
    func `who has no pain any more is not asked again how bad it is`(words: String) throws {
        var talk = try ShippedTalk()
        for text in ["my back hurts when I run, since yesterday", "none", "none"] { talk.say(text) }
        #expect(talk.turn?.replies.last?.contains("How bad is it now?") == true)
        talk.say(words)
        let known = talk.conversation.known(on: talk.now.dayNumber)
        #expect(known.facts[.severity].name == "mild")
        #expect(known.asked.contains(.severity))
        #expect(talk.turn?.replies.contains { $0.contains("didn't get that") } == false)
    }

    @Test(arguments: [("3/10", "mild"), ("5/10", "moderate"), ("8 out of 10", "severe")])
    func `what is rated out of ten is read as that`(words: String, severity: String) throws {
        var talk = try ShippedTalk()
        for text in ["my back hurts when I run, since yesterday", "none", "none"] { talk.say(text) }
        talk.say(words)
        #expect(talk.conversation.known(on: talk.now.dayNumber).facts[.severity].name == severity)
    }
}

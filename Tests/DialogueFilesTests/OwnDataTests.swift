import Dialogue
import RulesCore
import Testing
import Understanding

/// What is kept of somebody, in words, and how they are known again.
@Suite struct OwnDataTests {
    private struct Counted: RandomNumberGenerator {
        var state: UInt64 = 1

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test func `first contact says in one line what is kept and for how long`() throws {
        var talk = try ShippedTalk(keepDays: 30)
        let replies = talk.say("hi")
        #expect(replies.count { $0.contains("30 days") && $0.contains("forget me") } == 1)
        #expect(!replies.joined().contains("the words you write"))
        var keeping = try ShippedTalk(keepDays: 1, keepsWords: true)
        let other = keeping.say("hi")
        #expect(other.count == replies.count)
        #expect(other.contains { $0.contains("1 day ") && $0.contains("the words you write") })
    }

    @Test func `my data tells facts, advice and its day, agreement, the next day and timers`()
        throws
    {
        var talk = try ShippedTalk()
        #expect(talk.say("my data") == ["I keep nothing about you."])
        talk.come(to: .stopRestSelfCare)
        talk.hasTimers = true
        let told = talk.say("my data").joined(separator: "\n")
        for words in [
            "your name", "it comes on while you run", "2026-03-01", "Stop running for now",
            "I may ask", "tomorrow", "Timers are set", "forget me",
        ] {
            #expect(told.contains(words), "\(words)")
        }
        talk.hasTimers = false
        talk.say("don't ask me")
        talk.pass(days: 1)
        let later = talk.say("my data").joined(separator: "\n")
        #expect(later.contains("2026-03-01") && later.contains("shouldn't ask"))
        #expect(!later.contains("Timers") && !later.contains("tomorrow"))
    }

    @Test func `a summary tells the advice, what gives concern, what was denied`() throws {
        var talk = try ShippedTalk()
        #expect(talk.say("summary").count == 1)
        #expect(talk.conversation.entries.isEmpty)
        let open = talk.say("tingling down my left leg for 3 weeks").last
        let early = talk.say("summary")
        #expect(early.last == open && !early.joined().contains("My advice"))
        #expect(early.joined().contains("What you told: pain, tingling or numbness in one leg"))
        talk.say("none", "not sure")
        while talk.conversation.stage != .decided { talk.say("no", "1") }
        talk.pass(days: 2)
        let told = talk.say("summary")
        let words = told.joined(separator: "\n")
        #expect(told.first?.contains("2026-03-01") == true)
        for part in ["My advice of 2026-03-01", "in one leg", "And: no numbness around"] {
            #expect(words.contains(part), "\(part)")
        }
        #expect(told.allSatisfy { $0.utf8.count <= Template.maxMessageBytes })
        #expect(talk.conversation.stage == .decided)
    }

    @Test func `a summary of an emergency begins with what to do`() throws {
        var talk = try ShippedTalk()
        talk.say("I can't pee since last night, my back is killing me")
        let told = talk.say("summary")
        #expect(told.count == 2 && told[1].contains("call 112 now"))
    }

    @Test func `export announces what comes, where there is something`() throws {
        var talk = try ShippedTalk()
        talk.say("export")
        #expect(talk.wishes.isEmpty)
        talk.say("hi", "export")
        #expect(talk.wishes == [.export])
        #expect(talk.turn?.replies.count == 1)
    }

    @Test func `who has no account is told a code, and comes back by it where they were`() throws {
        var random = Counted()
        var talk = try ShippedTalk()
        talk.code = ResumeCode(from: &random)
        let hello = talk.say("my back hurts when i run, since yesterday")
        #expect(talk.wishes == [.keepCode])
        #expect(hello.count { $0.contains(talk.code?.text ?? "-") } == 1)
        let question = hello.last
        talk.say("none")
        #expect(talk.wishes.isEmpty)
        let fresh = ResumeCode(from: &random)
        let turn = talk.interviewer.resume(
            talk.conversation,
            name: "mia2",
            code: fresh,
            now: talk.now
        )
        #expect(turn.wishes == [.keepCode])
        #expect(turn.replies.first?.contains("it comes on while you run") == true)
        #expect(turn.replies[1].contains(fresh.text))
        #expect(
            turn.replies.last != question && turn.replies.last?.contains("Any of these?") == true
        )
        #expect(turn.conversation.entries == talk.conversation.entries)
    }

    @Test func `an emergency comes before the code`() throws {
        var random = Counted()
        var talk = try ShippedTalk()
        talk.come(to: .emergencyNow)
        for days in 0...1 {
            talk.pass(days: days)
            let turn = talk.interviewer.resume(
                talk.conversation,
                name: "mia",
                code: ResumeCode(from: &random),
                now: talk.now
            )
            #expect(turn.isUrgent && turn.wishes == [.keepCode])
            #expect(turn.replies[0].contains(days == 0 ? "112" : "did you get help"))
        }
    }

    @Test func `code tells a fresh one to who has none, and nothing to who needs none`() throws {
        var random = Counted()
        var talk = try ShippedTalk()
        talk.say("hi", "code")
        #expect(talk.wishes.isEmpty)
        let code = ResumeCode(from: &random)
        talk.code = code
        #expect(talk.say("code").joined().contains(code.text))
        #expect(talk.wishes == [.keepCode])
    }
}

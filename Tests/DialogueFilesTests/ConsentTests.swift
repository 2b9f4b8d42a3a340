import Dialogue
import RulesCore
import Testing
import Understanding

/// Whether somebody may be written to is theirs to say, once and at any time.
@Suite struct ConsentTests {
    @Test(arguments: Level.allCases)
    func `the advice asks before the disclaimer, and both answers count`(level: Level) throws {
        for (answer, agreement) in [
            ("yes", Conversation.Agreement.agreed), ("no", .declined),
        ] {
            var talk = try ShippedTalk()
            talk.come(to: level, mayAsk: nil)
            #expect(talk.conversation.told?.level == level)
            let lines = talk.turn?.replies.suffix(2) ?? []
            #expect(lines.first?.lowercased().contains("may i ask you") == true)
            #expect(lines.first?.hasSuffix("Yes or no.") == true)
            #expect(lines.last?.hasPrefix("General information for runners") == true)
            #expect(talk.conversation.dueDay == nil)
            talk.say(answer)
            #expect(talk.conversation.agreement == agreement)
            #expect(talk.conversation.pending == nil)
            #expect((talk.conversation.dueDay != nil) == (agreement == .agreed))
        }
    }

    @Test(arguments: ["yes", "no", "ok", "not sure", "none", "nope", "yeah sure", "help", "thanks"])
    func `nothing said to that question lowers an emergency`(answer: String) throws {
        var talk = try ShippedTalk()
        talk.come(to: .emergencyNow, mayAsk: answer)
        #expect(talk.conversation.known(on: talk.now.dayNumber).isEmergency)
        #expect(talk.conversation.told?.level == .emergencyNow)
        #expect(talk.turn?.replies.contains { $0.contains("112") } == true)
        // A yes to being asked is no "help came".
        #expect(talk.conversation.stage == .decided)
    }

    @Test func `yes and no after an emergency begin with what to do`() throws {
        for answer in ["yes", "no"] {
            var talk = try ShippedTalk()
            talk.come(to: .emergencyNow, mayAsk: answer)
            #expect(talk.turn?.replies.first?.contains("call 112 now") == true)
            #expect(talk.turn?.isUrgent == true)
        }
    }

    @Test(arguments: [
        ("yes", "I'll ask you tomorrow how it is"), ("no", "Say hi tomorrow and I'll ask"),
        (nil, "may I ask you tomorrow"),
    ])
    func `the advice tells the truth about who asks`(answer: String?, words: String) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: answer)
        let told = talk.say("repeat").joined(separator: "\n")
        for said in ["I'll ask you tomorrow how", "Say hi tomorrow", "may I ask you"] {
            #expect(told.contains(said) == words.contains(said.dropFirst(4)), "\(said)")
        }
    }

    @Test func `who says something else is asked once more with the next advice, and then not`()
        throws
    {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: nil)
        let worse = talk.say("it got worse")
        #expect(talk.conversation.agreement == .unanswered)
        #expect(talk.conversation.told?.level == .seeProfessionalHoldTraining)
        #expect(worse.contains { $0.contains("may I ask") })
        let third = talk.say("my left foot is weak")
        #expect(talk.conversation.agreement == .declined)
        #expect(talk.conversation.told?.level == .urgentSameDay)
        #expect(!third.contains { $0.contains("may I ask") })
    }

    @Test(arguments: ["yes, it got worse", "yes but its worse now", "yes. and my foot is weak now"])
    func `what is said besides a yes counts first`(words: String) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: nil)
        let told = talk.say(words)
        #expect(talk.conversation.agreement == .agreed)
        #expect((talk.conversation.told?.level ?? .runWithPrecautions) > .stopRestSelfCare)
        #expect(told.contains { $0.contains("I'll ask you") })
        #expect(talk.conversation.dueDay != nil)
    }

    @Test(arguments: ["no, it got worse", "no thanks, its getting worse"])
    func `what is said besides a no counts too`(words: String) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: nil)
        talk.say(words)
        #expect(talk.conversation.told?.level == .seeProfessionalHoldTraining)
        #expect(talk.conversation.dueDay == nil)
    }

    @Test(arguments: ["ok", "OK!", "Sure", "go ahead", "please do", "yes please", "of course"])
    func `who agrees in other words agrees`(words: String) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: words)
        #expect(talk.conversation.agreement == .agreed)
    }

    /// A talk that has come to "may I ask how it is?".
    private static func asked(in language: String) throws -> ShippedTalk {
        var talk = try ShippedTalk(language: language)
        if language == "en" {
            talk.come(to: .stopRestSelfCare, mayAsk: nil)
        } else {
            talk.say("me duele la espalda desde ayer", "ninguna", "ninguna", "1", "1", "mejor")
            talk.say("ninguna", "ninguna")
        }
        #expect(talk.conversation.pending?.kind == .mayAsk)
        #expect(talk.conversation.language == language)
        return talk
    }

    @Test(arguments: [
        ("en", "no need"), ("en", "Please don't!"), ("en", "not now"), ("en", "later"),
        ("en", "another day"), ("en", "no thanks"), ("en", "I'd rather not"),
        ("es", "no hace falta"), ("es", "mejor no"), ("es", "ahora no"), ("es", "Otro día."),
        ("es", "prefiero que no"), ("es", "más tarde"), ("en", "mejor no"), ("es", "no need"),
    ])
    func `who declines in other words declines`(language: String, words: String) throws {
        var talk = try Self.asked(in: language)
        let known = talk.conversation.known(on: talk.now.dayNumber)
        let said = talk.say(words)
        #expect(talk.conversation.agreement == .declined)
        #expect(talk.conversation.pending == nil && talk.conversation.dueDay == nil)
        #expect(talk.conversation.known(on: talk.now.dayNumber) == known)
        #expect(
            said.count == 1 && said[0].contains(language == "en" ? "won't write" : "no te escribo")
        )
    }

    @Test(arguments: ["no need", "later", "not now"])
    func `after an emergency only a plain no declines`(words: String) throws {
        var talk = try ShippedTalk()
        talk.come(to: .emergencyNow, mayAsk: words)
        #expect(talk.conversation.agreement != .agreed)
        #expect(talk.conversation.known(on: talk.now.dayNumber).isEmergency)
        #expect(talk.turn?.replies.contains { $0.contains("112") } == true)
    }

    @Test func `all words that decline are heard, with any red flag beside them first`() throws {
        for edition in try TalkTests.library.get().editions {
            #expect(edition.shared.declines.count > 20)
            for words in edition.shared.declines.sorted() {
                var talk = try Self.asked(in: edition.script.language)
                talk.say(words)
                #expect(talk.conversation.agreement == .declined, "\(words)")
            }
        }
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: "not now, i can't pee")
        #expect(talk.conversation.told?.level == .emergencyNow)
    }

    @Test(arguments: [
        ("en", "why"), ("en", "what for?"), ("en", "why do you ask"), ("es", "¿para qué?"),
        ("es", "¿por qué?"),
    ])
    func `who asks why is told, and asked on`(language: String, words: String) throws {
        var talk = try Self.asked(in: language)
        let said = talk.say(words)
        let end = language == "en" ? "if it doesn't. Yes or no?" : "qué hacer si no. ¿Sí o no?"
        #expect(said.last?.hasSuffix(end) == true, "\(said)")
        #expect(talk.conversation.pending?.kind == .mayAsk)
        talk.say(language == "en" ? "yes" : "sí")
        #expect(talk.conversation.agreement == .agreed)
        #expect(!talk.say(words).contains { $0.hasSuffix(end) })
    }

    @Test func `both can be changed at any time, and stop ends it`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: "no")
        talk.say("ask me")
        #expect(talk.conversation.dueDay == talk.now.dayNumber + 1)
        talk.say("don't ask me")
        #expect(talk.conversation.dueDay == nil)
        talk.say("you may ask me", "stop")
        #expect(talk.conversation.dueDay == nil && talk.conversation.checkIn == nil)
        #expect(talk.wishes == [.dropTimers])
        talk.say("hi")
        #expect(talk.conversation.agreement == .notAsked)
    }

    @Test func `who agrees when the day has come is asked at once`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: nil)
        talk.pass(days: 2)
        #expect(talk.checkIn() == nil)
        #expect(talk.say("yes").last?.hasPrefix("The serious ones first") == true)
        #expect(talk.checkIn() == nil)
        var other = try ShippedTalk()
        other.come(to: .emergencyNow, mayAsk: nil)
        other.pass(days: 2)
        #expect(other.say("yes") == ["mia, did you get help? Yes or no."])
    }

    @Test func `an emergency closed by help keeps whether somebody may be asked`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .emergencyNow)
        talk.pass(days: 1)
        talk.checkIn()
        talk.say("yes")
        #expect(talk.conversation.agreement == .agreed && talk.conversation.checkIn == nil)
        talk.say("i can't pee", "forget me", "yes")
        #expect(talk.conversation.agreement == .notAsked)
        #expect(talk.wishes == [.dropTimers])
    }
}

/// What else is said to whether somebody may be asked.
@Suite struct ConsentAsideTests {
    @Test(arguments: [
        "yes, it got worse", "yes but its worse now", "Yes. Worse today", "sure, but it's worse",
    ])
    func `a yes with news counts, and so does the news`(words: String) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: words)
        #expect(talk.conversation.told?.level == .seeProfessionalHoldTraining)
        let isYes = words.lowercased().hasPrefix("yes")
        #expect(talk.conversation.agreement == (isYes ? .agreed : .unanswered))
    }

    @Test func `a yes with a flag is an emergency at once`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: "yes but now i can't pee")
        #expect(talk.conversation.told?.level == .emergencyNow)
        #expect(talk.conversation.agreement == .agreed)
    }

    @Test func `news that changes nothing leave the yes its answer`() throws {
        var talk = try ShippedTalk()
        let told = talk.come(to: .stopRestSelfCare, mayAsk: "yes, it's better")
        #expect(told.last?.hasPrefix("Good, I'll ask you tomorrow") == true)
        #expect(talk.conversation.agreement == .agreed)
    }

    @Test(arguments: ["thanks", "hi", "hmm", "what?"])
    func `words that are no answer leave the question open`(words: String) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare, mayAsk: words)
        #expect(talk.conversation.pending?.kind == .mayAsk)
        talk.say("yes")
        #expect(talk.conversation.agreement == .agreed)
    }

    @Test(arguments: ["sí, está peor", "si pero ahora está peor"])
    func `so do a yes and its news in Spanish`(words: String) throws {
        var talk = try ShippedTalk(language: "es")
        talk.say("me duele la espalda desde ayer", "ninguna", "ninguna", "1", "1", "mejor")
        talk.say("ninguna", "ninguna")
        #expect(talk.conversation.told?.level == .stopRestSelfCare)
        talk.say(words)
        #expect(talk.conversation.told?.level == .seeProfessionalHoldTraining)
        #expect(talk.conversation.agreement == .agreed)
    }
}

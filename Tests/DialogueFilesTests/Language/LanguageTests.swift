import RulesCore
import Testing
import Understanding

@testable import Dialogue

/// A runner is spoken to in their own language, from the first word on.
@Suite(.timeLimit(.minutes(3))) struct LanguageTests {
    private func isEnglish(_ replies: [String]) -> Bool {
        let text = replies.joined(separator: " ").lowercased()
        return [" the ", " you", " and "].contains { text.contains($0) }
    }

    // MARK: - Written

    @Test(arguments: [
        ("hi", "es", "en"), ("hola", "en", "es"), ("hello there", "es", "en"),
        ("buenas", "en", "es"),
        ("my back hurts", "es", "en"), ("me duele la espalda", "en", "es"), ("?", "es", nil),
        ("?", "en", nil), ("ok", "es", nil), ("1", "en", nil), ("Carmen", "en", nil),
        ("hola, my back hurts since monday", "es", "en"), ("hi, me duele la espalda", "en", "es"),
    ])
    func `the first message says in which language it begins`(
        text: String,
        own: String,
        language: String?
    ) throws {
        var talk = try ShippedTalk(language: own)
        let replies = talk.say(text)
        #expect(talk.conversation.language == language)
        #expect(talk.conversation.spoken?.isAskedFor != true)
        #expect(isEnglish(replies) == ((language ?? own) == "en"))
    }

    @Test(arguments: [
        "1", "2, 3", "ok", "no", "nada", "Carmen", "gracias", "vale", "hola", "un poco", "no sé",
        "🙂",
        "ninguna", "la Sportiva", "El Retiro",
    ])
    func `an answer of a word or two does not change it, and is understood`(text: String) throws {
        var talk = try ShippedTalk()
        talk.say("hi")
        let replies = talk.say(text)
        #expect(talk.conversation.language == "en")
        #expect(isEnglish(replies))
    }

    @Test func `a short answer in the other language is an answer`() throws {
        var talk = try ShippedTalk()
        talk.say("hi", "ninguna")
        #expect(talk.conversation.known(on: talk.now.dayNumber).asked.contains(.saddle))
        talk.say("nada", "1", "leve")
        let known = talk.conversation.known(on: talk.now.dayNumber)
        #expect(known.facts[.severity].name == "mild")
        #expect(talk.conversation.language == "en")
    }

    @Test
    func `who goes on clearly in the other language is spoken to in it, and the answer counts`()
        throws
    {
        var talk = try ShippedTalk()
        talk.say("hi", "none", "none", "1", "mild")
        #expect(talk.conversation.pending?.kind == .facts([.duration]))
        let replies = talk.say("me duele desde hace dos semanas más o menos")
        #expect(talk.conversation.language == "es")
        #expect(!isEnglish(replies))
        let known = talk.conversation.known(on: talk.now.dayNumber)
        #expect(known.facts[.duration].name == "d14to21")
    }

    @Test func `the question is put again where the words say nothing else`() throws {
        var talk = try ShippedTalk()
        talk.say("hi")
        let replies = talk.say("perdona, pero la verdad es que prefiero otra cosa")
        #expect(talk.conversation.language == "es")
        #expect(talk.conversation.pending?.rung == 0, "no step down the ladder")
        #expect(replies.last?.hasPrefix("Primero, lo serio") == true)
    }

    @Test func `a whole talk in both comes to the same`() throws {
        var one = try ShippedTalk()
        one.say(
            "my back hurts since yesterday, it started in my run",
            "none",
            "none",
            "a 2 out of 10"
        )
        one.say("the same", "none", "none")
        var both = try ShippedTalk()
        both.say("my back hurts since yesterday, it started in my run", "ninguna de esas cosas, no")
        both.say(
            "none",
            "un 2 sobre 10",
            "igual que al principio, ni mejor ni peor",
            "none",
            "ninguna"
        )
        #expect(one.conversation.stage == .decided)
        #expect(both.conversation.told == one.conversation.told)
    }

    @Test(arguments: [
        ("en", "hola", "my back hurts", "en"), ("es", "hi", "me duele la espalda", "es"),
        ("es", "hello", "ninguna", "es"), ("en", "buenas", "since yesterday", "en"),
        ("en", "hola", "ninguna", "es"), ("en", "hola", "1", "es"),
        // Who told something has settled it, and in the club's own language so has a hello.
        ("en", "me duele desde ayer", "none", "es"), ("en", "hi", "ninguna", "en"),
    ])
    func `a hello in another language settles nothing yet`(
        own: String,
        first: String,
        second: String,
        language: String
    ) throws {
        var talk = try ShippedTalk(language: own)
        talk.say(first)
        let replies = talk.say(second)
        #expect(talk.conversation.language == language)
        #expect(isEnglish(replies) == (language == "en"))
        // From then on a word or two change nothing.
        talk.say(language == "en" ? "nada" : "none")
        #expect(talk.conversation.language == language)
    }

    // MARK: - Asked for

    @Test func `help names the other languages in their own words, and those words are heard`()
        throws
    {
        for (own, line) in [
            ("en", "Para español, di \"español\"."), ("es", "For English, say \"english\"."),
        ] {
            for words in [[], ["none"]] {
                var talk = try ShippedTalk(language: own)
                for word in words { talk.say(word) }
                let said = talk.say(own == "en" ? "help" : "ayuda")
                #expect(said.last == line)
                let request = try #require(line.split(separator: "\"").dropFirst().first)
                talk.say(String(request))
                #expect(talk.conversation.language == (own == "en" ? "es" : "en"))
            }
        }
    }

    @Test func `help of one language alone names none`() throws {
        let edition = try #require(try TalkTests.library.get().editions.first)
        let interviewer = Interviewer(
            edition: edition,
            club: Club(name: "the club", emergencyNumber: "112", bot: "sweep")
        )
        let turn = interviewer.step(
            Conversation(seed: 1),
            text: "help",
            name: "mia",
            now: LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
        )
        #expect(turn.replies.count == 2 && !turn.replies.joined().contains("español"))
    }

    static func requests() throws -> [(words: String, language: String)] {
        try TalkTests.library.get().editions
            .flatMap { edition in
                edition.shared.asksFor.sorted().map { ($0, edition.script.language) }
            }
    }

    @Test func `every message that asks for a language is heard, in any state`() throws {
        let talks: [(words: [String], kind: Pending.Kind?)] = [
            ([], nil), (["hi"], nil), (["hi", "not sure"], .facts([.saddle])),
            (["hi", "forget me"], .forget), (["my mate can't feel his legs"], .aboutYou),
            (["i can't pee"], .mayAsk), (["hi", "stop"], nil),
            (["hi", "1", "yes"], nil), (["hi", "blah", "blah"], nil),
        ]
        for (words, kind) in talks {
            var talk = try ShippedTalk()
            for word in words { talk.say(word) }
            if let kind { #expect(talk.conversation.pending?.kind == kind) }
            let before = talk.conversation
            for (request, language) in try Self.requests() {
                var asked = talk
                let replies = asked.say(request.uppercased() + "!")
                #expect(
                    asked.conversation.spoken == Conversation.Spoken(language, isAskedFor: true),
                    "\(request) after \(words)"
                )
                #expect(
                    replies.first
                        == (language == "en"
                            ? "All right, in English from here on."
                            : "De acuerdo, seguimos en español.")
                )
                #expect(asked.conversation.entries == before.entries)
                if before.stage != .new { #expect(asked.conversation.pending == before.pending) }
            }
        }
    }

    @Test func `what waits, and what was told, is said again in the new language`() throws {
        var talk = try ShippedTalk()
        talk.say("hi", "none")
        #expect(talk.say("español").last?.hasPrefix("¿Te pasa algo de esto? 1 fiebre") == true)
        talk.say("english", "i can't pee")
        let told = talk.say("en español por favor")
        #expect(told.dropFirst().first?.contains("llama al 112") == true)
        #expect(talk.turn?.isUrgent == true)
        talk.say("sí")
        talk.pass(days: 1)
        #expect(talk.checkIn()?.contains { $0.contains("¿te atendieron?") } == true)
        #expect(talk.say("english").last == "mia, did you get help? Yes or no.")
        var other = try ShippedTalk()
        other.say("hi", "forget me")
        #expect(other.say("español").last?.hasPrefix("¿Borro todo") == true)
        other.say("hi", "stop")
        #expect(other.say("english") == ["All right, in English from here on."])
    }

    @Test func `a language that was asked for stays, whatever is written`() throws {
        var talk = try ShippedTalk()
        talk.say("hi", "english")
        let replies = talk.say("me duele la espalda desde ayer por la mañana")
        #expect(talk.conversation.spoken == .init("en", isAskedFor: true))
        #expect(isEnglish(replies))
        #expect(talk.conversation.known(on: talk.now.dayNumber).asked.contains(.duration))
        talk.say("español")
        #expect(talk.conversation.language == "es")
    }

    @Test func `a language stays until all is deleted`() throws {
        var talk = try ShippedTalk()
        talk.say("español", "ninguna", "reiniciar")
        #expect(talk.conversation.language == "es")
        #expect(talk.say("mis datos").contains { $0.contains("Hablamos en español.") })
        talk.say("olvídame")
        #expect(talk.say("sí").first?.hasPrefix("Hecho.") == true)
        #expect(talk.conversation.spoken == nil)
        #expect(isEnglish(talk.say("?")))
    }

    @Test func `a language that is not loaded any more is the club's`() throws {
        var talk = try ShippedTalk()
        talk.conversation.spoken = .init("fr", isAskedFor: true)
        #expect(isEnglish(talk.say("?")))
        #expect(talk.conversation.language == "fr", "it may come back")
        #expect(!talk.say("my data").joined().contains("We talk in"))
    }

    @Test func `two conversations of one person keep the language that was asked for`() throws {
        func conversation(_ spoken: Conversation.Spoken?) -> Conversation {
            var conversation = Conversation(seed: 0)
            conversation.spoken = spoken
            return conversation
        }
        let (asked, guessed) = (
            Conversation.Spoken("es", isAskedFor: true),
            Conversation.Spoken("en", isAskedFor: false)
        )
        let other = Conversation.Spoken("en", isAskedFor: true)
        for (one, two, result) in [
            (asked, guessed, asked), (guessed, asked, asked), (nil, guessed, guessed),
            (asked, nil, asked), (asked, other, other), (nil, nil, nil),
        ] {
            let merged = conversation(one).taking(conversation(two), on: 20_000)
            #expect(merged.spoken == result)
        }
    }
}

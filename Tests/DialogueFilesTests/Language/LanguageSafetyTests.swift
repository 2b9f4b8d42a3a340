import RulesCore
import Testing
import Understanding

@testable import Dialogue
@testable import DialogueFiles

/// A red flag and distress are heard in every language, whatever is spoken.
@Suite(.timeLimit(.minutes(5))) struct LanguageSafetyTests {
    static let checked = Result { try LibraryLoader.load(folder: MistakeTests.folder) }

    /// Conversations in each of the states, in a language.
    private func states(_ language: String) throws -> [Conversation] {
        let words =
            language == "en"
            ? [
                [], ["hi"], ["hi", "none"], ["hi", "not sure"], ["hi", "none", "none", "1"],
                ["hi", "forget me"], ["my mate can't feel his legs"], ["hi", "stop"],
                [
                    "my back hurts, since yesterday", "none", "none", "1", "1", "better", "none",
                    "none",
                ],
            ]
            : [
                [], ["hola"], ["hola", "ninguna"], ["hola", "no sé"],
                ["hola", "ninguna", "ninguna", "1"],
                ["hola", "olvídame"], ["mi amigo no siente las piernas"], ["hola", "parar"],
                [
                    "me duele la espalda, desde ayer", "ninguna", "ninguna", "1", "1", "mejor",
                    "ninguna", "ninguna",
                ],
            ]
        return try words.map { words in
            var talk = try ShippedTalk(language: language)
            talk.conversation.spoken = .init(language, isAskedFor: true)
            for word in words { talk.say(word) }
            return talk.conversation
        }
    }

    @Test(arguments: [("en", "es"), ("es", "en")])
    func `every phrase of an emergency is answered in its language, in every state of the other`(
        spoken: String,
        other: String
    ) throws {
        let checked = try Self.checked.get()
        let part = try #require(checked.parts.first { $0.edition.script.language == other })
        let reader = part.edition.reader
        let talk = try ShippedTalk(language: spoken)
        let states = try states(spoken)
        let alarms = part.lexicon.phrases.filter { phrase in
            switch phrase.meaning {
            case .value(let value, .always): value.isEmergency
            case .cue(.distress): true
            default: false
            }
        }
        #expect(alarms.count > 100)
        var tried = 0
        var answeredInOther = 0
        for (number, phrase) in alarms.enumerated() {
            let text = reader.sample(of: phrase)
            // Every phrase in two states, and each state with many.
            for place in states.indices where (number + place) % states.count < 2 {
                let state = states[place]
                tried += 1
                let turn = talk.interviewer.step(state, text: text, name: "mia", now: talk.now)
                #expect(turn.isUrgent, "\(text)")
                #expect(turn.conversation.language == spoken, "what was asked for stays")
                let isOther =
                    turn.replies.first?.contains(other == "es" ? "llama" : "call") == true
                if isOther { answeredInOther += 1 }
            }
        }
        // A few phrases are the same in both, and answered in the one that is spoken.
        #expect(answeredInOther * 100 > tried * 95)
    }

    @Test(arguments: [
        ("so i went for an easy run with the club on sunday and now no puedo orinar", "en", "es"),
        ("hey all, no siento cuando me limpio, is that normal after a long run?", "en", "es"),
        ("hola a todos, ayer salí a correr por el parque y hoy i can't pee", "es", "en"),
        ("la tirada fue bien pero both my legs are numb", "es", "en"),
        ("good run today but me quiero morir", "en", "es"),
        ("ayer bien, hoy i want to kill myself", "es", "en"),
    ])
    func `they are heard in a message of both languages`(
        text: String,
        spoken: String,
        language: String
    ) throws {
        var talk = try ShippedTalk(language: spoken)
        talk.say(spoken == "en" ? "hi" : "hola")
        let replies = talk.say(text)
        #expect(talk.turn?.isUrgent == true)
        #expect(replies.first?.contains("112") == true)
        #expect(talk.conversation.language == language)
        let overheard = talk.interviewer.overhear(text, now: talk.now)
        #expect(overheard.isEmergency)
    }

    @Test(arguments: [
        ("no puedo orinar", true, "es"), ("i can't pee", true, "en"),
        ("ran 10k today", false, "en"),
        ("me duele la espalda", false, "es"), ("ok", false, "en"),
    ])
    func `a room is answered in the language of the words`(
        text: String,
        isEmergency: Bool,
        language: String
    ) throws {
        for own in ["en", "es"] {
            let talk = try ShippedTalk(language: own)
            let overheard = talk.interviewer.overhear(text, now: talk.now)
            #expect(overheard.isEmergency == isEmergency)
            #expect(overheard.language == (text == "ok" ? own : language))
        }
    }

    @Test func `a red flag that is no emergency is learnt in passing too`() throws {
        var talk = try ShippedTalk()
        talk.say("hi")
        talk.say("my back hurts since the long run on sunday, tengo fiebre")
        let known = talk.conversation.known(on: talk.now.dayNumber)
        #expect(known.facts[.feverUnwell].name == "yes")
        #expect(known.asked.contains(.duration), "and what else was said")
    }

    @Test(arguments: ["en", "es"])
    func `every command is the same command with another language beside it`(
        language: String
    ) throws {
        let checked = try Self.checked.get()
        let part = try #require(checked.parts.first { $0.edition.script.language == language })
        let club = Club(name: "the club", emergencyNumber: "112", bot: "sweep")
        let alone = Interviewer(edition: part.edition, club: club)
        let both = Interviewer(library: checked.library, language: language, club: club)
        var conversation = Conversation(seed: 0)
        let now = LocalMoment(year: 2026, month: 3, day: 1, hour: 18)
        conversation.spoken = .init(language, isAskedFor: true)
        conversation = alone.step(conversation, text: "?", name: "mia", now: now).conversation
        for phrase in part.lexicon.phrases {
            guard case .command(let command) = phrase.meaning else { continue }
            let text = part.edition.reader.sample(of: phrase)
            var turn = both.step(conversation, text: text, name: "mia", now: now)
            if command == .help {
                // It names the other language as well.
                let line = language == "en" ? "Para español, di" : "For English, say"
                #expect(turn.replies.popLast()?.hasPrefix(line) == true)
            }
            #expect(turn == alone.step(conversation, text: text, name: "mia", now: now), "\(text)")
        }
    }
}

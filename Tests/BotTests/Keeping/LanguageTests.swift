import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import Testing

/// The language of each person, in all that is said to them and over restarts.
@Suite(.timeLimit(.minutes(5))) struct LanguageTests {
    private static let start = Date(timeIntervalSince1970: 1_772_388_000)
    private static let talk = [
        "hola", "ninguna, empezó corriendo hoy", "ninguna", "3/10", "mejor", "ninguna", "ninguna",
        "sí",
    ]

    private func life(store: Store? = nil) async throws -> Life {
        try await Life(from: Self.start, store: store, library: try Stage.bilingual.get())
    }

    private func last(_ life: Life, to name: String) -> String {
        life.said.last { $0.target == name }?.text ?? ""
    }

    @Test func `each is spoken to in their own, after a restart too`() async throws {
        let life = try await life()
        let (mia, tom) = (life.member("mia"), life.member("tom"))
        await life.say("hola", by: mia)
        await life.say("hi", by: tom)
        #expect(last(life, to: "mia").hasPrefix("Primero, lo serio"))
        #expect(last(life, to: "tom").hasPrefix("The serious ones first"))
        try await life.restart()
        await life.say("?", by: mia)
        await life.say("?", by: tom)
        #expect(last(life, to: "mia").contains("¿"))
        #expect(!last(life, to: "tom").contains("¿"))
        await life.say("english please", by: mia)
        try await life.restart()
        await life.say("me duele la espalda desde ayer por la tarde", by: mia)
        #expect(!last(life, to: "mia").contains("¿"), "it was asked for")
    }

    @Test func `timers and check-ins come in it`() async throws {
        let life = try await life()
        let mia = life.member("mia")
        for text in Self.talk { await life.say(text, by: mia) }
        #expect(try await life.conversation(of: mia)?.agreement == .agreed)
        await life.say("temporizador 15", by: mia)
        try await life.restart()
        await life.come(mia)
        await life.advance(to: life.now.addingTimeInterval(16 * 60))
        #expect(last(life, to: "mia").hasPrefix("Ya está, mia"))
        await life.advance(to: life.now.addingTimeInterval(24 * 3_600))
        #expect(last(life, to: "mia").hasPrefix("Primero, lo serio"))
    }

    @Test func `who has everything deleted begins in the club's language again`() async throws {
        let life = try await life()
        let mia = life.member("mia")
        for text in ["español", "olvídame", "sí"] { await life.say(text, by: mia) }
        await life.tick()
        #expect(last(life, to: "mia").hasPrefix("Hecho."))
        #expect(try await life.conversation(of: mia) == nil)
        await life.say("?", by: mia)
        #expect(!last(life, to: "mia").contains("¿"))
    }

    @Test func `who has no account is brought back with it by their code`() async throws {
        let life = try await life()
        await life.say("español", by: life.member("mia", hasAccount: false))
        let told = life.said.map(\.text).joined(separator: " ")
        let code = try #require(told.firstMatch(of: /retomar (\w{5}-\w{5})/)?.output.1)
        await life.reconnect()
        let back = life.member("mia", hasAccount: false)
        let count = life.said.count
        await life.say("?", by: back)
        await life.say("resume \(code)", by: back)
        let conversation = try await life.conversation(of: back)
        #expect(conversation?.spoken == .init("es", isAskedFor: true))
        #expect(life.said.dropFirst(count).contains { $0.text.hasPrefix("Hola de nuevo, mia") })
        await life.say("retomar aa2aa-bb3bb", by: life.member("eva", hasAccount: false))
        #expect(last(life, to: "eva").hasPrefix("No conozco a nadie"), "in the words of a stranger")
    }

    @Test func `a code that was said in a room is replaced in the language of its owner`()
        async throws
    {
        let life = try await life()
        let mia = life.member("mia", hasAccount: false)
        await life.say("español", by: mia)
        let told = life.said.map(\.text).joined(separator: " ")
        let code = try #require(told.firstMatch(of: /retomar (\w{5}-\w{5})/)?.output.1)
        let message = ChatMessage(
            sender: life.member("tom"),
            place: .room("#running"),
            text: String(code),
            isAddressed: false
        )
        await life.take(.chat(.message(message)))
        #expect(last(life, to: "mia").hasPrefix("Tu código desde ahora"))
    }

    @Test(arguments: DiskFault.Kind.allCases)
    func `a disk that fails is told of in it`(kind: DiskFault.Kind) async throws {
        let fault = try DiskFault()
        let life = try await life(store: try Store(path: fault.path, durability: .normal))
        let (mia, eva, tom) = (life.member("mia"), life.member("eva"), life.member("tom"))
        await life.say("español", by: mia)
        try fault.begin(kind)
        await life.say("ninguna", by: mia)
        await life.say("hola, me duele la espalda", by: eva)
        await life.say("hi", by: tom)
        #expect(last(life, to: "mia").hasPrefix("Perdona, mia"))
        #expect(last(life, to: "eva").hasPrefix("Perdona, eva"), "a stranger, by their words")
        #expect(last(life, to: "tom").hasPrefix("Sorry, tom"))
        await life.say("no puedo orinar", by: tom)
        #expect(life.said.last { $0.target == "tom" }?.action.urgency == .emergency)
        #expect(life.said.contains { $0.target == "tom" && $0.text.contains("llama al 112") })
        try fault.end()
        await life.tick()
        for name in ["mia", "eva"] { #expect(last(life, to: name).hasPrefix("Ya puedo recordar")) }
    }

    @Test func `who writes too much is told so in it`() async throws {
        let life = try await life()
        let mia = life.member("mia")
        await life.say("hola", by: mia)
        life.isDeaf = true
        for _ in 0..<40 { await life.say("repetir", by: mia) }
        life.isDeaf = false
        await life.tick()
        #expect(life.said.contains { $0.text.hasPrefix("Un mensaje a la vez, por favor, mia") })
    }

    @Test func `an export names it`() async throws {
        let life = try await life()
        let mia = life.member("mia")
        for text in ["español", "exportar"] { await life.say(text, by: mia) }
        let json = life.said.filter { $0.target == "mia" }.map(\.text)
            .drop { !$0.hasPrefix("{") }.joined()
        #expect(json.contains(#""language":{"askedFor":true,"tag":"es"}"#))
    }

    @Test func `a room is answered in the language of the words`() async throws {
        let stage = try await Stage(library: try Stage.bilingual.get())
        let cry = try await stage.say("chicos, no puedo orinar desde la caída", in: Stage.room)
        #expect(cry.map(\.target) == [Stage.room, Stage.moderatorsRoom])
        #expect(cry.first?.text.contains("llama ya al 112") == true)
        let asked = try await stage.say("sweep: me duele la espalda", in: Stage.room)
        #expect(asked.first?.text == "mia: sí, hablemos en privado: /msg sweep hola")
        #expect(try await stage.say("rodaje suave mañana?", in: Stage.room).isEmpty)
    }

    @Test
    func
        `other scripts are tried on each talk in its language, and one that goes leaves the club's`()
        async throws
    {
        let stage = try await Stage(library: try Stage.bilingual.get())
        try await stage.say("hola")
        try await stage.say("hi", from: "tom")
        let both = try DialogueFolder(languages: ["en", "es"])
        try both.edit("back-pain.es.yaml") {
            $0.replacing("siento que te duela", with: "vaya, te duele")
        }
        let told = try await stage.reload(from: both).joined(separator: " ")
        #expect(told.contains("back-pain es: 1 live, all unchanged"))
        #expect(told.contains("back-pain en: 1 live, all unchanged"))
        let english = try DialogueFolder()
        let later = try await stage.reload(from: english).joined(separator: " ")
        #expect(later.contains("back-pain en: 2 live"))
        #expect(try await stage.say("?").joined().contains("¿") == false)
    }
}

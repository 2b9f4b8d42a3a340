import Bot
import BotStore
import Chat
import Dialogue
import Foundation
import RulesCore
import Testing

/// A bot that pauses, and people whom it does not answer: emergencies pass.
@Suite(.timeLimit(.minutes(5))) struct PausingTests {
    private let mia = Member.loggedIn("mia")
    private let tom = Member.loggedIn("tom")

    @Test func `while it pauses each is told once, and emergencies are answered`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: mia)
        #expect(try await stage.first("!pause", by: .rob).contains("\"!resume\""))
        #expect(try await stage.first("!pause", by: .rob).contains("already"))
        let told = try await stage.hear("none", by: mia)
        #expect(told.count == 1)
        #expect(told[0].text.contains("paused") && told[0].text.contains("112"))
        #expect(try await stage.hear("hello?", by: mia).isEmpty)
        let urgent = try await stage.hear("i cant feel myself wipe", by: mia)
        #expect(urgent.first?.text.contains("112") == true)
        #expect(urgent.allSatisfy { $0.urgency == .emergency })
        let distress = try await stage.hear("i want to kill myself", by: tom)
        #expect(distress.first?.text.contains("112") == true)
        let inRoom = try await stage.hear("i cant feel my legs", by: tom, in: Stage.room)
        #expect(inRoom.contains { $0.target == Stage.room && $0.text.contains("112") })
        #expect(try await stage.hear("!status", by: .rob).contains { $0.text.contains("PAUSED") })
    }

    @Test func `what was told meanwhile is known when it goes on, and the question comes again`()
        async throws
    {
        let stage = try await Stage()
        let asked = try await stage.hear("hi", by: mia).last?.text ?? ""
        try await stage.hear("!pause", by: .rob)
        try await stage.hear("it came on in a run today, about 3/10", by: mia)
        try await stage.hear("hi", by: tom)
        let before = try await stage.store.conversations(of: [mia.id])[mia.id]
        #expect(before?.entries.isEmpty == false)

        let again = try await Stage(store: stage.store)
        #expect(try await again.hear("hello?", by: mia).isEmpty)
        let said = try await again.hear("!resume", by: .rob)
        #expect(said.first?.text.contains("2 people") == true)
        let toMia = said.filter { $0.recipient == mia.id }.map(\.text)
        #expect(toMia.first?.contains("I'm back, mia") == true)
        #expect(toMia.last == asked)
        #expect(said.filter { $0.recipient == tom.id }.count == 1)
        #expect(try await again.store.moderation() == Moderation())
        #expect(try await again.hear("none", by: mia).count > 0)
        #expect(try await again.first("!resume", by: .rob).contains("do not pause"))
    }

    @Test func `what a newcomer tells meanwhile is known when they are greeted`() async throws {
        let stage = try await Stage()
        try await stage.hear("!pause", by: .rob)
        #expect(try await stage.hear("it came on in a run today", by: mia).count == 1)
        #expect(try await stage.hear("about 3/10", by: mia).isEmpty)
        #expect(try await stage.store.conversations(of: [mia.id]).isEmpty)
        let said = try await stage.hear("!resume", by: .rob).filter { $0.recipient == mia.id }
        #expect(said.first?.text.contains("I'm back") == true)
        #expect(said.contains { $0.text.contains("\"forget me\" deletes") }, "\(said.map(\.text))")
        let kept = try await stage.store.conversations(of: [mia.id])[mia.id]
        #expect((kept?.entries.count ?? 0) >= 2)
        #expect(kept?.pending != nil)
    }

    @Test func `who must be seen today is told so while it pauses`() async throws {
        let words = ["hi", "none", "fever and chills, i feel ill", "2", "same"]
        let talk = words + [String](repeating: "none", count: 6)
        let trial = try await Stage()
        var count = 0
        while try await trial.store.conversations(of: [mia.id])[mia.id]?.told == nil {
            try await trial.hear(talk[count], by: mia)
            count += 1
        }
        let stage = try await Stage()
        for words in talk.prefix(count - 1) { try await stage.hear(words, by: mia) }
        #expect(try await stage.store.conversations(of: [mia.id])[mia.id]?.told == nil)
        try await stage.hear("!pause", by: .rob)
        let said = try await stage.hear(talk[count - 1], by: mia)
        #expect(said.first?.text.hasPrefix("Get seen today") == true, "\(said.map(\.text))")
        #expect(said.allSatisfy { !$0.text.contains("paused") })
        let told = try await stage.store.conversations(of: [mia.id])[mia.id]?.told
        #expect(told?.level == .urgentSameDay)
        // Nothing cheerful comes behind it.
        #expect(
            try await stage.hear("!resume", by: .rob).allSatisfy { $0.recipient != mia.id }
        )
    }

    @Test func `questions wait while it pauses, whatever was told before`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: mia)
        for words in ["none", "fever and chills, i feel ill"] {
            try await stage.hear(words, by: mia)
        }
        let asked = try await stage.store.conversations(of: [mia.id])[mia.id]
        #expect(asked?.told == nil)
        try await stage.hear("!pause", by: .rob)
        var told: [String] = []
        for words in ["2", "same", "none", "none", "none", "none"] {
            told += try await stage.hear(words, by: mia).map(\.text)
        }
        #expect(told.count == 2, "\(told)")
        #expect(told.first?.hasPrefix("Get seen today, mia") == true, "\(told)")
        let said = try await stage.hear("!resume", by: .rob).filter { $0.recipient == mia.id }
        #expect(said.count > 1)
    }

    @Test func `so is a newcomer, once, and nobody else`() async throws {
        let stage = try await Stage()
        try await stage.hear("!pause", by: .rob)
        let words = "hi my back hurts and i have a fever"
        let told = try await stage.hear(words, by: mia)
        #expect(told.first?.text.hasPrefix("Get seen today, mia") == true, "\(told)")
        #expect(told.last?.text.contains("on a break") == true && told.count == 2)
        #expect(try await stage.hear(words, by: mia).isEmpty)
        let other = try await stage.hear("hi my back hurts since my run", by: tom)
        #expect(other.count == 1 && other[0].text.contains("on a break"))
        let raised = try await stage.hear("and i have a fever now", by: tom)
        #expect(raised.map { $0.text.hasPrefix("Get seen today, tom") } == [true])
        #expect(try await stage.first("!help pause", by: .rob).contains("the same day"))
    }

    @Test func `a person cannot be fetched in a pause, and whoever asks is told each time`()
        async throws
    {
        let stage = try await Stage()
        try await stage.hear("!pause", by: .rob)
        let told = try await stage.hear("person", by: mia).map(\.text)
        #expect(told.count == 2 && told[0].contains("on a break"))
        #expect(told.last?.contains("I can't fetch a person") == true)
        let again = try await stage.hear("person", by: mia).map(\.text)
        #expect(again.count == 1 && again[0].contains("I can't fetch a person"))
    }

    @Test func `a wish for a person that is open before goes on in a pause`() async throws {
        let club = try await FirstAidClub()
        await club.mia("hi")
        let id = try await club.ask()
        await club.rob("!pause")
        #expect(await club.mia("person").contains { $0.contains("asked already") })
        #expect(await club.ann("take \(id)").first?.contains("\(id) is mia") == true)
        #expect(club.news(for: club.mia).first?.hasPrefix("ann of the club") == true)
    }

    @Test func `whoever speaks to it in a room is told of the pause, and nobody is offered help`()
        async throws
    {
        let stage = try await Stage(roomsWithOffers: [Stage.room])
        try await stage.hear("!pause", by: .rob)
        for words in ["sweep: can you help me?", "sweep: does ice help?"] {
            let said = try await stage.hear(words, by: mia, in: Stage.room).map(\.text)
            #expect(said.count == 1 && said[0].contains("on a break"), "\(said)")
        }
        #expect(try await stage.hear("my back hurts", by: tom, in: Stage.room).isEmpty)
        let urgent = try await stage.hear("sweep: i cant feel my legs", by: tom, in: Stage.room)
        #expect(urgent.contains { $0.target == Stage.room && $0.text.contains("call 112 at once") })
    }

    @Test
    func `a disk that fails keeps nobody from pausing the bot, and it is stored when it can be`()
        async throws
    {
        let fault = try DiskFault()
        let stage = try await Stage(store: Store(path: fault.path))
        try fault.begin(.writing)
        try await stage.hear("!pause", by: .rob)
        #expect(try await stage.hear("hi", by: mia).allSatisfy { !$0.text.contains("numb") })
        try fault.end()
        try await stage.take(.tick)
        #expect(try await stage.store.moderation().pausedSince != nil)
    }

    @Test func `who is paused may still have everything deleted`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: mia)
        try await stage.hear("!pause", by: .rob)
        try await stage.hear("none", by: mia)
        #expect(try await stage.hear("forget me", by: mia).count == 1)
        try await stage.hear("yes", by: mia)
        #expect(try await stage.store.personalData(of: mia.id) == nil)
        #expect(try await stage.store.moderation().toldOfPause.isEmpty)
    }

    @Test func `timers wait, and are rung late where they are still of use`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: mia)
        try await stage.hear("timer 15", by: mia)
        try await stage.hear("!pause", by: .rob)
        stage.now += 16 * 60
        #expect(try await stage.take(.tick).isEmpty)
        try await stage.hear("!resume", by: .rob)
        #expect(try await stage.take(.tick).map(\.target) == ["mia"])
    }

    // MARK: - Ignoring

    @Test func `who is ignored is told once, and answered in an emergency`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: mia)
        let done = try await stage.first("!ignore Mia for 2 days", by: .rob)
        #expect(done.contains("for 2 days"))
        let told = try await stage.hear("hello", by: .loggedIn("mia", as: "mia_"))
        #expect(told.count == 1)
        #expect(told[0].text.contains("not to answer you") && told[0].text.contains("112"))
        let again = try await Stage(store: stage.store)
        #expect(try await again.hear("hello", by: mia).isEmpty)
        #expect(try await again.hear("!status", by: mia).isEmpty)
        #expect(try await again.hear("sweep: hi", by: mia, in: Stage.room).isEmpty)
        #expect(try await again.first("i cant feel myself wipe", by: mia).contains("112"))
        let inRoom = try await again.hear("i cant feel my legs", by: mia, in: Stage.room)
        #expect(inRoom.first?.text.contains("112") == true)
        #expect(try await again.first("!ignore list", by: .rob).contains("Mia for 2 days"))
        again.now += 10
        #expect(try await again.first("!ignore list", by: .rob).contains("Mia for 2 days"))
        #expect(try await again.first("!ignore off mai", by: .rob).contains("!ignore off Mia"))
        #expect(try await again.first("!ignore off mia", by: .rob).contains("I answer mia again"))
        #expect(try await again.hear("hello", by: mia).count > 0)
        #expect(try await again.store.moderation() == Moderation())
    }

    @Test func `a name that nobody is known by is refused, with what to do`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: mia)
        let said = try await stage.first("!ignore miaa for 1d", by: .rob)
        #expect(said.contains("nobody called miaa") && said.contains(Stage.network))
        #expect(said.contains("!ignore mia\"") && said.contains("!ignore account miaa"))
        #expect(try await stage.store.moderation() == Moderation())
        #expect(try await stage.hear("hello", by: mia).count > 0)
    }

    @Test func `an account that is away is ignored by saying so`() async throws {
        let stage = try await Stage()
        #expect(try await stage.first("!ignore account for 1d", by: .rob).contains("nobody called"))
        let done = try await stage.first("!ignore account mia for 2h", by: .rob)
        #expect(done.contains("do not answer mia for 2 hours"))
        #expect(try await stage.hear("hi", by: mia).count == 1)
        #expect(try await stage.hear("hi", by: mia).isEmpty)
        let again = try await Stage(store: stage.store)
        #expect(try await again.first("!ignore mia for 1d", by: .rob).contains("for 1 day"))
    }

    @Test func `who is ignored and must be seen today is told so once`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: mia)
        try await stage.hear("!ignore mia", by: .rob)
        let told = try await stage.hear("my back hurts and i have a fever", by: mia).map(\.text)
        #expect(told.first?.hasPrefix("Get seen today, mia") == true, "\(told)")
        #expect(told.count == 2 && told[1].contains("not to answer you"))
        #expect(try await stage.hear("i have a fever", by: mia).isEmpty)
    }

    @Test func `a name that nobody has so far is known when somebody comes with it`() async throws {
        let stage = try await Stage()
        #expect(try await stage.first("!ignore account troll", by: .rob).contains("troll"))
        let troll = Member(
            id: MemberID(network: Stage.network, key: "nick:troll!t@h#m.1"),
            name: "Troll",
            standing: .noAccount
        )
        #expect(try await stage.hear("hi", by: troll).count == 1)
        #expect(try await stage.hear("hi", by: troll).isEmpty)
        stage.now += 86_400
        #expect(try await stage.hear("hi", by: troll).count > 1)
    }

    @Test func `no moderator is ignored, nor who becomes one`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: .loggedIn("ann", as: "annie", .moderator))
        for name in ["rob", "Annie", "ANN"] {
            #expect(try await stage.first("!ignore \(name)", by: .rob).contains("is a moderator"))
        }
        try await stage.hear("!ignore mia", by: .rob)
        try await stage.hear("!mods add mia until 2026-12-31", by: .rob)
        #expect(try await stage.first("!status", by: mia).contains("connected"))
    }

    @Test(arguments: [
        ("", "name somebody"), ("mia for", "say for how long"),
        ("mia for ever", "say for how long"),
        ("mia 2d", "say for how long"), ("mia for 31d", "30 days"), ("off", "name one"),
        ("off eve", "do not ignore eve"), ("Sweep", "is me"), ("list", "nobody"),
    ])
    func `what cannot be ignored is told`(words: String, answer: String) async throws {
        let stage = try await Stage()
        let said = try await stage.first("!ignore \(words)", by: .rob)
        #expect(said.contains(answer), "\(said)")
        #expect(try await stage.store.moderation() == Moderation())
    }

    @Test func `being ignored is in the export, and goes with everything else`() async throws {
        let stage = try await Stage()
        try await stage.hear("hi", by: mia)
        try await stage.hear("!ignore mia for 1d", by: .rob)
        let end = Int64(stage.now.timeIntervalSince1970) + 86_400
        #expect(try await stage.store.personalData(of: mia.id)?.ignoredUntil == end)
        try await stage.hear("forget me", by: mia)
        try await stage.hear("yes", by: mia)
        #expect(try await stage.store.moderation().ignored.isEmpty)
    }
}

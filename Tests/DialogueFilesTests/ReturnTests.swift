import Dialogue
import RulesCore
import Testing
import Understanding

/// The way back to running: its days, its reminders, and all that ends it.
@Suite(.timeLimit(.minutes(5))) struct ReturnTests {
    static let gone = [
        "my back hurt when I ran, it started 5 days ago", "none", "none", "1", "gone", "none",
        "none", "none",
    ]
    private static let cleared = [
        "hi", "none", "none", "2", "1", "4", "3", "2", "5", "none", "none",
    ]

    func talk(_ opening: [String] = gone, _ more: String...) throws -> ShippedTalk {
        var talk = try ShippedTalk()
        for words in opening where talk.conversation.stage != .decided { talk.say(words) }
        #expect(talk.conversation.told?.level == .runWithPrecautions)
        for words in more { talk.say(words) }
        return talk
    }

    func reminder(_ talk: ShippedTalk, hour: Int = 9) -> Turn? {
        var now = talk.now
        now = LocalMoment(year: now.year, month: now.month, day: now.day, hour: hour)
        return talk.interviewer.ring(.returnRun, talk.conversation, name: "mia", now: now)
    }

    private func reminders(_ wishes: [Wish]) -> [LocalMoment] {
        wishes.compactMap { wish in
            if case .setTimer(let timer) = wish, timer.kind == .returnRun,
                case .at(let moment) = timer.moment
            {
                moment
            } else {
                nil
            }
        }
    }

    @Test func `after the advice it is told day by day, and the bot asks whether it may remind`()
        throws
    {
        var talk = try talk()
        #expect(talk.turn?.replies.contains { $0.contains("Say \"plan\"") } == true)
        let told = talk.say("plan")
        #expect(
            told[1...4] == [
                "Day 1, tomorrow: 5 times 1 min easy running and 3 min walking.",
                "Day 3, on Wednesday: 5 times 2 min easy running and 2 min walking.",
                "Day 5, on Friday: 5 times 3 min easy running and 1 min walking.",
                "Day 7, on Sunday: 20 min easy running.",
            ]
        )
        #expect(told[5].contains("If the pain comes back, stop"))
        #expect(talk.conversation.pending?.kind == .mayRemind && talk.wishes.isEmpty)
        talk.say("yes")
        let moments = reminders(talk.wishes)
        #expect(moments.map { $0.dayNumber - talk.now.dayNumber } == [1, 3, 5, 7, 9])
        #expect(moments.allSatisfy { $0.hour == 9 })
    }

    @Test func `said again it shows the same days, asks nothing more, and there is one plan`()
        throws
    {
        var talk = try talk(Self.gone, "plan", "yes")
        let first = talk.conversation.returning
        let again = talk.say("plan")
        #expect(again.count { $0.hasPrefix("Day ") } == 4)
        #expect(talk.conversation.pending == nil && talk.wishes.isEmpty)
        #expect(talk.conversation.returning == first)
    }

    @Test func `each run is reminded of, and no pain leads to the next step`() throws {
        var talk = try talk(Self.gone, "no", "plan", "remind me")
        var told: [String] = []
        for day in 1...9 {
            talk.pass(days: 1)
            guard let turn = reminder(talk) else { continue }
            #expect(turn.replies.count == 1)
            told.append("\(day) \(turn.replies[0])")
            talk.conversation = turn.conversation
            if talk.conversation.pending?.kind == .lastRun { talk.say("no") }
        }
        #expect(told.count == 5)
        #expect(told[4] == "9 mia, did your last run hurt, during it or after? Yes or no.")
        #expect(talk.turn?.replies.first?.hasPrefix("Well done, mia") == true)
        #expect(talk.conversation.returning == nil)
        #expect(told[0].hasPrefix("1 Today you can run") && told[0].contains("1 min easy"))
        #expect(
            told[1].hasPrefix("3 mia, did your last run hurt") && told[1].contains("2 min easy")
        )
        #expect(told[2].hasPrefix("5 ") && told[2].contains("3 min easy"))
        #expect(told[3].hasPrefix("7 ") && told[3].contains("20 min easy"))
    }

    @Test(arguments: [
        "it was ok", "not really", "fue bien", "no, fue bien", "no", "nope", "no pain",
        "no pain at all", "none", "pain free", "still gone", "it's gone",
    ])
    func `words that say it does not hurt lead on`(words: String) throws {
        var talk = try talk(Self.gone, "plan", "yes")
        talk.pass(days: 3)
        talk.conversation = try #require(reminder(talk)).conversation
        talk.say(words)
        #expect(talk.turn?.replies.first?.hasPrefix("Good. Next, today: 5 times 2 min") == true)
        #expect(talk.conversation.returning?.plan.reports.count == 1)
    }

    @Test(arguments: [
        "i stopped, it came back", "not during, but after it did", "yes", "yes a bit",
        "yes, it came on in the run", "it hurts again", "worse",
        "a little sore",
        "yeah", "my leg tingles", "yes and my leg is numb", "no, but my leg tingles",
    ])
    func `pain ends it, and all that may have changed is asked anew`(words: String) throws {
        var talk = try talk(Self.gone, "plan", "yes")
        talk.pass(days: 3)
        talk.conversation = try #require(reminder(talk)).conversation
        talk.say(words)
        #expect(talk.turn?.replies.first?.hasPrefix("Don't run for now") == true)
        #expect(talk.conversation.returning == nil && talk.wishes.contains(.dropTimers))
        #expect(talk.conversation.stage == .interview)
        #expect(
            talk.conversation.known(on: talk.now.dayNumber).decision.level > .runWithPrecautions
        )
        for _ in 0..<6 {
            talk.pass(days: 1)
            #expect(reminder(talk) == nil)
        }
    }

    @Test(arguments: [
        "the pain is back", "it hurts again", "my back hurt on the run", "it came back",
        "it came back on my run",
    ])
    func `pain that is told unasked ends it at once`(words: String) throws {
        for later in [0, 2] {
            var talk = try talk(Self.gone, "plan", "yes")
            talk.pass(days: later)
            #expect(talk.say(words).first?.hasPrefix("Don't run for now") == true)
            #expect(talk.conversation.stage == .interview)
            #expect(!talk.say("my data").joined().contains("A plan for running"))
            for _ in 0..<9 {
                #expect(reminder(talk) == nil)
                talk.pass(days: 1)
            }
        }
    }

    @Test(arguments: [
        "no but it hurts today", "no, but it aches this morning", "no but it's back today",
        "no but the pain came back", "no. my back hurts", "it was fine but i had pain after",
        "no, not until the evening", "no not during it but after",
    ])
    func `a no with a but lets nobody run: it is asked once more, and then all anew`(
        words: String
    ) throws {
        var talk = try talk(Self.gone, "plan", "yes")
        talk.pass(days: 3)
        talk.conversation = try #require(reminder(talk)).conversation
        #expect(talk.say(words).allSatisfy { !$0.hasPrefix("Good.") && !$0.contains("easy run") })
        // Some of these tell of pain at once, the others are asked about once more.
        if talk.conversation.returning != nil { talk.say(words) }
        #expect(talk.conversation.returning == nil && talk.conversation.stage == .interview)
    }

    @Test(arguments: ["i forgot, i had surgery on my spine", "i'm pregnant", "it is worse"])
    func `what does not let anybody run ends it with the first words`(words: String) throws {
        var talk = try talk(Self.gone, "plan", "yes")
        let said = talk.say(words)
        #expect(said.first?.hasPrefix("Don't run for now") == true, "\(said)")
        #expect(talk.conversation.returning == nil && talk.wishes.contains(.dropTimers))
    }

    @Test func `on the day of a check-in no run is reminded of: that asks for more`() throws {
        var talk = try talk(Self.gone, "yes", "plan", "yes")
        let due = try #require(talk.conversation.dueDay)
        talk.pass(days: due - talk.now.dayNumber)
        #expect(reminder(talk) == nil)
    }

    @Test func `what is neither yes nor no is asked once more, and then all anew`() throws {
        var talk = try talk(Self.gone, "plan", "yes")
        talk.pass(days: 3)
        talk.conversation = try #require(reminder(talk)).conversation
        let again = talk.say("i skipped it")
        #expect(again.last?.contains("did your last run hurt") == true)
        #expect(!again.joined().contains("easy running"))
        #expect(talk.conversation.returning?.plan.reports.isEmpty == true)
        talk.say("i skipped it")
        #expect(talk.conversation.stage == .interview && talk.conversation.returning == nil)
    }

    @Test func `an emergency instead of an answer is answered first`() throws {
        var talk = try talk(Self.gone, "plan", "yes")
        talk.pass(days: 3)
        talk.conversation = try #require(reminder(talk)).conversation
        #expect(talk.say("yes and i can't pee").first?.contains("call 112 now") == true)
        #expect(talk.conversation.returning == nil)
    }

    @Test func `pain that is told unasked ends it before the new advice`() throws {
        var talk = try talk(Self.gone, "plan", "yes")
        let said = talk.say("it came back, worse")
        #expect(said.first?.hasPrefix("Don't run for now") == true)
        #expect(talk.conversation.returning == nil && talk.wishes.contains(.dropTimers))
        #expect(reminder(talk) == nil)
        for _ in 0..<4 where talk.conversation.stage != .decided { talk.say("none") }
        #expect(talk.conversation.told?.level ?? .runWithPrecautions > .runWithPrecautions)
        #expect(talk.turn?.replies.contains { $0.contains("plan for running") } == false)
    }

    @Test(arguments: ["undo", "restart", "stop", "forget me"])
    func `what takes all back ends it`(words: String) throws {
        var talk = try talk(Self.gone, "plan", "yes")
        talk.say(words)
        if words == "forget me" { talk.say("yes") }
        #expect(talk.conversation.returning == nil && talk.wishes.contains(.dropTimers))
        for _ in 0..<9 {
            talk.pass(days: 1)
            #expect(reminder(talk) == nil)
        }
    }

    @Test(arguments: ["no", "no thanks", "not now", "hmm", nil])
    func `who has not agreed is never reminded, and is asked once`(answer: String?) throws {
        var talk = try talk(Self.gone, "plan")
        if let answer { talk.say(answer) }
        #expect(reminders(talk.wishes).isEmpty)
        for _ in 0..<9 {
            talk.pass(days: 1)
            #expect(reminder(talk) == nil)
        }
        guard answer != nil else { return }
        talk.now = talk.now.adding(days: -9)
        talk.say("plan")
        #expect(talk.conversation.pending?.kind != .mayRemind)
    }

    @Test func `who does not want to be written to is not asked, and taking it back ends it`()
        throws
    {
        var talk = try talk(Self.gone, "no", "plan")
        #expect(talk.conversation.pending == nil && talk.conversation.returning != nil)
        for words in ["don't ask me", "no timers"] {
            var other = try self.talk(Self.gone, "plan", "yes")
            other.say(words)
            #expect(other.wishes.contains(.dropTimers))
            other.pass(days: 1)
            #expect(reminder(other) == nil)
        }
        talk.pass(days: 1)
        #expect(reminder(talk) == nil)
    }

    @Test func `silence repeats the step, and then no more is said`() throws {
        var talk = try talk(Self.gone, "plan", "yes")
        var told: [String] = []
        for _ in 1...9 {
            talk.pass(days: 1)
            guard let turn = reminder(talk) else { continue }
            told += turn.replies
            talk.conversation = turn.conversation
        }
        #expect(told.count == 4)
        #expect(told[1].contains("2 min easy") && told[1] == told[2])
        #expect(told[3].hasPrefix("I haven't heard how your runs went"))
        #expect(talk.conversation.returning == nil)
    }

    @Test(arguments: ["paré porque volvió", "no, volvió", "no durante, después sí"])
    func `in Spanish pain ends it as well`(words: String) throws {
        var talk = try talk(Self.gone, "en español", "plan", "sí")
        talk.pass(days: 3)
        talk.conversation = try #require(reminder(talk)).conversation
        #expect(talk.say(words).first?.hasPrefix("No corras por ahora") == true)
        #expect(talk.conversation.returning == nil && talk.conversation.stage == .interview)
    }

    @Test(arguments: ["no", "yes", "no but it hurts today"])
    func `the last run is asked about as well`(words: String) throws {
        var talk = try talk(Self.gone, "plan", "yes")
        for _ in 1...9 {
            talk.pass(days: 1)
            guard let turn = reminder(talk) else { continue }
            talk.conversation = turn.conversation
            guard talk.conversation.pending?.kind == .lastRun else { continue }
            talk.say(talk.now.day == 10 ? words : "no")
        }
        #expect(talk.conversation.pending?.kind != .facts([]) && talk.now.day == 10)
        if talk.conversation.pending?.kind == .lastRun { talk.say(words) }
        #expect(talk.conversation.returning == nil)
        let isDone = talk.turn?.replies.first?.hasPrefix("Well done") == true
        #expect(isDone == (words == "no"))
    }

    @Test func `it was ok, said unasked on a later day, ends nothing and asks nothing`() throws {
        var talk = try talk(Self.gone, "plan", "yes")
        talk.pass(days: 1)
        talk.say("it was ok")
        #expect(talk.conversation.stage == .decided && talk.conversation.returning != nil)
        talk.pass(days: 2)
        #expect(reminder(talk) != nil)
    }

    @Test func `while what may have changed is asked again nothing is reminded of`() throws {
        var talk = try talk(Self.gone, "yes", "plan", "yes")
        talk.pass(days: 3)
        #expect(talk.checkIn() != nil)
        #expect(reminder(talk) == nil)
        talk.say("none", "none", "1", "gone")
        for _ in 0..<3 where talk.conversation.stage != .decided { talk.say("none") }
        #expect(talk.conversation.told?.level == .runWithPrecautions)
        #expect(reminder(talk) != nil)
    }

    @Test func `it ends before the day on which the core would have it looked at`() throws {
        let opening = ["my back hurt when I ran, it started 10 days ago"] + Self.gone.dropFirst()
        var talk = try talk(opening, "plan")
        let told = try #require(talk.turn?.replies)
        #expect(told.filter { $0.hasPrefix("Day ") }.count == 2)
        #expect(told.contains { $0.hasPrefix("The plan stops there: on Thursday it is two weeks") })
        talk.say("yes")
        #expect(reminders(talk.wishes).count == 3)
        talk.pass(days: 5)
        // No run any more; how the last one went is asked all the same.
        #expect(
            reminder(talk)?.replies == [
                "mia, did your last run hurt, during it or after? Yes or no."
            ]
        )
    }

    @Test func `who was cleared is told of it, and that the clinician comes first`() throws {
        var talk = try talk(Self.cleared)
        #expect(talk.turn?.replies.contains { $0.contains("Say \"plan\"") } == true)
        let told = talk.say("plan")
        #expect(told.contains { $0.contains("physio told you comes first") })
        #expect(told.count { $0.hasPrefix("Day ") } == 4)
    }

    @Test(arguments: Level.allCases)
    func `without gone or cleared there is none, at any level`(level: Level) throws {
        var talk = try ShippedTalk()
        talk.say("plan")
        #expect(talk.conversation.returning == nil)
        for words in ShippedTalk.opening(level) {
            talk.say(words, "plan")
            #expect(talk.conversation.returning == nil && reminders(talk.wishes).isEmpty)
        }
    }

    @Test func `on a later day it is all asked again before a plan begins`() throws {
        var talk = try talk()
        talk.pass(days: 1)
        talk.say("plan")
        #expect(talk.conversation.stage == .interview && talk.conversation.returning == nil)
        #expect(talk.turn?.replies.contains { $0.hasPrefix("Day ") } == false)
    }

    @Test func `help tells of it where there is one, and my data while it runs`() throws {
        var talk = try talk()
        #expect(talk.say("help").contains { $0.contains("\"plan\"") })
        talk.say("plan", "yes")
        #expect(talk.say("my data").joined().contains("A plan for running again, from 2026-03-02"))
        var other = try ShippedTalk()
        other.come(to: .stopRestSelfCare)
        #expect(!other.say("help").contains { $0.contains("\"plan\"") })
    }
}

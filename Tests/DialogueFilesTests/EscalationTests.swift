import Dialogue
import RulesCore
import Testing
import Understanding

/// What follows the three highest levels, as section 5 of the rules has it.
@Suite(.timeLimit(.minutes(5))) struct EscalationTests {
    /// Answers the questions of a check-in so that the advice stays.
    private func answer(_ talk: inout ShippedTalk, _ level: Level) {
        for _ in 0..<9 where talk.conversation.stage != .decided {
            let options = talk.conversation.pending?.options ?? []
            let isPain = options.contains { $0.fact == .severity }
            let isTrend = options.contains { $0.fact == .trend }
            talk.say(
                isPain ? (level == .urgentSameDay ? "3" : "1") : isTrend ? "4" : "none"
            )
        }
    }

    @Test(arguments: [
        (Level.urgentSameDay, [1, 2, 3], FollowUp.Kind.seenSameDay),
        (.seeProfessionalHoldTraining, [7, 14, 21], .seenProfessional),
        (.emergencyNow, [1, 2, 3], .gotHelp),
    ])
    func `who still needs it is asked on these days, hears the same again, and then no more`(
        level: Level,
        expected: [Int],
        kind: FollowUp.Kind
    ) throws {
        var talk = try ShippedTalk()
        talk.come(to: level)
        let action = level == .emergencyNow ? "call 112 now" : nil
        var days: [Int] = []
        for day in 1..<60 {
            talk.pass(days: 1)
            let planned = talk.conversation.checkIn?.followUp.kind
            guard talk.checkIn() != nil else { continue }
            days.append(day)
            #expect(planned == kind)
            talk.say("no")
            if level == .seeProfessionalHoldTraining { answer(&talk, level) }
            #expect(
                talk.conversation.told == Conversation.Told(level: level, day: talk.now.dayNumber)
            )
            if let action { #expect(talk.turn?.replies.first?.contains(action) == true) }
        }
        #expect(days == expected)
        #expect(talk.conversation.checkIn == nil)
        guard level == .emergencyNow else { return }
        let last = try #require(talk.turn?.replies.last)
        #expect(last.contains("I won't write again") && last.contains("call 112 now"))
    }

    @Test(arguments: [
        "no, couldn't get an appointment", "not yet", "no, going tomorrow", "no i didn't go", "no",
        "none", "todavía no", "no, no conseguí cita", "i have an appointment on friday",
    ])
    func `not seen the same day: the same advice at once, and nothing is lowered`(
        words: String
    ) throws {
        var talk = try ShippedTalk()
        for text in ["my back hurts, one leg gives way", "none", "none", "1", "none", "yes"] {
            talk.say(text)
        }
        #expect(talk.conversation.told?.level == .urgentSameDay)
        let before = talk.conversation.known(on: talk.now.dayNumber + 1)
        talk.pass(days: 1)
        let asked = talk.checkIn() ?? []
        #expect(asked.count == 1 && asked[0].contains("has somebody seen you"))
        let said = talk.say(words)
        #expect(said.first?.hasPrefix("Get seen today") == true, "\(said)")
        #expect(talk.conversation.known(on: talk.now.dayNumber) == before)
        #expect(talk.conversation.told?.level == .urgentSameDay)
    }

    @Test(arguments: ["yes", "i was seen, they sent me home", "me vieron", "hi"])
    func `what made it urgent is asked by itself: no none to a list takes it back`(
        words: String
    ) throws {
        var talk = try ShippedTalk()
        for text in ["my back hurts, one leg gives way", "none", "none", "1", "none", "yes"] {
            talk.say(text)
        }
        talk.pass(days: 1)
        talk.checkIn()
        talk.say(words)
        if words == "hi" { talk.say("yes") }
        let legs = FactSet([.legs])
        for _ in 0..<9 where talk.conversation.stage != .decided {
            guard case .facts(let facts) = talk.conversation.pending?.kind else { break }
            #expect(!facts.contains(.legs) || facts == legs)
            if facts == legs { break }
            talk.say("none")
        }
        #expect(talk.conversation.pending?.kind == .facts(legs))
        talk.say("no, couldn't get an appointment")
        #expect(talk.conversation.pending?.kind == .facts(legs))
        talk.say("1")
        #expect(talk.conversation.known(on: talk.now.dayNumber).facts[.legs].name == "none")
    }

    @Test(arguments: [
        ("i saw a physio", "Good that somebody has"), ("booked", "Good that you have"),
    ])
    func `a week after advice to be seen, seen and booked are understood`(
        words: String,
        answer: String
    ) throws {
        var talk = try ShippedTalk()
        talk.come(to: .seeProfessionalHoldTraining)
        talk.pass(days: 7)
        #expect(talk.checkIn()?.first?.contains("looked at your back") == true)
        #expect(talk.say(words).first?.hasPrefix(answer) == true)
        #expect(talk.turn?.replies.last?.hasPrefix("The serious ones") == true)
    }

    @Test func `an appointment that is told of is taken up`() throws {
        for level in [Level.seeProfessionalHoldTraining, .urgentSameDay] {
            var talk = try ShippedTalk()
            talk.come(to: level)
            let said = talk.say("i have an appointment on friday")
            let isUrgent = level == .urgentSameDay
            #expect(
                said.joined().contains(isUrgent ? "Get seen today" : "that you have an appointment")
            )
            #expect(talk.conversation.told?.level == level)
        }
    }

    @Test func `who stops in an emergency hears what to do, and no if`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .emergencyNow)
        let said = talk.say("stop")
        #expect(said.first?.contains("call 112 now") == true && talk.turn?.isUrgent == true)
        #expect(!said.joined().contains(" if you go numb"))
    }

    @Test func `gone is not asked how bad it is`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        talk.pass(days: 3)
        talk.checkIn()
        talk.say("gone")
        for _ in 0..<9 where talk.conversation.stage != .decided {
            #expect(talk.turn?.replies.contains { $0.contains("How bad is it") } == false)
            talk.say("none")
        }
        #expect(talk.conversation.told?.level == .runWithPrecautions)
    }

    @Test(arguments: [Level.urgentSameDay, .seeProfessionalHoldTraining])
    func `were you seen: what was said there is kept, and the core decides with it`(
        level: Level
    ) throws {
        var talk = try ShippedTalk()
        talk.come(to: level)
        talk.pass(days: level == .urgentSameDay ? 1 : 7)
        let replies = talk.checkIn()
        let asked = try #require(replies)
        #expect(
            asked.first?.contains(level == .urgentSameDay ? "seen you" : "looked at") == true
        )
        talk.say("yes")
        var cleared = false
        for _ in 0..<9 where talk.conversation.stage != .decided {
            let options = talk.conversation.pending?.options ?? []
            let place = options.firstIndex { $0.value == FactValue(.clearance, named: "cleared") }
            if let place {
                cleared = true
                talk.say("\(place + 1)")
            } else if options.contains(where: { $0.fact == .severity || $0.fact == .trend }) {
                talk.say("1")
            } else {
                talk.say("none")
            }
        }
        #expect(cleared)
        let known = talk.conversation.known(on: talk.now.dayNumber)
        #expect(known.facts[.clearance] == FactValue(.clearance, named: "cleared"))
        #expect(talk.conversation.told?.level ?? level < level)
    }

    @Test func `the day after an emergency there is one question alone, and yes closes it`() throws
    {
        var talk = try ShippedTalk()
        talk.come(to: .emergencyNow)
        talk.pass(days: 1)
        let replies = talk.checkIn()
        let asked = try #require(replies)
        #expect(asked.count == 1 && asked[0].contains("did you get help"))
        talk.say("yes")
        #expect(talk.conversation.entries.isEmpty && talk.conversation.checkIn == nil)
        for _ in 0..<30 {
            talk.pass(days: 1)
            #expect(talk.checkIn() == nil)
        }
    }

    @Test(arguments: [Level.urgentSameDay, .seeProfessionalHoldTraining, .emergencyNow])
    func `two silences end in a message that says what to watch for, and nothing after it`(
        level: Level
    ) throws {
        var talk = try ShippedTalk()
        talk.come(to: level)
        var said: [[String]] = []
        for _ in 0..<60 {
            talk.pass(days: 1)
            if let replies = talk.checkIn() { said.append(replies) }
        }
        #expect(said.count == 3)
        let last = said.last?.joined(separator: " ") ?? ""
        #expect(last.contains("I won't write again") && last.contains("112"))
        #expect(
            last.contains("numb") && last.contains(level == .emergencyNow ? "peeing" : "can't pee")
        )
    }

    @Test(arguments: [Level.urgentSameDay, .seeProfessionalHoldTraining, .emergencyNow])
    func `summary is the runner's own answers and the advice, for a doctor or physio`(
        level: Level
    ) throws {
        var talk = try ShippedTalk()
        talk.come(to: level)
        let before = talk.conversation
        let told = talk.say("summary")
        #expect(told.first?.hasPrefix("To show a doctor or physio") == true)
        let text = told.joined(separator: " ")
        #expect(text.contains("My advice of 2026-03-01"))
        #expect(text.contains("What you told:"))
        #expect(told.allSatisfy { $0.utf8.count <= 350 })
        var after = talk.conversation
        after.turn = before.turn
        #expect(after == before)
    }
}

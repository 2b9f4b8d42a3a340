import Dialogue
import RulesCore
import Testing
import Understanding

/// Weeks of days, with every level, every answer and every silence: what must hold on each of them.
@Suite(.timeLimit(.minutes(5))) struct WeeksTests {
    /// Numbers in a fixed order (SplitMix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Something to say where a talk stands.
    private func words(_ talk: ShippedTalk, _ random: inout Seeded) -> String {
        let anywhere = [
            "hi", "worse", "better", "thanks", "undo", "my data", "timer 15", "hmm", "restart",
            "i can't pee", "gone", "ask me", "repeat", "plan",
        ]
        guard let pending = talk.conversation.pending, Int.random(in: 0..<12, using: &random) > 0
        else { return anywhere.randomElement(using: &random) ?? "hi" }
        switch pending.kind {
        case .facts where Int.random(in: 0..<3, using: &random) > 0:
            return pending.options.count > 4 ? "none" : "\(Int.random(in: 1...3, using: &random))"
        case .facts: return ["none", "not sure", "1 and 2"].randomElement(using: &random) ?? ""
        case .mayAsk, .gotHelp, .seen, .forget, .aboutYou, .mayRemind, .lastRun, .offer, .share:
            return ["yes", "no", "yes", "kind of"].randomElement(using: &random) ?? ""
        }
    }

    @Test(arguments: Level.allCases)
    func `one message a day at most, one reminder, and a last one after two silences`(
        level: Level
    ) throws {
        for seed in UInt64(0)..<30 {
            var random = Seeded(state: seed)
            var talk = try ShippedTalk()
            talk.come(to: level)
            // What was said without an answer since the runner's last word.
            var silence: [String] = []
            for _ in 0..<45 {
                talk.pass(days: 1)
                // The clock is looked at often, and sometimes goes back.
                var sent = 0
                for hours in [9, 18, 18, 12, 23] {
                    talk.now = LocalMoment(
                        year: talk.now.year,
                        month: talk.now.month,
                        day: talk.now.day,
                        hour: hours
                    )
                    let before = talk.conversation
                    guard let replies = talk.checkIn() else { continue }
                    sent += 1
                    silence.append(replies.joined(separator: "\n"))
                    #expect(before.dueDay != nil && !replies.isEmpty)
                }
                #expect(sent <= 1)
                #expect(silence.count <= 3)
                #expect(silence.count { $0.contains("just once more") } <= 1)
                #expect(silence.dropLast().allSatisfy { !$0.contains("I won't write again") })
                if silence.count == 3 { #expect(silence[2].contains("I won't write again")) }
                // They are silent for some days, and then say some things.
                guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
                for _ in 0..<Int.random(in: 1...14, using: &random) {
                    let told = talk.conversation.told
                    talk.say(words(talk, &random))
                    #expect(talk.turn?.replies.isEmpty == false)
                    if let checkIn = talk.conversation.checkIn, talk.conversation.told != told {
                        #expect(checkIn.sent == 0 || talk.conversation.told == nil)
                    }
                    #expect(talk.checkIn() == nil, "seed \(seed)")
                }
                // A question of the check-in that waits is one message without an answer.
                silence = talk.conversation.checkIn?.sent == 1 ? ["a question"] : []
            }
        }
    }

    @Test(arguments: Level.allCases)
    func `nobody who has not agreed is ever written to`(level: Level) throws {
        for answer in ["no", "thanks", nil] {
            for goodbye in [nil, "stop", "forget me", "don't ask me"] {
                var talk = try ShippedTalk()
                talk.come(to: level, mayAsk: answer)
                if let goodbye { talk.say(goodbye) }
                if goodbye == "forget me" { talk.say("yes") }
                for _ in 0..<60 {
                    talk.pass(days: 1)
                    #expect(talk.checkIn() == nil)
                }
            }
        }
    }

    @Test(arguments: Level.allCases)
    func `silence is one question, one reminder and a last message, and never better`(
        level: Level
    ) throws {
        var talk = try ShippedTalk()
        talk.come(to: level)
        let due = try #require(talk.conversation.dueDay)
        var said: [(day: Int, words: String)] = []
        for _ in 0..<90 {
            talk.pass(days: 1)
            if let replies = talk.checkIn() {
                said.append((talk.now.dayNumber, replies.joined(separator: " ")))
            }
        }
        #expect(said.map(\.day) == [due, due + 1, due + 2])
        let isEmergency = level == .emergencyNow
        #expect(said[1].words.contains(isEmergency ? "did you get help?" : "just once more"))
        #expect(said[2].words.contains("I won't write again") && said[2].words.contains("112"))
        let known = talk.conversation.known(on: talk.now.dayNumber)
        #expect(!known.asked.contains(.trend) && known.facts[.trend].isUnknown)
        #expect(talk.conversation.known(on: talk.now.dayNumber).isEmergency == isEmergency)
    }

    @Test(arguments: ["better", "the same", "worse"])
    func `still there after two weeks is looked at, in any trend and unasked for how long`(
        trend: String
    ) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        talk.pass(days: 13)
        #expect(talk.checkIn()?.first?.contains("Two weeks") == true)
        talk.say("none", "none", "1", trend)
        for _ in 0..<4 where talk.conversation.stage != .decided { talk.say("none") }
        #expect(talk.conversation.told?.level == .seeProfessionalHoldTraining)
        let decision = talk.conversation.known(on: talk.now.dayNumber).decision
        #expect(decision.rows.contains(.r20) || trend == "worse")
        #expect(talk.conversation.checkIn?.followUp.kind == .seenProfessional)
    }

    @Test(arguments: [1, 3, 7, 13, 21])
    func `on the day of a check-in worse is never less urgent than the same, nor that than better`(
        days: Int
    ) throws {
        for level in [Level.runWithPrecautions, .stopRestSelfCare] {
            var told: [Level] = []
            for trend in ["better", "the same", "worse"] {
                var talk = try ShippedTalk()
                talk.come(to: level)
                talk.pass(days: days)
                if talk.checkIn() == nil { talk.say("hi") }
                talk.say(trend)
                for _ in 0..<12 where talk.conversation.stage != .decided {
                    let pending = talk.conversation.pending
                    let isChoice = pending?.options.contains { $0.fact == .runRelation } == true
                    let isPain = pending?.options.contains { $0.fact == .severity } == true
                    let isTried = pending?.options.contains { $0.fact == .selfCare } == true
                    talk.say(isChoice ? "3" : isPain || isTried ? "1" : "none")
                }
                told.append(try #require(talk.conversation.told?.level))
            }
            #expect(told == told.sorted())
            #expect(told[2] >= .seeProfessionalHoldTraining)
            if days >= 13 { #expect(told[0] >= .seeProfessionalHoldTraining) }
        }
    }

    @Test func `weeks after advice to be seen there are three questions, and no fourth`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .seeProfessionalHoldTraining)
        var days: [Int] = []
        for day in 1..<60 {
            talk.pass(days: 1)
            guard talk.checkIn() != nil else { continue }
            days.append(day)
            talk.say("not yet", "none", "none", "1", "worse")
            for _ in 0..<6 where talk.conversation.stage != .decided { talk.say("none") }
        }
        #expect(days == [7, 14, 21])
        #expect(talk.conversation.checkIn == nil)
    }

    @Test func `who was away is asked once, about the day that counts`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        talk.pass(days: 9)
        #expect(talk.checkIn()?.first?.contains("A week or so") == true)
        #expect(talk.checkIn() == nil)
        // The clock goes back, and forward by a year: still one a day.
        talk.pass(days: -5)
        #expect(talk.checkIn() == nil)
        talk.pass(days: 370)
        #expect(talk.checkIn()?.first?.contains("just once more") == true)
        #expect(talk.checkIn() == nil)
    }

    @Test func `a talk on the day itself needs no asking`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        talk.pass(days: 1)
        talk.say("hi", "none", "none", "1", "better", "none", "no")
        #expect(talk.conversation.stage == .decided)
        #expect(talk.checkIn() == nil)
        #expect(talk.conversation.checkIn?.followUp.kind == .day3)
    }

    @Test func `after a run the runner is asked when it hurts, and about the skin`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .runWithPrecautions)
        talk.pass(days: 2)
        #expect(talk.checkIn()?.first?.contains("next run") == true)
        talk.say("none", "none")
        #expect(talk.turn?.replies.last?.hasPrefix("When does it hurt?") == true)
        talk.say("1", "1", "the same", "none")
        #expect(talk.turn?.replies.last?.hasPrefix("Is the skin") == true)
        talk.say("no")
        #expect(talk.conversation.told?.level == .stopRestSelfCare)
        #expect(talk.conversation.checkIn?.followUp.kind == .day3)
    }

    @Test func `words of an emergency on the day of a check-in are answered first`() throws {
        for words in ["both my legs are numb", "i can't pee"] {
            var talk = try ShippedTalk()
            talk.come(to: .stopRestSelfCare)
            talk.pass(days: 1)
            #expect(talk.say(words).first?.contains("call 112 now") == true)
            // On the next day the same words are no answer to whether help came.
            talk.pass(days: 1)
            #expect(talk.say(words).first?.contains("call 112 now") == true)
        }
    }
}

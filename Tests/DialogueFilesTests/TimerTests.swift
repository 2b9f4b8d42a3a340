import Dialogue
import RulesCore
import Testing
import Understanding

@Suite struct TimerTests {
    private func minutes(_ talk: ShippedTalk) -> [Int] {
        talk.wishes.compactMap { wish in
            if case .setTimer(let timer) = wish, case .minutes(let count) = timer.moment {
                count
            } else {
                nil
            }
        }
    }

    @Test(arguments: [
        ("timer 15", 15), ("timer", 20), ("Timer 1", 1), ("timer 60", 60), ("timer 61", nil),
        ("timer 0", nil), ("timer 99999", nil), ("set a timer for 12 minutes", 12),
        ("timer 10 min", 10), ("timer fifteen", 15), ("10 minute timer", 10),
    ])
    func `minutes are timed, from 1 to 60`(words: String, expected: Int?) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        let before = talk.conversation
        talk.say(words)
        #expect(minutes(talk) == [expected].compactMap(\.self))
        var after = talk.conversation
        after.turn = before.turn
        #expect(after == before)
    }

    @Test(arguments: [
        (8, [9, 13, 18], [0, 0, 0]), (9, [13, 18, 9], [0, 0, 1]), (17, [18, 9, 13], [0, 1, 1]),
        (23, [9, 13, 18], [1, 1, 1]), (0, [9, 13, 18], [0, 0, 0]),
    ])
    func `the day's plan reminds at the next civil hours, within a day`(
        hour: Int,
        hours: [Int],
        days: [Int]
    ) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        talk.now = LocalMoment(year: 2026, month: 3, day: 1, hour: hour, minute: 30)
        talk.say("remind me")
        let moments = talk.wishes.compactMap { wish -> LocalMoment? in
            if case .setTimer(let timer) = wish, case .at(let moment) = timer.moment,
                timer.kind == .plan
            {
                moment
            } else {
                nil
            }
        }
        #expect(moments.map(\.hour) == hours)
        #expect(moments.map { $0.dayNumber - talk.now.dayNumber } == days)
        #expect(Parameters.iceTimesPerDay.contains(moments.count))
    }

    @Test(arguments: [Level.urgentSameDay, .emergencyNow])
    func `where somebody should look at it nothing is timed`(level: Level) throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        talk.say(level == .emergencyNow ? "i can't pee" : "i have a fever")
        #expect(talk.conversation.told?.level == level)
        #expect(talk.wishes == [.dropTimers])
        #expect(talk.turn?.replies.contains { $0.contains("timer") } == false)
        for words in ["timer 15", "remind me"] {
            let replies = talk.say(words)
            #expect(talk.wishes.isEmpty)
            #expect(replies.count == 1)
            #expect(replies[0].contains(level == .emergencyNow ? "call 112 now" : "Get seen today"))
        }
        for kind in [SelfCareTimer.Kind.over, .plan] {
            #expect(
                talk.interviewer.ring(kind, talk.conversation, name: "mia", now: talk.now) == nil
            )
        }
    }

    @Test func `a timer rings while there is somebody to tell, and the plan with its ice`() throws {
        var talk = try ShippedTalk()
        let ring = { (talk: ShippedTalk, kind: SelfCareTimer.Kind) in
            talk.interviewer.ring(kind, talk.conversation, name: "mia", now: talk.now)
        }
        #expect(ring(talk, .over) == nil)
        talk.come(to: .stopRestSelfCare)
        #expect(ring(talk, .over)?.conversation == talk.conversation)
        #expect(ring(talk, .plan)?.replies.joined().contains("10 to 20 minutes") == true)
        var bare = try ShippedTalk()
        bare.say("my back hurts, since yesterday", "none", "none", "1", "1", "better", "none", "3")
        #expect(bare.conversation.stage == .decided)
        #expect(ring(bare, .plan) == nil && ring(bare, .over) != nil)
        bare.say("remind me")
        #expect(bare.wishes.isEmpty)
        talk.say("stop")
        #expect(ring(talk, .over) == nil && ring(talk, .plan) == nil)
    }

    @Test func `no timers drops them`() throws {
        var talk = try ShippedTalk()
        talk.come(to: .stopRestSelfCare)
        talk.say("no timers")
        #expect(talk.wishes == [.dropTimers])
    }
}

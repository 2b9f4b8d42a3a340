import IRCClient
import IRCProtocol
import NIOCore
import Testing

@Suite struct RejoinScheduleTests {
    private let room = CaseMapped(ChannelName("#run"), .ascii)

    @Test func `the wait doubles with each refusal up to ten minutes`() {
        var schedule = RejoinSchedule()
        var now = seconds(0)
        var waits: [Int64] = []
        for _ in 0..<9 {
            schedule.missed(room, at: now)
            let next = schedule.next ?? now
            waits.append((next - now).nanoseconds / 1_000_000_000)
            let early = schedule.due(at: next - .nanoseconds(1))
            let due = schedule.due(at: next)
            #expect(early.isEmpty && due.map(\.text) == ["#run"])
            #expect(schedule.next == nil)
            now = next
        }
        #expect(waits == [5, 10, 20, 40, 80, 160, 320, 600, 600])
    }

    @Test(arguments: [(599.0, 10.0), (600.0, 5.0)])
    func `only a long stay makes the wait short again`(stay: Double, wait: Double) {
        var schedule = RejoinSchedule()
        schedule.missed(room, at: seconds(0))
        _ = schedule.joined(room, at: seconds(100))
        #expect(schedule.next == nil)
        schedule.missed(room, at: seconds(100 + stay))
        #expect(schedule.next == seconds(100 + stay + wait))
    }

    @Test func `a login makes only those channels due that asked for it`() {
        var schedule = RejoinSchedule()
        let full = CaseMapped(ChannelName("#full"), .ascii)
        schedule.missed(room, needsAccount: true, at: seconds(0))
        schedule.missed(full, at: seconds(0))
        schedule.loggedIn(at: seconds(1))
        let due = schedule.due(at: seconds(1))
        #expect(due.map(\.text) == ["#run"])
        // Asked for and not answered yet: not twice.
        schedule.loggedIn(at: seconds(2))
        let again = schedule.due(at: seconds(2))
        #expect(again.isEmpty)
    }

    @Test func `once in a channel we leave where we were sent instead`() {
        var schedule = RejoinSchedule()
        schedule.missed(room, standIn: ChannelName("##run"), at: seconds(0))
        schedule.missed(room, at: seconds(5))
        let first = schedule.joined(room, at: seconds(20))
        let second = schedule.joined(room, at: seconds(21))
        #expect(first?.text == "##run" && second == nil)
    }

    @Test func `another casemapping finds what was noted before`() {
        var schedule = RejoinSchedule()
        schedule.missed(CaseMapped(ChannelName("#a["), .rfc1459), at: seconds(0))
        schedule.missed(CaseMapped(ChannelName("#b"), .rfc1459), at: seconds(0))
        schedule.rekey(.ascii)
        _ = schedule.joined(CaseMapped(ChannelName("#A["), .ascii), at: seconds(1))
        let due = schedule.due(at: seconds(5))
        #expect(due.map(\.text) == ["#b"])
    }

    @Test func `spellings of one channel are one`() {
        var schedule = RejoinSchedule()
        schedule.missed(room, at: seconds(0))
        schedule.missed(CaseMapped(ChannelName("#RUN"), .ascii), at: seconds(0))
        let due = schedule.due(at: seconds(100))
        #expect(due.count == 1)
    }
}

@Suite struct AgendaTests {
    @Test func `what is due is taken out once`() {
        var agenda = Agenda()
        agenda[.close] = seconds(2)
        agenda[.rejoin] = seconds(1)
        agenda[.openGate] = seconds(3)
        #expect(agenda.next == seconds(1))
        let due = agenda.due(at: seconds(2))
        let again = agenda.due(at: seconds(2))
        #expect(due == [.rejoin, .close] && again.isEmpty)
        agenda[.openGate] = nil
        #expect(agenda.next == nil)
    }
}

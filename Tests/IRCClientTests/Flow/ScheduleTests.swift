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
        schedule.joined(room, at: seconds(100))
        #expect(schedule.next == nil)
        schedule.missed(room, at: seconds(100 + stay))
        #expect(schedule.next == seconds(100 + stay + wait))
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

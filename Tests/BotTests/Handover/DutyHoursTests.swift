import Dialogue
import Testing
import Understanding

@testable import Bot

@Suite struct DutyHoursTests {
    private func moment(day: Int, hour: Int, minute: Int = 0) -> LocalMoment {
        // The second of March 2026 is a Monday.
        LocalMoment(year: 2026, month: 3, day: 1 + day, hour: hour, minute: minute)
    }

    @Test func `without hours they are always on duty`() {
        for day in 1...7 {
            for hour in 0..<24 { #expect(DutyHours().contains(moment(day: day, hour: hour))) }
        }
    }

    @Test func `hours of a day hold on its days alone`() {
        let duty = DutyHours(days: [1, 2], from: WallTime(hour: 18), until: WallTime(hour: 22))
        #expect(!duty.contains(moment(day: 1, hour: 17, minute: 59)))
        #expect(duty.contains(moment(day: 1, hour: 18)))
        #expect(duty.contains(moment(day: 2, hour: 21, minute: 59)))
        #expect(!duty.contains(moment(day: 2, hour: 22)))
        #expect(!duty.contains(moment(day: 3, hour: 19)))
    }

    @Test func `a night belongs to the day on which it began`() {
        let duty = DutyHours(days: [7], from: WallTime(hour: 22), until: WallTime(hour: 6))
        #expect(duty.contains(moment(day: 7, hour: 23)))
        #expect(duty.contains(moment(day: 8, hour: 5)))
        #expect(!duty.contains(moment(day: 8, hour: 6)))
        #expect(!duty.contains(moment(day: 8, hour: 22)))
        #expect(!duty.contains(moment(day: 7, hour: 5)))
    }

    @Test func `whole days begin and end at midnight`() {
        let duty = DutyHours(days: [3])
        #expect(duty.contains(moment(day: 3, hour: 0)))
        #expect(duty.contains(moment(day: 3, hour: 23)))
        #expect(!duty.contains(moment(day: 4, hour: 0)))
        #expect(!duty.contains(moment(day: 2, hour: 23)))
    }

    @Test func `a number is read as it is typed, and no part of a spine is one`() throws {
        #expect(HandoverID("k7q2")?.text == "K7Q2")
        for word in ["L4L5", "C5C6", "S1S2", "T2T3", "k7q", "k7q22", "7k2q", "take", "", "K1Q2"] {
            #expect(HandoverID(word) == nil)
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let id = HandoverID(from: &random)
            #expect(HandoverID(id.text) == id)
        }
    }
}

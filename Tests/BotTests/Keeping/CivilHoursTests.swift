import Foundation
import Testing
import Understanding

@testable import Bot

@Suite struct CivilHoursTests {
    /// Hours, the time, and whether it is quiet, and whether today's check-ins may be sent.
    struct Case: CustomTestStringConvertible {
        let hours: CivilHours
        let time: (Int, Int)
        let isQuiet: Bool
        let due: Int?

        var testDescription: String { "\(hours) \(time)" }
    }

    private static func hours(_ checkIn: Int, _ from: Int, _ until: Int) -> CivilHours {
        CivilHours(
            checkIn: WallTime(hour: checkIn),
            quietFrom: WallTime(hour: from),
            quietUntil: WallTime(hour: until)
        )
    }

    private static let cases = [
        // Over midnight.
        Case(hours: hours(18, 22, 8), time: (7, 59), isQuiet: true, due: nil),
        Case(hours: hours(18, 22, 8), time: (8, 0), isQuiet: false, due: -1),
        Case(hours: hours(18, 22, 8), time: (17, 59), isQuiet: false, due: -1),
        Case(hours: hours(18, 22, 8), time: (18, 0), isQuiet: false, due: 0),
        Case(hours: hours(18, 22, 8), time: (21, 59), isQuiet: false, due: 0),
        Case(hours: hours(18, 22, 8), time: (22, 0), isQuiet: true, due: nil),
        Case(hours: hours(18, 22, 8), time: (0, 0), isQuiet: true, due: nil),
        // Within a day.
        Case(hours: hours(9, 1, 7), time: (0, 30), isQuiet: false, due: -1),
        Case(hours: hours(9, 1, 7), time: (1, 0), isQuiet: true, due: nil),
        Case(hours: hours(9, 1, 7), time: (23, 59), isQuiet: false, due: 0),
        // Never quiet.
        Case(hours: hours(18, 8, 8), time: (8, 0), isQuiet: false, due: -1),
        Case(hours: hours(0, 8, 8), time: (0, 0), isQuiet: false, due: 0),
        // A check-in time that is quiet waits for the end of it.
        Case(hours: hours(18, 17, 20), time: (18, 30), isQuiet: true, due: nil),
        Case(hours: hours(18, 17, 20), time: (20, 0), isQuiet: false, due: 0),
    ]

    @Test(arguments: cases) func `the hours say who may be asked`(example: Case) {
        let (hour, minute) = example.time
        let moment = LocalMoment(year: 2026, month: 3, day: 5, hour: hour, minute: minute)
        #expect(example.hours.isQuiet(at: moment) == example.isQuiet)
        #expect(example.hours.dueDay(at: moment) == example.due.map { moment.dayNumber + $0 })
    }

    /// Zone, a time in UTC, and when the civil part of that day ends.
    @Test(arguments: [
        ("Europe/Prague", "2026-03-05T17:00:00Z", "2026-03-05T21:00:00Z"),
        // The day on which an hour is left out, and the one that has an hour twice.
        ("Europe/Prague", "2026-03-29T16:00:00Z", "2026-03-29T20:00:00Z"),
        ("Europe/Prague", "2026-10-25T17:00:00Z", "2026-10-25T21:00:00Z"),
        // Midnight comes twice, and not at all.
        ("America/Santiago", "2026-04-04T21:00:00Z", "2026-04-05T01:00:00Z"),
        ("America/Santiago", "2026-09-06T21:00:00Z", "2026-09-07T01:00:00Z"),
    ]) func `words for the day are of use until it is quiet`(
        zone: String,
        now: String,
        end: String
    )
        throws
    {
        let clock = LocalClock(timeZone: try #require(TimeZone(identifier: zone)))
        let date = try Date(now, strategy: .iso8601)
        #expect(clock.endOfCivilDay(date, CivilHours()) == (try Date(end, strategy: .iso8601)))
    }

    @Test func `without quiet hours they are of use until midnight`() throws {
        let clock = LocalClock(timeZone: .gmt)
        let date = try Date("2026-03-05T17:00:00Z", strategy: .iso8601)
        let end = clock.endOfCivilDay(date, Self.hours(18, 8, 8))
        #expect(end == (try Date("2026-03-06T00:00:00Z", strategy: .iso8601)))
    }
}

import RulesCore
import Testing
import Understanding

@Suite struct TimeTests {
    private let reader: Reader

    init() throws {
        reader = try English.reader.get()
    }

    private func days(_ text: String, asking: Fact? = .duration) -> ClosedRange<Int>? {
        reader.read(text, asking: asking.map { Question(asking: $0) }, now: English.now)
            .findings.first { $0.value.fact == .duration }?
            .days
    }

    // The moment of these tests is Thursday 12 June 2025.
    @Test(arguments: [
        ("today", 0...0), ("yesterday", 1...1), ("since Monday", 3...3), ("on Friday", 6...6),
        ("since Thursday", 7...7), ("at the weekend", 4...5), ("5 days", 5...5),
        ("a couple of days", 2...2), ("a few days", 3...3), ("5 or 6 days", 5...6),
        ("4-5 days", 4...5), ("a week", 7...7), ("a fortnight", 14...14), ("2wks", 14...14),
        ("a couple of weeks", 14...14), ("a few weeks", 21...21), ("nearly two weeks", 13...13),
        ("just over 3 weeks", 22...22), ("a week and a half", 10...10), ("third week", 14...20),
        ("three weeks on Sunday", 18...18), ("12 days ago, not 8", 12...12),
        ("twenty three days", 23...23), ("3rd of June", 9...9), ("June 3", 9...9),
        ("36 hours", 1...1),
        ("since christmas", 169...169), ("day 5 of it", 4...4), ("three and a half weeks", 24...24),
        ("a week and a bit", 8...8), ("between 5 and 6 days", 5...6), ("since easter", 53...53),
        ("since good friday", 55...55), ("since the june bank holiday", 10...10),
        ("since memorial day", 17...17), ("since the 3rd", 9...9), ("since the 30th", 13...13),
        ("the sunday before last", 11...11), ("the weekend before last", 11...12),
        ("two sundays ago", 11...11), ("three weeks ago today", 21...21),
        ("not quite a week", 6...6), ("since lunch", 0...0),
    ])
    func `a time is counted in whole days`(text: String, expected: ClosedRange<Int>) {
        #expect(days(text) == expected)
    }

    @Test(arguments: [
        ("the guts of a month", "over21"), ("six months", "over21"), ("for years", "over21"),
        ("since March", "over21"), ("since before Christmas", "over21"), ("since 2022", "over21"),
        ("on and off for years", "over21"),
    ])
    func `a long time is over three weeks`(text: String, name: String) {
        let reading = reader.read(text, asking: Question(asking: .duration), now: English.now)
        #expect(reading.findings.map(\.value.name) == [name])
    }

    @Test(arguments: [
        "ages", "a while", "weeks", "a week or two", "1 to 2 weeks", "since the club championships",
        "last Tuesday", "week two", "all week", "since May",
    ])
    func `a time across two bands is asked again`(text: String) {
        let reading = reader.read(text, asking: Question(asking: .duration), now: English.now)
        #expect(reading.findings.isEmpty)
        #expect(reading.open.contains(.duration))
    }

    @Test func `the days of a time across two bands are told`() {
        let reading = reader.read(
            "a week or two",
            asking: Question(asking: .duration),
            now: English.now
        )
        #expect(reading.openDays == 7...14)
    }

    @Test(arguments: [
        "back pain, the race is in two weeks", "my back hurts, I run 50 miles a week",
        "sore back, had surgery on my knee 3 weeks ago but that's grand",
        "I'm 14 weeks pregnant with a sore back", "who's racing on Sunday?",
        "back is 8 out of 10 today", "my back hurts more than yesterday",
        "my back is sore, I sat down", "my back was sore and it was gone by this morning",
        "been running 10 years, back pain is new", "back pain, haven't run for 3 weeks",
        "my lower back aches for the first 10 minutes", "sore back, physio next tuesday",
        "my back hurts, I take ibuprofen every 2 hours", "back pain, since the 3rd mile of a race",
    ])
    func `a time that belongs to something else is not how long the pain lasts`(text: String) {
        #expect(days(text, asking: nil) == nil)
    }

    @Test(arguments: [
        ("my back has been sore for 3 days", 3...3), ("sore back 2 weeks now", 14...14),
        ("slipped on ice on Tuesday and my back is sore", 2...2),
        ("hurt my back lifting a box last night", 1...1), ("back sore since sat", 5...5),
        ("my back is sore since the half three days ago", 3...3),
        ("back sore since sunday, foot numb", 4...4),
        ("ran the marathon on sunday. back sore ever since", 4...4),
        ("back pain for 10 days, been running for 6 years", 10...10),
        ("sore back since yesterday, tingly leg, is it ok to do tues intervals", 1...1),
        ("back pain since yesterday, ok to run tuesday?", 1...1),
    ])
    func `a time beside the pain or the fall is taken unasked`(
        text: String,
        expected: ClosedRange<Int>
    ) {
        #expect(days(text, asking: nil) == expected)
    }

    @Test func `since before a day is at least since then`() {
        let reading = reader.read(
            "since before monday",
            asking: Question(asking: .duration),
            now: English.now
        )
        #expect(reading.findings.isEmpty)
        #expect(reading.openDays?.lowerBound == 3)
    }

    @Test(arguments: [
        (LocalMoment(year: 2025, month: 6, day: 9), 1...2),
        (LocalMoment(year: 2025, month: 6, day: 13), 5...6),
        (LocalMoment(year: 2025, month: 6, day: 15), 0...1),
    ])
    func `the weekend is counted from the day it is`(now: LocalMoment, expected: ClosedRange<Int>) {
        let reading = reader.read(
            "since the weekend",
            asking: Question(asking: .duration),
            now: now
        )
        let days = reading.findings.first { $0.value.fact == .duration }?.days
        #expect((days ?? reading.openDays) == expected)
    }

    @Test(arguments: ["numb down there since easter", "numb down there since christmas"])
    func `what has lasted since long ago is so now`(text: String) {
        let reading = reader.read(text, asking: nil, now: English.now)
        #expect(reading.findings.contains { $0.value.fact == .saddle })
    }

    @Test(arguments: [
        (2025, 6, 12, 4), (2024, 2, 29, 4), (1970, 1, 1, 4), (2000, 1, 1, 6), (1969, 12, 31, 3),
    ])
    func `the day of the week follows from the date`(
        year: Int,
        month: Int,
        day: Int,
        weekday: Int
    ) {
        #expect(LocalMoment(year: year, month: month, day: day).weekday == weekday)
    }

    @Test func `parts of a moment outside their range move to its end`() {
        let moment = LocalMoment(year: 0, month: 13, day: 0, hour: 24, minute: -1)
        #expect(moment == LocalMoment(year: 1, month: 12, day: 1, hour: 23, minute: 0))
    }
}

import Testing

@testable import Understanding

@Suite struct FeastTests {
    @Test(arguments: [
        (1818, 3, 22), (1954, 4, 18), (1981, 4, 19), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31),
        (2025, 4, 20), (2026, 4, 5), (2038, 4, 25), (2076, 4, 19),
    ])
    func `Easter is the Sunday after the first full moon of spring`(
        year: Int,
        month: Int,
        day: Int
    ) {
        let easter = Feast.easter(days: 0).dayNumber(in: year)
        #expect(easter == LocalMoment.dayNumber(year: year, month: month, day: day))
    }

    @Test(arguments: [
        (Feast.weekday(1, place: 1, month: 6), 2025, 6, 2),
        (Feast.weekday(1, place: Feast.last, month: 5), 2025, 5, 26),
        (Feast.weekday(4, place: 4, month: 11), 2025, 11, 27),
        (Feast.weekday(7, place: Feast.last, month: 2), 2024, 2, 25),
        (Feast.easter(days: -47), 2025, 3, 4), (Feast.date(month: 12, day: 25), 2024, 12, 25),
    ])
    func `a feast has its day in every year`(feast: Feast, year: Int, month: Int, day: Int) {
        #expect(
            feast.dayNumber(in: year) == LocalMoment.dayNumber(year: year, month: month, day: day)
        )
    }

    @Test func `the last of a feast is this year's or the one before`() {
        let now = LocalMoment(year: 2025, month: 6, day: 12)
        #expect(Feast.easter(days: 0).days(before: now) == 53)
        #expect(Feast.date(month: 6, day: 12).days(before: now) == 0)
        #expect(Feast.date(month: 6, day: 13).days(before: now) == 364)
    }
}

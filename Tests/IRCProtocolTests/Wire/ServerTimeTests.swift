import IRCProtocol
import Testing

@Suite struct ServerTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0), ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T12:34:56.789Z", 951_827_696_789),
        ("2026-11-22T21:23:22.093Z", 1_795_382_602_093),
        ("2026-11-22T21:23:22.0939Z", 1_795_382_602_093),
        ("2100-03-01T00:00:00.5Z", 4_107_542_400_500),
        ("2016-12-31T23:59:60.000Z", 1_483_228_800_000),
    ]) func `a moment is milliseconds since 1970`(text: String, milliseconds: Int64) throws {
        #expect(try #require(ServerTime(text)).millisecondsSince1970 == milliseconds)
    }

    @Test(arguments: [
        "", "Z", "2026-11-22", "2026-11-22T21:23:22.093", "2026-13-22T21:23:22.093Z",
        "2026-11-00T21:23:22Z", "2026-11-22T24:00:00Z", "2026-11-22T21:60:22Z",
        "2026-11-22T21:23:61Z", "2026-11-22T21:23:22.093ZZ", "2026-11-22T21:23:22.093+01:00",
        "26-11-22T21:23:22Z", "2026-11-22 21:23:22Z", "1795382602.093", "٢٠٢٦-11-22T21:23:22Z",
    ]) func `anything else is no moment`(text: String) {
        #expect(ServerTime(text) == nil)
    }

    @Test func `moments are ordered`() throws {
        let earlier = try #require(ServerTime("2026-11-22T21:23:22.093Z"))
        let later = try #require(ServerTime("2026-11-22T21:23:22.094Z"))
        #expect(earlier < later)
        #expect(!(later < earlier))
    }
}

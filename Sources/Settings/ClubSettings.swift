public import struct Foundation.TimeZone

/// The club that the bot speaks for.
public struct ClubSettings: Sendable, Equatable {
    /// The club's name as members know it.
    public let name: String

    /// The number to call in an emergency, as it is to be spoken; never empty.
    public let emergencyNumber: String

    /// The language of the club's members, a BCP 47 tag such as `en` or `pt-BR`.
    ///
    /// Default: `en`.
    public let language: String

    /// Where the club runs, for what "today" and "this evening" mean.
    ///
    /// Default: the system's.
    public let timeZone: TimeZone

    /// When people who agreed to it are asked how it is, never within ``quietHours``.
    ///
    /// Default: 18:00.
    public let checkInTime: TimeOfDay

    /// When nobody is written to unasked.
    ///
    /// Default: 21:00-08:00.
    public let quietHours: QuietHours

    /// Whether scripts that change what runners read wait until a second moderator agrees.
    ///
    /// Default: false.
    public let hasTwoPersonRule: Bool

    init(from reader: inout SettingsReader) {
        name = reader.requiredText("club.name")
        emergencyNumber = Self.emergencyNumber(from: &reader)
        language = Self.language(from: &reader)
        timeZone = Self.timeZone(from: &reader)
        checkInTime = Self.checkInTime(from: &reader)
        quietHours = Self.quietHours(from: &reader)
        hasTwoPersonRule = reader.flag("club.two-person-rule") ?? false
        guard quietHours.contains(checkInTime) else { return }
        let key = "club.check-in-time"
        reader.report(
            reader.isGiven(key) ? key : "club.quiet-hours",
            "People are to be asked at \(checkInTime), within the quiet hours \(quietHours).",
            "Choose another check-in-time, or other quiet-hours."
        )
    }

    private static func emergencyNumber(from reader: inout SettingsReader) -> String {
        let key = "club.emergency-number"
        let number = reader.requiredText(key)
        let isNumber =
            number.wholeMatch(of: /\+?[0-9][0-9 +-]*/) != nil && number.count <= 20
            && number.count(where: \.isNumber) >= 2
        if !number.isEmpty, !isNumber {
            reader.report(
                key,
                "\"\(number)\" is not a number to call.",
                "Write what people dial and nothing else, such as \"112\"; spaces and a + are fine."
            )
        }
        return number
    }

    private static func language(from reader: inout SettingsReader) -> String {
        guard let tag = reader.text("club.language") else { return "en" }
        if tag.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil {
            reader.report(
                "club.language",
                "\"\(tag)\" is not a language.",
                "Give a language tag, such as en, de or pt-BR."
            )
        }
        return tag
    }

    private static func timeZone(from reader: inout SettingsReader) -> TimeZone {
        guard let name = reader.text("club.time-zone") else { return .current }
        if let zone = TimeZone(identifier: name) { return zone }
        let meant = Spelling.nearest(to: name, among: TimeZone.knownTimeZoneIdentifiers)
        reader.report(
            "club.time-zone",
            "\"\(name)\" is not a time zone.",
            meant.map { "Did you mean \"\($0)\"?" } ?? "Give one such as Europe/Prague, or UTC."
        )
        return .current
    }

    private static func checkInTime(from reader: inout SettingsReader) -> TimeOfDay {
        let usual = TimeOfDay(hour: 18)
        let key = "club.check-in-time"
        guard let text = reader.text(key) else { return usual }
        if let time = TimeOfDay(text) { return time }
        reader.report(
            key,
            "\"\(text)\" is not a time.",
            TimeOfDay(meantBy: text).map { "Did you mean \"\($0)\"?" } ?? "Write it like 18:00."
        )
        return usual
    }

    private static func quietHours(from reader: inout SettingsReader) -> QuietHours {
        let usual = QuietHours(from: TimeOfDay(hour: 21), to: TimeOfDay(hour: 8))
        let key = "club.quiet-hours"
        guard let text = reader.text(key) else { return usual }
        if let hours = QuietHours(text) { return hours }
        reader.report(
            key,
            "\"\(text)\" is not a span of hours.",
            QuietHours(meantBy: text).map { "Did you mean \"\($0)\"?" }
                ?? "Write two different times with a hyphen between them, like 21:00-08:00."
        )
        return usual
    }
}

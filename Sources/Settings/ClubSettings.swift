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

    init(from reader: inout SettingsReader) {
        name = reader.requiredText("club.name")
        emergencyNumber = reader.requiredText("club.emergency-number")
        language = Self.language(from: &reader)
        timeZone = Self.timeZone(from: &reader)
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
}

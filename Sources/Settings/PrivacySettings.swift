/// What is kept of people, for how long, and how.
public struct PrivacySettings: Sendable, Equatable {
    /// How many days what somebody has told is kept after their last word, 1 to 3650.
    ///
    /// Default: 90.
    public let keepDays: Int

    /// True when the words themselves are kept as well, not only what they say about the pain.
    ///
    /// Default: false.
    public let keepsTranscripts: Bool

    /// The key that seals what the database says of people; nil when nothing is sealed.
    ///
    /// Default: nil.
    public let key: SealingKey?

    init(from reader: inout SettingsReader) {
        keepDays = reader.whole("privacy.keep-days") ?? 90
        if !(1...3_650).contains(keepDays) {
            reader.report(
                "privacy.keep-days",
                "\(keepDays) is not a number of days to keep things for.",
                "Give a number from 1 to 3650."
            )
        }
        keepsTranscripts = reader.flag("privacy.transcripts") ?? false
        key = reader.sealingKey(in: "privacy")
    }
}

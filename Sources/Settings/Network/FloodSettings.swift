/// How fast the bot sends at first; the server's answers may slow it down or speed it up.
public struct FloodSettings: Sendable, Equatable {
    /// How many lines may go out at once.
    ///
    /// Default: 4. With 0 there is no limit.
    public let burst: Int

    /// How many lines a second follow.
    ///
    /// Default: 1. With 0 there is no limit.
    public let linesPerSecond: Double

    init(from reader: inout SettingsReader, at section: String) {
        burst = reader.whole("\(section).burst") ?? 4
        linesPerSecond = reader.amount("\(section).lines-per-second") ?? 1
        if !(0...10_000).contains(burst) {
            reader.report(
                "\(section).burst",
                "\(burst) is not a number of lines.",
                "Give a number from 0 to 10000; 0 is for test servers and means no limit."
            )
        }
    }
}

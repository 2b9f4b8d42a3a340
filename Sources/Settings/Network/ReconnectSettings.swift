/// How long the bot waits before it connects again; the wait doubles from floor to ceiling.
public struct ReconnectSettings: Sendable, Equatable {
    /// The first wait, more than zero; at least 20 seconds unless the host is this machine.
    ///
    /// Default: 20 seconds. Networks ban addresses that come back faster.
    public let floor: Duration

    /// The longest wait, not below ``floor``.
    ///
    /// Default: 600 seconds.
    public let ceiling: Duration

    init(from reader: inout SettingsReader, at section: String, isLoopback: Bool) {
        let floor = reader.amount("\(section).floor-seconds") ?? 20
        let ceiling = reader.amount("\(section).ceiling-seconds") ?? max(600, floor)
        if floor == 0 || floor < 20 && !isLoopback {
            reader.report(
                "\(section).floor-seconds",
                "\(floor) seconds are too short a wait; networks ban who comes back faster.",
                "Give 20 or more; less, but not 0, only for a server on this machine."
            )
        }
        if ceiling < floor {
            reader.report(
                "\(section).ceiling-seconds",
                "The ceiling of \(ceiling) seconds is below the floor of \(floor).",
                "Give \(floor) or more."
            )
        }
        self.floor = .seconds(floor)
        self.ceiling = .seconds(ceiling)
    }
}

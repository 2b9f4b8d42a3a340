/// One thing in the settings that is not in order: where, what, and what to do.
public struct SettingsFinding: Sendable, Equatable {
    /// Where the value was given, or where a missing one belongs.
    public let place: SettingsPlace

    /// The setting's path with dots, such as `networks.0.port`; empty when it is about the whole.
    public let key: String

    /// What is wrong, as one sentence without a secret in it.
    public let problem: String

    /// What to do about it, as one or two sentences.
    public let remedy: String
}

extension SettingsFinding: CustomStringConvertible {
    /// The finding on one line, `place: problem remedy`.
    public var description: String {
        "\(place): \(problem) \(remedy)"
    }
}

/// The settings were refused, for every reason found in one reading.
///
/// The caller ends the program with exit code 2, since starting again cannot help.
public struct SettingsError: Error, Sendable, Equatable {
    /// What is not in order, the file from the top first, then environment variables; never empty.
    public let findings: [SettingsFinding]
}

extension SettingsError: CustomStringConvertible {
    /// The findings for the operator, one to a line.
    public var description: String {
        findings.map(\.description).joined(separator: "\n")
    }
}

import Foundation

/// All settings of a club's bot, read once at start and checked as a whole.
///
/// The only way to have a value is to read one that is in order: it is parsed, not validated
/// later. Every setting may also come from the environment, which goes before the file.
public struct SweepSettings: Sendable, Equatable {
    /// The club that the bot speaks for.
    public let club: ClubSettings

    /// What is kept of people.
    public let privacy: PrivacySettings

    /// The networks to connect to, at least one, with different names.
    public let networks: [NetworkSettings]

    /// The folder with the dialogue scripts, an absolute path.
    ///
    /// Default: `Dialogues`.
    public let dialogues: String

    /// The folder for database and STS policies, an absolute path.
    ///
    /// Default: `var`.
    ///
    /// It need not exist yet.
    public let data: String
}

extension SweepSettings {
    /// Reads the settings file and the environment, and the secrets that they name.
    ///
    /// Relative paths, also those in the file, start at `directory`, so they mean the same in the
    /// file, in the environment and on the command line.
    ///
    /// - Parameters:
    ///   - file: The path of the YAML file, at most 1 MiB.
    ///   - environment: The process's variables; `SWEEP_…` and those that hold passwords are used.
    ///   - directory: Where relative paths start, absolute: the program's working directory.
    /// - Throws: ``SettingsError`` with everything that is not in order.
    public init(
        file: String,
        environment: [String: String],
        relativeTo directory: String
    ) throws(SettingsError) {
        let path = URL(
            filePath: file,
            relativeTo: URL(filePath: directory, directoryHint: .isDirectory)
        )
        .standardizedFileURL.path
        let text: String
        do throws(PrivateFile.Refusal) {
            text = try PrivateFile(readingPublic: path).text
        } catch {
            let finding = SettingsFinding(
                place: .file(file),
                key: "",
                problem: "The settings file: \(error.problem)",
                remedy: error.remedy
            )
            throw SettingsError(findings: [finding])
        }
        var reader = SettingsReader(
            file: try SettingsFile(parsing: text, path: file),
            environment: environment,
            directory: directory
        )
        self.init(from: &reader)
        let findings = reader.findings
        guard findings.isEmpty else { throw SettingsError(findings: findings) }
    }

    private init(from reader: inout SettingsReader) {
        club = ClubSettings(from: &reader)
        privacy = PrivacySettings(from: &reader)
        var networks: [NetworkSettings] = []
        for index in 0..<reader.networkCount {
            let network = NetworkSettings(from: &reader, at: "networks.\(index)", club: club.name)
            let isTaken = networks.contains { $0.name.lowercased() == network.name.lowercased() }
            if isTaken, !network.name.isEmpty {
                reader.report(
                    "networks.\(index).name",
                    "Two networks are called \"\(network.name)\".",
                    "Give each its own name; what people told the bot is kept by it."
                )
            }
            networks.append(network)
        }
        if networks.isEmpty {
            reader.reportMissing(
                "networks",
                "There is no network to connect to.",
                "Add one under \"networks\", with name and host."
            )
        }
        self.networks = networks
        Self.checkTwoPersonRule(club, networks, &reader)
        dialogues = reader.path("dialogues") ?? reader.absolute("Dialogues")
        data = reader.path("data") ?? reader.absolute("var")
    }
    /// The rule is of no use where nobody could ever approve: every change would wait for nobody.
    private static func checkTwoPersonRule(
        _ club: ClubSettings,
        _ networks: [NetworkSettings],
        _ reader: inout SettingsReader
    ) {
        let moderators = networks.map(\.moderators)
        let accounts = Set(moderators.flatMap(\.accounts).map { $0.lowercased() })
        guard club.hasTwoPersonRule, accounts.count < 2,
            moderators.allSatisfy({ $0.operatorsOf == nil })
        else { return }
        reader.report(
            "club.two-person-rule",
            "It needs two moderators, and the settings name \(accounts.isEmpty ? "none" : "one").",
            "Add accounts to moderators.accounts, or take two-person-rule out."
        )
    }
}

import Configuration

/// The environment variables that set settings: `SWEEP_` and the setting's path.
///
/// Letters are upper case, dots and hyphens are underscores, and a network stands by its place in
/// the list: `SWEEP_NETWORKS_0_ALLOW_PLAINTEXT`. A list is one variable, its items with commas
/// between them. An empty variable sets its setting to nothing.
struct SettingsVariables {
    let provider: KeyMappingProvider<EnvironmentVariablesProvider>
    private(set) var places: [String: SettingsPlace] = [:]
    private(set) var findings: [SettingsFinding] = []
    private(set) var networkCount: Int

    /// How the names of settings begin that nothing else is called like.
    private static let sections = ["SWEEP_CLUB_", "SWEEP_NETWORKS_", "SWEEP_PRIVACY_"]

    private let environment: [String: String]

    /// Takes the variables that belong to the settings.
    ///
    /// - Parameters:
    ///   - environment: All variables of the process.
    ///   - networkCount: How many networks the file has; variables with the index after the last
    ///     add a network.
    init(environment: [String: String], networkCount: Int) {
        self.environment = environment
        provider = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: "sweep")
        self.networkCount = networkCount
        while isNetworkGiven(self.networkCount) { self.networkCount += 1 }
        for (key, shape) in Shape.settings.values(items: self.networkCount) {
            guard let type = shape.type, environment[Self.name(of: key)] != nil else { continue }
            places[key] = .variable(Self.name(of: key))
            check(key, shape, type)
        }
    }

    /// The variable that sets a setting.
    static func name(of key: String) -> String {
        "SWEEP_" + String(key.uppercased().map { $0 == "." || $0 == "-" ? "_" : $0 })
    }

    /// Reports variables that look like settings but are none.
    ///
    /// - Parameter secrets: Names that hold secrets, which the operator chose freely.
    mutating func reportStrays(except secrets: Set<String>) {
        let names = Shape.settings.values(items: networkCount).map { Self.name(of: $0.key) }
        let known = Set(names).union(secrets)
        for name in environment.keys.sorted() where !known.contains(name) {
            guard Self.sections.contains(where: name.hasPrefix) else { continue }
            let finding = SettingsFinding(
                place: .variable(name),
                key: "",
                problem: "This variable is not a setting.",
                remedy: Spelling.nearest(to: name, among: names.sorted())
                    .map { "Did you mean \($0)?" }
                    ?? "Unset it; networks count from 0 without a gap, as SWEEP_NETWORKS_0_HOST."
            )
            findings.append(finding)
        }
    }

    private func isNetworkGiven(_ index: Int) -> Bool {
        environment.keys.contains { $0.hasPrefix("SWEEP_NETWORKS_\(index)_") }
    }

    private mutating func check(_ key: String, _ shape: Shape, _ type: ConfigType) {
        guard (try? provider.value(forKey: AbsoluteConfigKey(ConfigKey(key)), type: type)) == nil
        else { return }
        let finding = SettingsFinding(
            place: .variable(Self.name(of: key)),
            key: key,
            problem: "Its value is of the wrong kind.",
            remedy: "Give it \(shape.name)."
        )
        findings.append(finding)
    }
}

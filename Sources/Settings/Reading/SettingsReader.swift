import Configuration
import Foundation

/// Reads settings by their path, the environment before the file, and gathers what is wrong.
///
/// Nothing stops at the first finding: a value that is missing or wrong reads as a stand-in, and
/// whoever reads asks ``findings`` at the end before the result is let out.
struct SettingsReader {
    let networkCount: Int
    let environment: [String: String]

    private let reader: ConfigReader
    private let places: [String: SettingsPlace]
    private let directory: String
    private var reported: [SettingsFinding]

    /// Puts the environment over a file.
    ///
    /// - Parameters:
    ///   - file: The settings file, parsed.
    ///   - environment: All variables of the process.
    ///   - directory: Where relative paths start, absolute.
    init(file: SettingsFile, environment: [String: String], directory: String) {
        var variables = SettingsVariables(
            environment: environment,
            networkCount: file.networkCount
        )
        networkCount = variables.networkCount
        reader = ConfigReader(providers: [
            variables.provider,
            InMemoryProvider(name: "settings file", values: file.values),
        ])
        places = file.places.merging(variables.places) { _, variable in variable }
        let names = (0..<networkCount).map { "networks.\($0).sasl.password-variable" }
        let secrets = (names + ["privacy.key-variable"])
            .compactMap { [reader] in reader.string(forKey: ConfigKey($0)) }
        variables.reportStrays(except: Set(secrets))
        reported = file.findings + variables.findings
        self.environment = environment
        self.directory = directory
    }

    /// What is not in order so far, in reading order.
    var findings: [SettingsFinding] {
        reported.sorted { $0.place < $1.place }
    }

    // MARK: - Values

    /// The text of a setting; nil when it is not set or empty.
    mutating func text(_ key: String) -> String? {
        guard let text = reader.string(forKey: ConfigKey(key)), !text.isEmpty else { return nil }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            report(
                key,
                "The text has a line break or another control character in it.",
                "Take it out."
            )
            return nil
        }
        return text
    }

    /// The text of a setting that has to be there; a stand-in, with a finding, when it is not.
    mutating func requiredText(_ key: String) -> String {
        if let text = text(key) { return text }
        let name = key.split(separator: ".").last ?? ""
        reportMissing(
            key,
            "\"\(name)\" is not set.",
            "Set it here, or by \(SettingsVariables.name(of: key))."
        )
        return ""
    }

    /// The texts of a list; nil when it is not set.
    ///
    /// Empty items are dropped.
    func texts(_ key: String) -> [String]? {
        reader.stringArray(forKey: ConfigKey(key))?.filter { !$0.isEmpty }
    }

    /// Whether a list has any item, right or wrong.
    func hasItems(_ key: String) -> Bool {
        reader.stringArray(forKey: ConfigKey(key))?.isEmpty == false
    }

    /// Whether a list has an item without anything in it.
    func hasEmptyItem(_ key: String) -> Bool {
        reader.stringArray(forKey: ConfigKey(key))?.contains("") == true
    }

    /// A whole number.
    func whole(_ key: String) -> Int? {
        reader.int(forKey: ConfigKey(key))
    }

    /// A number that is not negative and has an end.
    mutating func amount(_ key: String) -> Double? {
        guard let number = reader.double(forKey: ConfigKey(key)) else { return nil }
        // A year in seconds is more than any of these settings can mean.
        guard number >= 0, number <= 31_536_000 else {
            report(key, "\(number) is not an amount.", "Give a number from 0 to 31536000.")
            return nil
        }
        return number
    }

    /// True or false.
    func flag(_ key: String) -> Bool? {
        reader.bool(forKey: ConfigKey(key))
    }

    /// A path that a setting gives, made absolute.
    mutating func path(_ key: String) -> String? {
        text(key).map(absolute)
    }

    /// A path, made absolute.
    func absolute(_ path: String) -> String {
        URL(filePath: path, relativeTo: URL(filePath: directory, directoryHint: .isDirectory))
            .standardizedFileURL.path
    }

    /// True when the section, or anything in it, is given.
    func isGiven(_ section: String) -> Bool {
        places.keys.contains { $0 == section || $0.hasPrefix("\(section).") }
    }

    // MARK: - Findings

    /// Records a finding where the setting is given, or where it belongs.
    mutating func report(_ key: String, _ problem: String, _ remedy: String) {
        let finding = SettingsFinding(
            place: place(of: key),
            key: key,
            problem: problem,
            remedy: remedy
        )
        reported.append(finding)
    }

    /// Records a finding on a missing setting, unless it or its section was refused.
    mutating func reportMissing(_ key: String, _ problem: String, _ remedy: String) {
        let isExplained = reported.contains { finding in
            finding.key == key || (!finding.key.isEmpty && key.hasPrefix("\(finding.key)."))
        }
        guard !isExplained else { return }
        report(key, problem, remedy)
    }

    private func place(of key: String) -> SettingsPlace {
        var path = key.split(separator: ".")
        while !path.isEmpty {
            if let place = places[path.joined(separator: ".")] { return place }
            path.removeLast()
        }
        return places[""] ?? .file("")
    }
}

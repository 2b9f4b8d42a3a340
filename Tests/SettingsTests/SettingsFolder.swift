import Foundation
import Settings
import Testing

/// A folder of its own for one test, with the files that fixtures name.
struct SettingsFolder: ~Copyable {
    static let sealingKey = String(repeating: "0123456789ABCDEF", count: 4)
    static let sealingBytes = (0..<4)
        .flatMap { _ -> [UInt8] in
            [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF]
        }

    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appending(path: "sweep-settings-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let certificate = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n"
        let key = "-----BEGIN PRIVATE KEY-----\nMA==\n-----END PRIVATE KEY-----\n"
        try write(certificate, to: "ca.pem", mode: 0o644)
        try write(certificate + key, to: "client.pem", mode: 0o600)
        try write(certificate + key, to: "open.pem", mode: 0o644)
        try write(key, to: "key.pem", mode: 0o400)
        try write("pencil\n", to: "private.password", mode: 0o600)
        try write("pencil\n", to: "open.password", mode: 0o640)
        try write(Self.sealingKey + "\n", to: "sealing.key", mode: 0o600)
        try write(Self.sealingKey, to: "open.key", mode: 0o604)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String, mode: Int) throws {
        let file = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    }

    /// Reads a settings file of this folder.
    func settings(
        _ name: String,
        environment: [String: String] = [:]
    ) throws(SettingsError) -> SweepSettings {
        try SweepSettings(file: name, environment: environment, relativeTo: path)
    }

    /// Reads settings from a text.
    func settings(
        text: String,
        environment: [String: String] = [:]
    ) throws -> SweepSettings {
        try write(text, to: "settings.yaml", mode: 0o644)
        return try settings("settings.yaml", environment: environment)
    }

    /// The findings on a text, with this folder's path written as `FOLDER`.
    func findings(
        on text: String,
        environment: [String: String] = [:]
    ) throws -> [String] {
        do {
            _ = try settings(text: text, environment: environment)
            return []
        } catch let error as SettingsError {
            return error.description.replacing(path, with: "FOLDER")
                .split(separator: "\n").map(String.init)
        }
    }
}

/// The text files beside the tests.
enum Fixture {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    static func names(in area: String) -> [String] {
        let path = folder.appending(path: area).path
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    }
}

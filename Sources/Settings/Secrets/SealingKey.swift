import Foundation

/// The key that seals what the database says of people; it never shows itself.
public struct SealingKey: Sendable, Equatable {
    /// How it is written.
    static let form = "64 hexadecimal digits"
    /// How to come by one.
    static let remedy =
        "Have one made by sweep rekey --make; openssl rand -hex 32 does as well."

    private let digits: Secret

    /// Reads a key; nil when it is none.
    init?(_ text: String) {
        guard text.wholeMatch(of: /[0-9A-Fa-f]{64}/) != nil else { return nil }
        digits = Secret(text.lowercased())
    }

    /// Reads a key from a file that only its owner may read.
    ///
    /// - Parameters:
    ///   - file: The file's path.
    ///   - directory: Where a relative path starts, absolute: the program's working directory.
    /// - Throws: ``SettingsError`` when the file cannot be used.
    public init(file: String, relativeTo directory: String) throws(SettingsError) {
        let start = URL(filePath: directory, directoryHint: .isDirectory)
        let path = URL(filePath: file, relativeTo: start).standardizedFileURL.path
        var problem = "\(path) does not hold a key, which is \(Self.form)."
        var remedy = Self.remedy
        do throws(PrivateFile.Refusal) {
            if let key = Self(try PrivateFile(reading: path).line) {
                self = key
                return
            }
        } catch {
            (problem, remedy) = (error.problem, error.remedy)
        }
        throw SettingsError(findings: [
            SettingsFinding(place: .file(file), key: "", problem: problem, remedy: remedy)
        ])
    }

    /// The key's 32 bytes, for the one place that needs them.
    public func reveal() -> [UInt8] {
        let digits = digits.reveal().utf8
            .map { byte in
                byte < UInt8(ascii: "a") ? byte - UInt8(ascii: "0") : byte - UInt8(ascii: "a") + 10
            }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

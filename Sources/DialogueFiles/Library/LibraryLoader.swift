internal import Dialogue
public import Foundation
internal import RulesCore
internal import Understanding

/// Reads a folder of dialogue files as a whole: all of it is in order, or none of it is used.
///
/// The files are `NAME.LANGUAGE.yaml`: a script for each topic, and beside them `common` and `words`
/// for each language. Files of other names are no business of the bot's.
public enum LibraryLoader {
    /// Reads and checks a folder.
    ///
    /// - Throws: ``LibraryRefused`` with everything that was found, in all files.
    public static func load(folder: URL) throws(LibraryRefused) -> CheckedLibrary {
        var draft = LibraryDraft()
        let files = try sources(in: folder)
        for file in files { draft.add(file) }
        return try draft.finished(folder: folder.lastPathComponent, hash: hash(of: files))
    }

    /// The dialogue files of a folder, by name.
    private static func sources(in folder: URL) throws(LibraryRefused) -> [SourceFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(
                atPath: folder.path(percentEncoded: false)
            )
        } catch {
            throw LibraryRefused(
                file: folder.lastPathComponent,
                "The folder cannot be read.",
                fix: "Check that it exists and its permissions."
            )
        }
        var files: [SourceFile] = []
        for name in names.sorted() where name.wholeMatch(of: /[\w-]+\.[\w-]+\.yaml/) != nil {
            do {
                files.append(try SourceFile(reading: folder.appending(path: name)))
            } catch {
                throw LibraryRefused(diagnostics: [error])
            }
        }
        return files
    }

    /// A short name for exactly this text: FNV-1a, 64 bits, over names and contents.
    ///
    /// It tells versions apart; it is no proof against somebody who wants two to look the same.
    private static func hash(of files: [SourceFile]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in files.flatMap({ [$0.name, $0.text] }).joined(separator: "\0").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

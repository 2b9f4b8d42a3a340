public import Dialogue
public import Foundation
internal import RulesCore
internal import Understanding

/// Reads a folder of dialogue files as a whole: all of it is in order, or none of it is used.
///
/// The files are `NAME.LANGUAGE.yaml`: a script for each topic, and beside them `common` and `words`
/// for each language. A file whose name is nearly that is not read, and there is a warning for it.
public enum LibraryLoader {
    /// Reads and checks a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - isLinted: Whether there are warnings of how the words read; without, it takes less time.
    /// - Returns: The library, of which every file is in order.
    /// - Throws: ``LibraryRefused`` with everything that was found, in all files.
    public static func load(
        folder: URL,
        isLinted: Bool = true
    ) throws(LibraryRefused) -> CheckedLibrary {
        let listing = try FolderListing(of: folder)
        let files = try sources(listing.scripts, in: folder)
        return try LibraryDraft(files, warnings: listing.warnings, isLinted: isLinted)
            .finished(folder: folder.lastPathComponent, hash: hash(of: files), files: kept(files))
    }

    /// Checks files that were read before, as in a folder that holds exactly them.
    ///
    /// There are no warnings of how the words read.
    ///
    /// - Parameter files: In any order.
    /// - Returns: The library, of which every file is in order.
    /// - Throws: ``LibraryRefused`` with everything that was found, in all files.
    public static func load(files: [ScriptFile]) throws(LibraryRefused) -> CheckedLibrary {
        var sources: [SourceFile] = []
        for file in files.sorted(by: { $0.name < $1.name }) {
            do {
                sources.append(try SourceFile(name: file.name, data: Data(file.text.utf8)))
            } catch {
                throw LibraryRefused(diagnostics: [error])
            }
        }
        return try LibraryDraft(sources, isLinted: false)
            .finished(folder: "scripts", hash: hash(of: sources), files: kept(sources))
    }

    private static func kept(_ files: [SourceFile]) -> [ScriptFile] {
        files.map { ScriptFile(name: $0.name, text: $0.original) }
    }

    /// Reads the dialogue files of a folder.
    private static func sources(
        _ names: [String],
        in folder: URL
    ) throws(LibraryRefused) -> [SourceFile] {
        var files: [SourceFile] = []
        for name in names {
            do {
                files.append(try SourceFile(reading: folder.appending(path: name)))
            } catch {
                throw LibraryRefused(diagnostics: [error])
            }
        }
        return files
    }

    /// A short name for exactly these files.
    private static func hash(of files: [SourceFile]) -> String {
        let texts = files.flatMap { [$0.name, $0.text] }
        return StableHash.hex(of: texts.joined(separator: "\0"))
    }
}

public import Foundation

/// Mends the dialogue files of a folder.
public enum LibraryMending {
    /// What was changed in one file.
    public struct MendedFile: Equatable, Sendable {
        /// The file's name.
        public let name: String
        /// Its changes, by line.
        public let changes: [Mending.Change]
    }

    /// Mends what can be mended; a file is replaced as a whole or not at all.
    ///
    /// - Returns: The files that were changed.
    /// - Throws: ``LibraryRefused`` when the folder or a file cannot be read or written.
    public static func mend(folder: URL) throws(LibraryRefused) -> [MendedFile] {
        var mended: [MendedFile] = []
        for name in try FolderListing(of: folder).scripts {
            let url = folder.appending(path: name).resolvingSymlinksInPath()
            do {
                // Read as bytes, so that what stands in front of the text is seen too.
                let text = try SourceFile(reading: url).original
                let mending = Mending(of: text, named: name)
                guard !mending.changes.isEmpty else { continue }
                try replace(url, with: mending.text)
                mended.append(MendedFile(name: name, changes: mending.changes))
            } catch let refused as Diagnostic {
                throw LibraryRefused(diagnostics: [refused])
            } catch {
                throw LibraryRefused(
                    file: name,
                    "The file cannot be written.",
                    fix: "Check its permissions."
                )
            }
        }
        return mended
    }

    /// Puts a text in place of a file at once, with the file's permissions.
    private static func replace(_ url: URL, with text: String) throws {
        let files = FileManager.default
        let old = try files.attributesOfItem(atPath: url.path(percentEncoded: false))
        let new = url.deletingLastPathComponent().appending(path: ".\(UUID()).mended")
        do {
            try Data(text.utf8).write(to: new, options: .withoutOverwriting)
            try files.setAttributes(
                [.posixPermissions: old[.posixPermissions] ?? 0o644],
                ofItemAtPath: new.path(percentEncoded: false)
            )
            let places = (new.path(percentEncoded: false), url.path(percentEncoded: false))
            guard unsafe rename(places.0, places.1) == 0 else {
                throw CocoaError(.fileWriteUnknown)
            }
        } catch {
            try? files.removeItem(at: new)
            throw error
        }
    }
}

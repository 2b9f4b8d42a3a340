internal import Foundation

/// What is in a folder of scripts, by name.
struct FolderListing {
    /// The files that are read.
    let scripts: [String]
    /// The files that look as if they were to be read, and are not.
    let others: [String]

    init(of folder: URL) throws(LibraryRefused) {
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
        scripts = names.filter(Self.isScript).sorted()
        others =
            names.filter { name in
                let end = name.lowercased()
                return (end.hasSuffix(".yaml") || end.hasSuffix(".yml")) && !Self.isScript(name)
                    && !name.hasPrefix(".")
            }
            .sorted()
    }

    /// What to say of each file that is not read.
    var warnings: [Diagnostic] {
        others.map { name in
            Diagnostic(
                code: .notRead,
                severity: .warning,
                file: name,
                line: 1,
                column: 1,
                message: "This file is not read: its name is not NAME.LANGUAGE.yaml.",
                fix: "Rename it to \(Self.rightName(for: name)), or move it out of the folder.",
                source: ""
            )
        }
    }

    private static func isScript(_ name: String) -> Bool {
        name.wholeMatch(of: /[\w-]+\.[\w-]+\.yaml/) != nil
    }

    /// The name that was most likely meant: words joined by hyphens, and English if none is said.
    private static func rightName(for name: String) -> String {
        var parts = name.split(separator: ".").dropLast()
            .map { part in
                part.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }
                    .joined(separator: "-")
            }
            .filter { !$0.isEmpty }
        if parts.isEmpty { parts = ["back-pain"] }
        let language = parts.count > 1 ? parts.removeLast() : "en"
        return "\(parts.joined(separator: "-")).\(language).yaml"
    }
}

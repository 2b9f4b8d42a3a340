internal import Dialogue
internal import DialogueFiles
internal import Foundation

/// The scripts that a command works with.
struct LoadedScripts {
    let library: ScriptLibrary

    /// Reads a folder of scripts.
    ///
    /// - Throws: ``Failure`` with every finding when they are not in order, or when they do not
    ///   speak the language that is asked for.
    init(
        folder: String,
        language: String? = nil,
        code: Failure.Code = .notInOrder
    ) throws(Failure) {
        do {
            library = try LibraryLoader.load(folder: URL(filePath: folder)).library
        } catch {
            throw Failure(
                code,
                "the scripts in \(folder) are not in order:\n"
                    + error.diagnostics.map(\.text).joined(separator: "\n")
            )
        }
        guard let language, !library.speaks(language) else { return }
        let spoken = library.editions.map(\.script.language).joined(separator: ", ")
        throw Failure(
            .usage,
            "no script in \(folder) speaks the language \(language); they speak \(spoken)"
        )
    }
}

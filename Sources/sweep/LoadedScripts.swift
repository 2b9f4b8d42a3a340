internal import Dialogue
internal import DialogueFiles
internal import Foundation

/// The scripts that a command works with.
struct LoadedScripts {
    let library: ScriptLibrary

    /// Reads a folder of scripts.
    ///
    /// - Throws: ``Failure`` with every finding when they are not in order.
    init(folder: String) throws(Failure) {
        do {
            library = try LibraryLoader.load(folder: URL(filePath: folder)).library
        } catch {
            throw Failure(
                .notInOrder,
                "the scripts in \(folder) are not in order:\n"
                    + error.diagnostics.map(\.text).joined(separator: "\n")
            )
        }
    }
}

import Foundation
import Testing
import Understanding

@testable import DialogueFiles

/// The shipped folder as a club might change it.
struct ClubFolder: ~Copyable {
    let url = FileManager.default.temporaryDirectory.appending(path: "club-\(UUID())")

    init() throws { try FileManager.default.copyItem(at: MistakeTests.folder, to: url) }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Puts a file there.
    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    /// Changes a shipped file; each edit has to change something.
    func edit(_ name: String, _ edits: [(old: String, new: String)]) throws {
        try write(name, Files.patched(Files.text(name), edits))
    }

    func load() throws -> CheckedLibrary {
        try LibraryLoader.load(folder: url, isLinted: false)
    }

    /// Reads and proves it; the proofs of the shipped folder are known.
    func proved() throws -> CheckedLibrary {
        let library = try load()
        var proofs = try Shipped.proved.get().proofs
        _ = try proofs.prove(library)
        return library
    }

    /// What it is refused for; nothing when it is used.
    func errors() throws -> [Diagnostic] {
        do {
            _ = try proved()
            return []
        } catch let refused as LibraryRefused {
            return refused.errors
        }
    }
}

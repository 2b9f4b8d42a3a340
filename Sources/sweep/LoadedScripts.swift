internal import Bot
internal import BotStore
internal import Dialogue
internal import DialogueFiles
internal import Foundation

/// The scripts that a command works with.
struct LoadedScripts {
    private let checked: CheckedLibrary
    private let folder: String

    var library: ScriptLibrary { checked.library }

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
            checked = try LibraryLoader.load(folder: URL(filePath: folder), isLinted: false)
        } catch {
            throw Self.failure(code, folder, error)
        }
        self.folder = folder
        guard let language, !library.speaks(language) else { return }
        let spoken = library.editions.map(\.script.language).joined(separator: ", ")
        throw Failure(
            .usage,
            "no script in \(folder) speaks the language \(language); they speak \(spoken)"
        )
    }

    /// Proves the scripts, as far as that has not been done before.
    ///
    /// - Throws: ``Failure`` with what does not hold.
    func prove(with book: ProofBook) throws(Failure) {
        do {
            _ = try book.prove(checked)
        } catch {
            throw Self.failure(.usage, folder, error)
        }
    }

    /// Chooses the scripts to begin with, once these are proved: these, or those last in use.
    ///
    /// - Throws: ``Failure`` where the store cannot be read.
    func start(
        after store: Store,
        language: String,
        needsTwoModerators: Bool,
        _ book: ProofBook
    ) async throws(Failure) -> ScriptStart {
        do {
            return try await ScriptStart(
                folder: library,
                store: store,
                language: language,
                needsTwoModerators: needsTwoModerators,
                prove: book.proof
            )
        } catch {
            throw Failure(error)
        }
    }

    private static func failure(
        _ code: Failure.Code,
        _ folder: String,
        _ refused: LibraryRefused
    ) -> Failure {
        Failure(
            code,
            "the scripts in \(folder) are not in order:\n"
                + refused.diagnostics.map(\.text).joined(separator: "\n")
        )
    }
}

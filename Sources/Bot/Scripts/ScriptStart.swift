public import BotStore
public import Dialogue
internal import DialogueFiles
internal import Foundation

/// With which scripts the bot begins: those of the folder, or those that were in use last.
///
/// Where scripts that advise otherwise need two moderators, a start is no way around that: what nobody
/// has approved waits in the folder.
public struct ScriptStart: Sendable {
    let shelf: ScriptShelf
    /// What moderators have to know of it.
    let news: StartNews?
    /// What is still to be written down for the next start.
    let unkept: UnkeptScripts

    /// Begins with these, whatever was in use before, and keeps nothing for the next start.
    public init(_ library: ScriptLibrary) {
        shelf = ScriptShelf(library)
        news = nil
        unkept = UnkeptScripts(isOn: false)
    }

    /// Chooses, once the folder is found to be in order.
    ///
    /// - Parameters:
    ///   - folder: The scripts of the folder, read and proved.
    ///   - store: What was in use last, where anything was.
    ///   - language: The club's: scripts that do not speak it are of no use.
    ///   - needsTwoModerators: Whether scripts that advise otherwise wait for a second moderator.
    ///   - prove: What is proved of scripts that were kept, since rules and checks may be others.
    /// - Throws: ``BotStore/StoreError``.
    public init(
        folder: ScriptLibrary,
        store: Store,
        language: String,
        needsTwoModerators: Bool,
        prove: @escaping ReloadGate.Proof
    ) async throws(StoreError) {
        let kept = try await store.keptScripts()
        self = await OwnThread.run {
            let reader = Reader(language: language, prove: prove)
            return Self(folder, kept, needsTwoModerators: needsTwoModerators, reader)
        }
    }

    private init(
        _ folder: ScriptLibrary,
        _ kept: KeptScripts?,
        needsTwoModerators: Bool,
        _ reader: Reader
    ) {
        var unkept = UnkeptScripts(isOn: true)
        if let kept, kept.current.hash == folder.hash {
            let previous = kept.previous.flatMap { try? reader.library(of: $0) }
            self.init(ScriptShelf(folder, previous: previous), nil, unkept)
            return
        }
        let last = kept.map { kept in
            Result { () throws(Unusable) in try reader.library(of: kept.current) }
        }
        var news: StartNews?
        if needsTwoModerators, let kept, let last {
            switch last {
            case .success(let library):
                let lines = AdviceDifference(from: library, to: folder).lines
                if !lines.isEmpty {
                    let previous = kept.previous.flatMap { try? reader.library(of: $0) }
                    unkept.note(.scriptsWait, folder.hash)
                    let news = StartNews(
                        folder: folder.hash,
                        last: library.hash,
                        .waits(for: lines)
                    )
                    self.init(ScriptShelf(library, previous: previous), news, unkept)
                    return
                }
            case .failure(let unusable):
                unkept.note(.scriptsUnusable, kept.current.hash)
                news = StartNews(
                    folder: folder.hash,
                    last: kept.current.hash,
                    .unusable(unusable.reason)
                )
            }
        }
        let shelf = ScriptShelf(folder, previous: try? last?.get())
        unkept.note(shelf)
        self.init(shelf, news, unkept)
    }

    private init(_ shelf: ScriptShelf, _ news: StartNews?, _ unkept: UnkeptScripts) {
        self.shelf = shelf
        self.news = news
        self.unkept = unkept
    }

    /// Why scripts that were in use cannot be used any more.
    private struct Unusable: Error {
        let reason: String
    }

    /// Makes scripts of files that were kept.
    private struct Reader {
        let language: String
        let prove: ReloadGate.Proof

        func library(of version: KeptScripts.Version) throws(Unusable) -> ScriptLibrary {
            let checked: CheckedLibrary
            do {
                checked = try LibraryLoader.load(files: version.files)
                try prove(checked)
            } catch {
                throw Unusable(reason: error.errors.first?.summary ?? "They are not in order.")
            }
            let library = checked.library
            guard library.hash == version.hash else {
                throw Unusable(reason: "Their files in the database are not what they were.")
            }
            guard library.speaks(language) else {
                throw Unusable(reason: "They do not speak the club's language, \"\(language)\".")
            }
            return library
        }
    }
}

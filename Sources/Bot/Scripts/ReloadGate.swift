public import BotStore
internal import Dialogue
public import DialogueFiles
public import Foundation
internal import Understanding

/// What new scripts have to pass before they are used: evidence, in stages, cheapest first.
///
/// 1. The folder can be read, and was not changed meanwhile.
/// 2. The files are in order, and the proof holds.
/// 3. Every language that people talk in is still there.
/// 4. Every written talk beside the scripts goes as it is written.
/// 5. The last 200 conversations, as facts alone, end in what they ended in.
/// 6. Every conversation under way is tried on them; what changes is told, and refuses nothing.
///
/// The first stage that fails says why, and the running scripts stay.
public struct ReloadGate: Sendable {
    /// Proves what no single file shows; throws what does not hold.
    public typealias Proof = @Sendable (CheckedLibrary) throws(LibraryRefused) -> Void

    /// Who has said nothing for so long is not counted as talking, in seconds.
    private static let liveFor: Int64 = 90 * 86_400

    private let folder: URL
    private let store: Store
    /// The language of each network.
    private let languages: [String: String]
    private let clock: LocalClock
    private let prove: Proof

    /// Makes the gate.
    ///
    /// - Parameters:
    ///   - folder: Where the scripts and their talks lie.
    ///   - store: Where past and present conversations are.
    ///   - fronts: The networks that people talk on.
    ///   - clock: The club's local time.
    ///   - prove: What is proved of scripts that are in order.
    public init(
        folder: URL,
        store: Store,
        fronts: [Front],
        clock: LocalClock,
        prove: @escaping Proof = { _ in }
    ) {
        self.folder = folder
        self.store = store
        languages = Dictionary(fronts.map { ($0.network, $0.language) }) { first, _ in first }
        self.clock = clock
        self.prove = prove
    }

    /// Does what the loop has given away, and gives what the loop is to know of it.
    public func perform(_ work: ScriptWork, now: Date) async -> Inbox.Event {
        switch work {
        case .gate(let request, let running):
            let result: Result<ReloadPass, ReloadRefusal>
            do {
                result = .success(try await pass(against: running, now: now))
            } catch {
                result = .failure(error)
            }
            return .reload(Reload(request: request, result: result))
        case .draft(let request):
            let result = await OwnThread.run {
                Result { () throws(ReloadRefusal) in try read().0.library }
            }
            return .draft(DraftScripts(request: request, result: result))
        case .canaries(let library, let isAfterSwap):
            let failures = await OwnThread.run { Canaries.failures(in: library) }
            return .canaries(
                CanaryReport(hash: library.hash, isAfterSwap: isAfterSwap, failures: failures)
            )
        }
    }

    /// Has the folder pass all stages.
    private func pass(
        against running: ScriptLibrary,
        now: Date
    ) async throws(ReloadRefusal) -> ReloadPass {
        let (checked, talks) = try await OwnThread.run { () throws(ReloadRefusal) in
            let (checked, talks) = try read()
            try keepLanguages(of: running, in: checked.library)
            try rehearse(talks, with: checked.library)
            if let failure = Canaries.failures(in: checked.library).first {
                throw .canary("With these scripts \(failure).")
            }
            return (checked, talks)
        }
        return ReloadPass(
            library: checked.library,
            writtenTalks: talks.count,
            pastTalks: try await replay(with: checked.library),
            live: try await dryRun(from: running, to: checked.library, now: now),
            warnings: checked.warnings
        )
    }

    // MARK: - Files

    /// Reads, checks and proves, all of it on files that nobody changed meanwhile.
    private func read() throws(ReloadRefusal) -> (CheckedLibrary, [Transcript]) {
        let before = try look()
        let checked: CheckedLibrary
        var talks: [Transcript] = []
        do {
            checked = try LibraryLoader.load(folder: folder)
            for talk in before.talks {
                do {
                    talks.append(
                        try Transcript(contentsOf: talk.path(percentEncoded: false))
                    )
                } catch {
                    throw ReloadRefusal.mistakes([error])
                }
            }
        } catch {
            // A mistake in half a file is none of the moderator's.
            guard try look() == before else { throw .folder(.changing) }
            switch error {
            case let refused as LibraryRefused: throw .mistakes(refused.errors)
            case let refused as ReloadRefusal: throw refused
            default: throw .folder(.unreadable(folder.lastPathComponent))
            }
        }
        guard try look() == before else { throw .folder(.changing) }
        do { try prove(checked) } catch { throw .mistakes(error.errors) }
        return (checked, talks)
    }

    private func look() throws(ReloadRefusal) -> ScriptFolder {
        do { return try ScriptFolder(folder) } catch { throw .folder(error) }
    }

    private func keepLanguages(
        of running: ScriptLibrary,
        in library: ScriptLibrary
    ) throws(ReloadRefusal) {
        for language in Set(languages.values).sorted()
        where running.speaks(language) && !library.speaks(language) {
            throw .languageGone(language)
        }
    }

    private func rehearse(
        _ talks: [Transcript],
        with library: ScriptLibrary
    ) throws(ReloadRefusal) {
        let differences = talks.compactMap { talk -> ReloadRefusal.TalkDifference? in
            talk.firstDifference(with: library, club: .rehearsal, from: .rehearsal)
                .map { ReloadRefusal.TalkDifference(file: talk.name, difference: $0) }
        }
        guard differences.isEmpty else { throw .writtenTalks(differences) }
    }

    // MARK: - Conversations

    /// Has the last conversations again; gives how many.
    private func replay(with library: ScriptLibrary) async throws(ReloadRefusal) -> Int {
        var past = try await OwnThread.run { () throws(ReloadRefusal) in
            try PastTalks(with: library)
        }
        while past.looked < PastTalks.count {
            let page = try await fetch { store throws(StoreError) in
                try await store.latestTalks(skipping: past.looked)
            }
            let talks = page.prefix(PastTalks.count - past.looked)
                .map { (language: language(of: $0, with: library), $0.conversation) }
            guard !talks.isEmpty else { break }
            let before = past
            let (after, difference) = await OwnThread.run {
                var past = before
                let difference = past.firstDifference(in: talks)
                return (past, difference)
            }
            past = after
            if let difference { throw .pastTalk(difference) }
        }
        return past.looked
    }

    /// Tries the scripts on everybody who is talking; each topic and language in use has a report.
    private func dryRun(
        from running: ScriptLibrary,
        to library: ScriptLibrary,
        now: Date
    ) async throws(ReloadRefusal) -> [LiveReport] {
        let moment = clock.moment(now)
        let since = Int64(now.timeIntervalSince1970) - Self.liveFor
        let titles = Set(languages.values).map { library.edition(language: $0).title }
        var reports = Dictionary(
            uniqueKeysWithValues: Set(titles).map { ($0, LiveReport(title: $0)) }
        )
        var last: Int64 = 0
        while true {
            let page = try await fetch { store throws(StoreError) in
                try await store.liveTalks(since: since, after: last)
            }
            guard let end = page.last else { break }
            last = end.number
            let effects = await OwnThread.run {
                page.map { talk in
                    let edition = library.edition(language: language(of: talk, with: library))
                    let before = language(of: talk, with: running)
                    let dryRun = DryRun(
                        from: running.edition(language: before),
                        to: edition,
                        now: moment
                    )
                    return (edition.title, dryRun.effect(on: talk.conversation))
                }
            }
            for (title, effect) in effects {
                reports[title, default: LiveReport(title: title)].add(effect)
            }
        }
        return reports.values.sorted { $0.title < $1.title }
    }

    private func fetch<Value>(
        _ read: (Store) async throws(StoreError) -> Value
    ) async throws(ReloadRefusal) -> Value {
        do { return try await read(store) } catch { throw .store(error) }
    }

    /// The language of a talk with some scripts: the runner's, where it is loaded, else that of the
    /// network; the first one where that is gone from the settings.
    private func language(of talk: Store.Talk, with library: ScriptLibrary) -> String {
        let own = talk.conversation.language.flatMap { library.speaks($0) ? $0 : nil }
        return own ?? languages[talk.network, default: ""]
    }
}

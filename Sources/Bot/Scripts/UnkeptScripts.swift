internal import BotStore
internal import Dialogue

/// What of the scripts in use is still to be written down for the next start.
///
/// It goes with the batch in which they came into use. Where the store fails, it is left to batches in
/// which nobody has said anything, once a minute: it is the largest thing that is ever written, and on a
/// disk that has no room for it, it must not keep what people said from being stored.
struct UnkeptScripts {
    /// How long it is left after a failure, in seconds.
    private static let pause: Int64 = 60

    private let isOn: Bool
    private var scripts: KeptScripts?
    private var events: [(event: AuditEvent, hash: String)] = []
    /// When the store failed last, in seconds since 1970.
    private var failedAt: Int64?

    /// Nothing is to be written yet.
    ///
    /// - Parameter isOn: Whether anything is kept at all.
    init(isOn: Bool) {
        self.isOn = isOn
    }

    /// Notes that the scripts in use are others than before.
    mutating func note(_ shelf: ScriptShelf) {
        guard isOn else { return }
        scripts = KeptScripts(
            current: KeptScripts.Version(shelf.current),
            previous: shelf.previous.map(KeptScripts.Version.init)
        )
    }

    /// Notes what the audit is to say of scripts.
    mutating func note(_ event: AuditEvent, _ hash: String) {
        if isOn { events.append((event, hash)) }
    }

    /// Adds what there is to a batch.
    ///
    /// - Parameters:
    ///   - batch: The batch.
    ///   - isStill: Whether nobody has said anything in it.
    func add(to batch: inout Store.Batch, isStill: Bool) {
        if let failedAt {
            // A clock that was put back ends the pause.
            let isOver = batch.now >= failedAt + Self.pause || batch.now < failedAt
            guard isStill, isOver else { return }
        }
        batch.scripts = scripts
        batch.scriptEvents = events
    }

    /// Notes what became of a batch.
    mutating func note(_ batch: Store.Batch, isStored: Bool) {
        guard batch.scripts != nil || !batch.scriptEvents.isEmpty else { return }
        failedAt = isStored ? nil : batch.now
        guard isStored else { return }
        (scripts, events) = (nil, [])
    }
}

extension KeptScripts.Version {
    fileprivate init(_ library: ScriptLibrary) {
        self.init(hash: library.hash, files: library.files)
    }
}

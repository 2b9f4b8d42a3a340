internal import Dialogue

/// The scripts in use, and those before them.
struct ScriptShelf {
    private(set) var current: ScriptLibrary
    private(set) var previous: ScriptLibrary?

    init(_ library: ScriptLibrary, previous: ScriptLibrary? = nil) {
        current = library
        self.previous = previous
    }

    /// Puts new scripts in use at once.
    mutating func replace(with library: ScriptLibrary) {
        // The same once more leaves the way back to what was different.
        if library.hash != current.hash { previous = current }
        current = library
    }

    /// Goes back to the scripts before, and gives those put away; nil when there are none before.
    ///
    /// Once only: a second time would bring back what somebody has just undone.
    mutating func rollBack() -> ScriptLibrary? {
        guard let before = previous else { return nil }
        defer {
            previous = nil
            current = before
        }
        return current
    }
}

extension ScriptLibrary {
    /// What is loaded, in a few words: "back-pain en 9f3c2a1".
    var title: String {
        editions.map(\.title).joined(separator: ", ") + " " + version
    }

    /// The beginning of the hash, enough for people: "9f3c2a1".
    var version: String { String(hash.prefix(7)) }
}

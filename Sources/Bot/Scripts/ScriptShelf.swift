internal import Dialogue

/// The scripts in use, and those before them.
struct ScriptShelf {
    private(set) var current: ScriptLibrary
    private var previous: ScriptLibrary?

    init(_ library: ScriptLibrary) {
        current = library
    }

    /// Puts new scripts in use at once.
    mutating func replace(with library: ScriptLibrary) {
        // The same once more leaves the way back to what was different.
        if library.hash != current.hash { previous = current }
        current = library
    }

    /// Goes back to the scripts before; false when there are none.
    mutating func rollBack() -> Bool {
        guard let before = previous else { return false }
        previous = nil
        current = before
        return true
    }
}

extension ScriptLibrary {
    /// What is loaded, in a few words: "back-pain en 9f3c2a1".
    var title: String {
        editions.map { "\($0.script.name) \($0.script.language)" }.joined(separator: ", ")
            + " \(hash.prefix(7))"
    }
}

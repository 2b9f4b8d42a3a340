internal import DequeModule

/// Reloads one after the other: each is tried against what the one before has put in use.
struct ReloadQueue {
    /// How many may wait.
    static let limit = 16

    /// What becomes of a request.
    enum Place: Equatable {
        /// It is tried now.
        case first
        /// It waits for others.
        case waits
        /// So many wait already.
        case full
    }

    private var waiting: Deque<Reload.Request> = []
    private var isBusy = false

    /// Takes a request.
    mutating func add(_ request: Reload.Request) -> Place {
        guard isBusy else {
            isBusy = true
            return .first
        }
        guard waiting.count < Self.limit else { return .full }
        waiting.append(request)
        return .waits
    }

    /// Notes that one is done, and gives the next.
    mutating func next() -> Reload.Request? {
        let next = waiting.popFirst()
        isBusy = next != nil
        return next
    }
}

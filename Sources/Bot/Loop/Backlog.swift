internal import Chat

/// What has been said to whom and has not left yet.
///
/// Somebody with too much waiting gets no more until some of it has left: answers to a flood would
/// only delay everybody else. An emergency is answered all the same.
struct Backlog {
    /// How many messages may wait for one person.
    static let limit = 24

    /// Where a message goes.
    struct Target: Hashable {
        let network: String
        let name: String
    }

    private var targets: [ChatAction.ID: Target] = [:]
    private var counts: [Target: Int] = [:]
    private var warned: Set<Target> = []

    /// Messages that have not left yet.
    var count: Int { targets.count }

    /// Whether so much waits for it already.
    func isFull(_ target: Target, limit: Int = limit) -> Bool {
        counts[target, default: 0] >= limit
    }

    /// Whether the person has to be told so; true once until the backlog is gone.
    mutating func shouldWarn(_ target: Target) -> Bool {
        warned.insert(target).inserted
    }

    mutating func add(_ action: ChatAction) {
        let target = Target(network: action.network, name: action.target)
        guard targets.updateValue(target, forKey: action.id) == nil else { return }
        counts[target, default: 0] += 1
    }

    mutating func remove(_ ids: [ChatAction.ID]) {
        for id in ids {
            guard let target = targets.removeValue(forKey: id) else { continue }
            let left = counts[target, default: 1] - 1
            counts[target] = left > 0 ? left : nil
            if left <= 0 { warned.remove(target) }
        }
    }
}

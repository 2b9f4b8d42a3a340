internal import Chat

/// What has been said to whom and has not left yet.
///
/// Somebody with too much waiting gets no more until some of it has left: answers to a flood would
/// only delay everybody else. An emergency is answered all the same.
struct Backlog {
    /// How many messages may wait for one person.
    static let limit = 16

    private var targets: [ChatAction.ID: String] = [:]
    private var counts: [String: Int] = [:]
    private var warned: Set<String> = []

    /// Messages that have not left yet.
    var count: Int { targets.count }

    private static func key(_ network: String, _ target: String) -> String {
        network + " " + target
    }

    /// Whether that person has to wait.
    func isFull(network: String, target: String) -> Bool {
        counts[Self.key(network, target), default: 0] >= Self.limit
    }

    /// Whether the person has to be told so; true once until the backlog is gone.
    mutating func shouldWarn(network: String, target: String) -> Bool {
        warned.insert(Self.key(network, target)).inserted
    }

    mutating func add(_ action: ChatAction) {
        let key = Self.key(action.network, action.target)
        targets[action.id] = key
        counts[key, default: 0] += 1
    }

    mutating func remove(_ ids: [ChatAction.ID]) {
        for id in ids {
            guard let key = targets.removeValue(forKey: id) else { continue }
            let left = counts[key, default: 1] - 1
            counts[key] = left > 0 ? left : nil
            if left <= 0 { warned.remove(key) }
        }
    }
}

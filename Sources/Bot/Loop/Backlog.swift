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

    private struct Entry {
        let target: Target
        /// Who is meant, where it is one person that the bot knows.
        let member: MemberID?
    }

    private var entries: [ChatAction.ID: Entry] = [:]
    private var counts: [Target: Int] = [:]
    private var warned: Set<Target> = []
    private var held: Set<ChatAction.ID> = []

    /// Messages that have not left yet.
    var count: Int { entries.count }

    /// Whether anything waits for somebody to come back.
    var isHolding: Bool { !held.isEmpty }

    /// Whether so much waits for it already.
    func isFull(_ target: Target, limit: Int = limit) -> Bool {
        counts[target, default: 0] >= limit
    }

    /// Whether the person has to be told so; true once until the backlog is gone.
    mutating func shouldWarn(_ target: Target) -> Bool {
        warned.insert(target).inserted
    }

    mutating func add(_ action: ChatAction, for member: MemberID? = nil) {
        guard entries[action.id] == nil else { return }
        let target = Target(network: action.network, name: action.target)
        entries[action.id] = Entry(target: target, member: member)
        counts[target, default: 0] += 1
    }

    mutating func remove(_ ids: some Sequence<ChatAction.ID>) {
        for id in ids {
            held.remove(id)
            guard let target = entries.removeValue(forKey: id)?.target else { continue }
            let left = counts[target, default: 1] - 1
            counts[target] = left > 0 ? left : nil
            if left <= 0 { warned.remove(target) }
        }
    }

    // MARK: People who are not there

    /// Keeps a message until the person it is for speaks again.
    mutating func hold(_ id: ChatAction.ID) {
        if entries[id] != nil { held.insert(id) }
    }

    /// Takes what was held for somebody who has spoken.
    ///
    /// The name alone is not enough: somebody else may have taken it since.
    mutating func release(_ target: Target, for member: MemberID) -> [ChatAction.ID] {
        guard isHolding else { return [] }
        let ids = held.filter { entries[$0]?.target == target && entries[$0]?.member == member }
        held.subtract(ids)
        return ids.sorted()
    }

    /// Takes what was held on a network: all that waits for it is said again.
    mutating func releaseAll(on network: String) {
        held = held.filter { entries[$0]?.target.network != network }
    }
}

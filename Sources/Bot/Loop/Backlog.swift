internal import Chat

/// What has been said to whom and has not left yet.
///
/// Somebody with too much waiting gets no more until some of it has left: answers to a flood would
/// only delay everybody else. An emergency is answered all the same.
struct Backlog {
    /// How many messages may wait for one person.
    static let limit = 24

    /// Where a message goes.
    enum Target: Hashable {
        case person(MemberID)
        case room(String, on: String)

        init(_ action: ChatAction) {
            self = action.recipient.map(Target.person) ?? .room(action.target, on: action.network)
        }
    }

    private struct Entry {
        let target: Target
        let network: String
        let name: String
        let usableUntil: Int64
        let isCounted: Bool
        let isStored: Bool

        /// The same for somebody's new id.
        func moved(to member: MemberID) -> Entry {
            Entry(
                target: .person(member),
                network: member.network,
                name: name,
                usableUntil: usableUntil,
                isCounted: isCounted,
                isStored: isStored
            )
        }
    }

    private var entries: [ChatAction.ID: Entry] = [:]
    private var networks: [String: Int] = [:]
    private var counts: [Target: Int] = [:]
    private var parcels: [Target: Int] = [:]
    private var warned: Set<Target> = []
    private var held: Set<ChatAction.ID> = []
    /// Whether ``heldFor`` has changed since it was told.
    private(set) var isHoldingChanged = false

    /// Messages that have not left yet.
    var count: Int { entries.count }

    /// When the first of them is of no use any more.
    var usableUntil: Int64? { entries.values.lazy.map(\.usableUntil).min() }

    /// Messages on their way to a network, but for what is held.
    func leaving(on network: String) -> Int {
        let held = held.lazy.filter { self.entries[$0]?.network == network }.count
        return networks[network, default: 0] - held
    }

    /// Whether it waits to leave and is in the store for as long.
    func isStored(_ id: ChatAction.ID) -> Bool { entries[id]?.isStored == true }

    /// Whether so much waits for it already.
    func isFull(_ target: Target, limit: Int = limit) -> Bool {
        counts[target, default: 0] >= limit
    }

    /// Whether some of what does not count waits for it, such as somebody's own data.
    func hasParcel(for target: Target) -> Bool { parcels[target] != nil }

    /// Whether the person has to be told so; true once until the backlog is gone.
    mutating func shouldWarn(_ target: Target) -> Bool {
        warned.insert(target).inserted
    }

    /// Adds a message.
    ///
    /// - Parameters:
    ///   - action: The message.
    ///   - isCounted: Whether it counts for ``isFull(_:limit:)``.
    ///   - isStored: Whether it is in the store, and can be said again.
    mutating func add(_ action: ChatAction, isCounted: Bool = true, isStored: Bool = true) {
        guard entries[action.id] == nil else { return }
        let entry = Entry(
            target: Target(action),
            network: action.network,
            name: action.target,
            usableUntil: action.usableUntil,
            isCounted: isCounted,
            isStored: isStored
        )
        add(action.id, entry)
    }

    private mutating func add(_ id: ChatAction.ID, _ entry: Entry) {
        entries[id] = entry
        networks[entry.network, default: 0] += 1
        if entry.isCounted {
            counts[entry.target, default: 0] += 1
        } else {
            parcels[entry.target, default: 0] += 1
        }
    }

    mutating func remove(_ ids: some Sequence<ChatAction.ID>) {
        for id in ids {
            if held.remove(id) != nil { isHoldingChanged = true }
            guard let entry = entries.removeValue(forKey: id) else { continue }
            networks[entry.network, default: 1] -= 1
            guard entry.isCounted else {
                Self.lower(&parcels, entry.target)
                continue
            }
            Self.lower(&counts, entry.target)
            if counts[entry.target] == nil { warned.remove(entry.target) }
        }
    }

    private static func lower(_ counts: inout [Target: Int], _ target: Target) {
        let left = counts[target, default: 1] - 1
        counts[target] = left > 0 ? left : nil
    }

    /// Has what waits for somebody wait for them under another id; gives what was held.
    mutating func move(from old: MemberID, to new: MemberID) -> [ChatAction.ID] {
        let ids = entries.filter { $0.value.target == .person(old) }.keys
        let released = held.intersection(ids)
        for id in ids {
            guard let entry = entries[id] else { continue }
            remove(CollectionOfOne(id))
            add(id, entry.moved(to: new))
        }
        return Array(released)
    }

    /// Forgets whatever waits for somebody.
    mutating func removeAll(for member: MemberID) {
        remove(entries.filter { $0.value.target == .person(member) }.keys)
    }

    /// Forgets what was on its way over a connection that has ended and is not in the store.
    mutating func removeUnstored(on network: String) {
        remove(entries.filter { !$0.value.isStored && $0.value.network == network }.keys)
    }

    // MARK: People who are not there

    /// Those for whom something is held, with the names they had.
    var heldFor: [MemberID: String] {
        var people: [MemberID: String] = [:]
        for id in held {
            guard let entry = entries[id], case .person(let member) = entry.target else { continue }
            people[member] = entry.name
        }
        return people
    }

    /// Keeps a message until the person it is for is there; gives who that is.
    ///
    /// What is not in the store is not kept.
    mutating func hold(_ id: ChatAction.ID) -> MemberID? {
        guard let entry = entries[id] else { return nil }
        if !entry.isStored {
            remove(CollectionOfOne(id))
        } else if held.insert(id).inserted {
            isHoldingChanged = true
        }
        guard case .person(let member) = entry.target else { return nil }
        return member
    }

    /// Takes what was held for somebody who is there.
    ///
    /// A name is not enough: somebody else may have taken it since.
    mutating func release(for member: MemberID) -> [ChatAction.ID] {
        guard !held.isEmpty else { return [] }
        let ids = held.filter { entries[$0]?.target == .person(member) }
        if !ids.isEmpty { isHoldingChanged = true }
        held.subtract(ids)
        return ids.sorted()
    }

    /// Takes what was held on a network: all that waits for it is said again.
    mutating func releaseAll(_ ids: some Sequence<ChatAction.ID>) {
        for id in ids where held.remove(id) != nil { isHoldingChanged = true }
    }

    /// Notes that the networks know for whom something is held.
    mutating func noteTold() { isHoldingChanged = false }
}

public import Chat
internal import DequeModule
internal import Synchronization

/// Where everything that happens waits for the loop.
///
/// Bounded: one person may have ``maxWaitingPerMember`` messages waiting and all together
/// ``maxWaiting``; what comes beyond is dropped, so that a flood neither fills the memory nor
/// keeps the others from being answered. For whoever has nothing waiting, the newest message of who
/// has most waiting makes room. Events that are not messages are never dropped.
public final class Inbox: Sendable {
    /// How many messages of one person may wait.
    public static let maxWaitingPerMember = 32
    /// How many messages may wait.
    public static let maxWaiting = 8192
    /// How many events one batch takes at most: the disk is waited for once for all of them.
    public static let maxBatch = 256

    /// Something for the loop to do.
    public enum Event: Sendable {
        /// Something a network told.
        case chat(ChatEvent)
        /// Time has passed: something may have fallen due. One that waits already is enough.
        case tick
        /// Somebody wants the scripts to be read again.
        case reloadWanted(Reload.Request)
        /// Scripts were read, at somebody's request.
        case reload(Reload)
        /// Scripts were read for somebody who wants to try them.
        case draft(DraftScripts)
        /// The scripts in use are to be tried again.
        case canariesDue
        /// The scripts in use were tried.
        case canaries(CanaryReport)
    }

    fileprivate struct State {
        var events: Deque<Event> = []
        var waiting: [MemberID: Int] = [:]
        var messages = 0
        /// How many people have so many messages waiting, by that number.
        var crowd = [Int](repeating: 0, count: Inbox.maxWaitingPerMember + 1)
        var hasTick = false
        var dropped = 0
        var isClosed = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// An empty inbox.
    public init() {}

    /// Messages dropped so far.
    public var dropped: Int { state.withLock { $0.dropped } }

    /// Adds an event at the end.
    public func append(_ event: Event) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.isClosed else { return nil }
            if case .tick = event {
                guard !state.hasTick else { return nil }
                state.hasTick = true
            }
            if case .chat(.message(let message)) = event {
                let waiting = state.waiting[message.sender.id, default: 0]
                guard waiting < Self.maxWaitingPerMember,
                    state.messages < Self.maxWaiting || waiting == 0 && state.makeRoom()
                else {
                    state.dropped += 1
                    return nil
                }
                state.count(message.sender.id, 1)
            }
            state.events.append(event)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Ends the inbox: what waits is still given, nothing is added any more.
    public func close() {
        let waiter = state.withLock { state in
            state.isClosed = true
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// The events that wait, at most ``maxBatch`` of them; nil when it is closed and empty.
    ///
    /// For one task only.
    public func next() async -> [Event]? {
        while true {
            let batch = state.withLock { state -> [Event]?? in
                if state.events.isEmpty { return state.isClosed ? .some(nil) : nil }
                return state.takeBatch()
            }
            if let batch { return batch }
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    guard state.events.isEmpty, !state.isClosed else { return true }
                    state.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }
}

extension Inbox.State {
    fileprivate mutating func takeBatch() -> [Inbox.Event] {
        let batch = Array(events.prefix(Inbox.maxBatch))
        events.removeFirst(batch.count)
        for case .tick in batch { hasTick = false }
        for case .chat(.message(let message)) in batch {
            count(message.sender.id, -1)
        }
        return batch
    }

    /// Counts a message more or less of somebody.
    fileprivate mutating func count(_ member: MemberID, _ change: Int) {
        let before = waiting[member, default: 0]
        let after = before + change
        messages += change
        crowd[before] -= 1
        crowd[after] += 1
        waiting[member] = after > 0 ? after : nil
    }

    /// Drops the newest message of who has most waiting; false where nobody has more than one.
    fileprivate mutating func makeRoom() -> Bool {
        guard let most = crowd.indices.last(where: { crowd[$0] > 0 }), most > 1 else {
            return false
        }
        let place = events.lastIndex { event in
            guard case .chat(.message(let message)) = event else { return false }
            return waiting[message.sender.id] == most
        }
        guard let place, case .chat(.message(let message)) = events.remove(at: place) else {
            return false
        }
        count(message.sender.id, -1)
        dropped += 1
        return true
    }
}

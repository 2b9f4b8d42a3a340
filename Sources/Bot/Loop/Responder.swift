public import BotStore
internal import Chat
public import Dialogue
public import Foundation
internal import Understanding

/// Answers events: a batch is stepped purely, committed in one transaction, and only then said.
public struct Responder: Sendable {
    let fronts: [String: Front]
    let give: @Sendable (ScriptWork) -> Void
    var scripts: ScriptShelf
    var reloads = ReloadQueue()
    var memory = Memory()
    var backlog = Backlog()
    var lastID: ChatAction.ID
    /// When the first of what is held back becomes too old.
    var heldUntil: Int64?
    let deliveryMetrics = DeliveryMetrics()
    let store: Store
    private let clock: LocalClock
    private var epochs: [String: Int] = [:]
    /// Networks that are out of reach, as moderators were told.
    var troubles: [String: Trouble] = [:]

    /// Messages that could not be sent for so long are not said any more, in seconds.
    ///
    /// Longer, and somebody else may be reading where they go.
    static let maxUnsentAge: Int64 = 15 * 60

    /// Makes the responder.
    ///
    /// - Parameters:
    ///   - store: What it remembers.
    ///   - fronts: The networks it speaks on.
    ///   - library: The scripts to begin with.
    ///   - clock: The club's local time.
    ///   - give: Gives long work on scripts away; the outcome comes as an event.
    /// - Throws: ``BotStore/StoreError``.
    public init(
        store: Store,
        fronts: [Front],
        library: ScriptLibrary,
        clock: LocalClock,
        give: @escaping @Sendable (ScriptWork) -> Void
    ) async throws {
        self.store = store
        self.fronts = Dictionary(fronts.map { ($0.network, $0) }) { first, _ in first }
        self.clock = clock
        self.give = give
        scripts = ScriptShelf(library)
        lastID = try await store.lastActionID()
    }

    /// Takes events in order; what they lead to is said after it is committed.
    ///
    /// - Throws: ``BotStore/StoreError``; then nothing of the batch was said.
    public mutating func take(_ events: [Inbox.Event], now: Date) async throws {
        try await recall(events)
        try await dropTooOld(now: Int64(now.timeIntervalSince1970))
        var batch = Store.Batch(now: Int64(now.timeIntervalSince1970))
        var newlyReady: Set<String> = []
        var released: Set<ChatAction.ID> = []
        let moment = clock.moment(now)
        for event in events {
            switch event {
            case .chat(.message(let message)):
                released.formUnion(release(for: message))
                answer(message, at: moment, &batch)
            case .due(let member):
                remind(member, at: moment, &batch)
            case .chat(.delivery(let deliveries)):
                take(deliveries, &batch)
            case .chat(.ready(let network, let epoch)):
                epochs[network] = epoch
                newlyReady.insert(network)
                tellTroubleIsOver(on: network, &batch)
                tellOtherTroubles(on: network, &batch)
            case .chat(.lost(let network)):
                epochs[network] = nil
                newlyReady.remove(network)
            case .chat(.trouble(let network, let trouble)):
                tell(trouble, on: network, &batch)
            case .chat(.arrived):
                break
            case .reloadWanted(let request):
                want(request, &batch)
            case .reload(let reload):
                take(reload, &batch)
            case .canariesDue:
                tryScriptsInUse()
            case .canaries(let report):
                take(report, &batch)
            }
        }
        try await store.commit(batch)
        for (member, conversation) in batch.conversations {
            memory[member] = conversation.stage == .forgotten ? nil : conversation
        }
        // What waited for a network that is ready now includes what this batch has added for it.
        let actions = try await unsaid(released, now: batch.now) + batch.actions
        say(actions.filter { !newlyReady.contains($0.network) })
        for network in newlyReady { try await sayWhatWaited(on: network, now: batch.now) }
    }

    /// Says again what the last connection did not take, but for what is too old to be of use.
    private mutating func sayWhatWaited(on network: String, now: Int64) async throws {
        backlog.remove(try await store.dropUnsent(before: now - Self.maxUnsentAge))
        let waiting = try await store.unsent(network: network)
        backlog.releaseAll(on: network)
        for action in waiting { backlog.add(action) }
        say(waiting)
    }

    /// Brings conversations that are not in memory back from the store.
    private mutating func recall(_ events: [Inbox.Event]) async throws {
        var missing: Set<MemberID> = []
        for event in events {
            switch event {
            case .chat(.message(let message)) where message.place == .direct:
                missing.insert(message.sender.id)
            case .due(let member): missing.insert(member.id)
            default: break
            }
        }
        missing = missing.filter { memory[$0] == nil }
        guard !missing.isEmpty else { return }
        for (member, conversation) in try await store.conversations(of: Array(missing)) {
            memory[member] = conversation
        }
    }

    /// Hands messages to the networks that are ready; the others get theirs when they are.
    private func say(_ actions: [ChatAction]) {
        for (network, group) in Dictionary(grouping: actions, by: \.network) {
            guard let epoch = epochs[network] else { continue }
            fronts[network]?.say(group, epoch)
        }
    }

    /// Whether the network takes messages at this moment.
    func isReady(_ network: String) -> Bool { epochs[network] != nil }

    /// Has everything that is still to be said to somebody forgotten too.
    mutating func forget(_ target: String, on network: String, _ batch: inout Store.Batch) {
        let unsaid = batch.actions.filter { $0.network == network && $0.target == target }
        backlog.remove(unsaid.map(\.id))
        batch.actions.removeAll { $0.network == network && $0.target == target }
        batch.forgotten.append((network, target))
    }

    /// Adds messages to a batch.
    ///
    /// - Parameters:
    ///   - texts: In the order in which they are said.
    ///   - target: The person's name or the room.
    ///   - network: Where.
    ///   - member: Who is meant, where it is one person.
    ///   - urgency: Before what they go.
    ///   - batch: What they are added to.
    mutating func add(
        _ texts: [String],
        to target: String,
        on network: String,
        for member: MemberID? = nil,
        urgency: ChatAction.Urgency = .ordinary,
        _ batch: inout Store.Batch
    ) {
        for text in texts {
            lastID += 1
            let action = ChatAction(
                id: lastID,
                network: network,
                target: target,
                text: text,
                urgency: urgency
            )
            batch.actions.append(action)
            backlog.add(action, for: member)
        }
    }
}

internal import BotStore
internal import Chat
internal import CoreMetrics

/// What became of what the bot said.
///
/// What a network has, or will not have, need not be kept. What was not even tried, because the
/// person is not there, is kept until the same person speaks or is there again, and then said before
/// the answer; or until it is of no use any more. Nothing is held back that the bot says anew: only
/// the network knows who is there.
extension Responder {
    mutating func take(
        _ deliveries: [ChatAction.ID: Delivery],
        _ draft: inout Draft
    ) {
        for (id, delivery) in deliveries {
            switch delivery {
            case .delivered: deliveryMetrics.delivered.increment()
            case .written: deliveryMetrics.written.increment()
            case .refused(let reason): deliveryMetrics.refused(reason).increment()
            case .notTried:
                deliveryMetrics.held.increment()
                if let member = backlog.hold(id) {
                    expected.noteGone(member)
                    noteGone(member, &draft)
                }
                continue
            }
            // What was never stored, or is noted already, need not be noted.
            if backlog.isStored(id) { draft.batch.sent.append(id) }
            backlog.remove(CollectionOfOne(id))
        }
    }

    /// Lets go of what has become of no use.
    mutating func dropUseless(_ now: Int64) async throws(StoreError) {
        guard let until = backlog.usableUntil, until < now else { return }
        backlog.remove(try await store.dropUnsent(unusableAt: now))
    }

    /// Says what waits in the store: on networks that are ready now, and to people who are there.
    ///
    /// What cannot be read now is said when it can.
    mutating func sayWhatWaits(_ draft: Draft) async {
        do {
            for network in unsaid.networks {
                let waiting = try await waiting(on: network, draft.batch.now)
                backlog.releaseAll(waiting.map(\.id))
                for action in waiting { backlog.add(action) }
                say(waiting)
                unsaid.networks.remove(network)
            }
        } catch {
            await beginDiskTrouble(error, draft)
        }
    }

    /// Says what was held for people who are there now.
    mutating func sayReleased(_ draft: Draft) async {
        let ids = unsaid.messages
        guard !ids.isEmpty else { return }
        do {
            for network in fronts.keys where !unsaid.networks.contains(network) {
                let actions = try await waiting(on: network, draft.batch.now)
                say(actions.filter { ids.contains($0.id) })
            }
            unsaid.messages = []
        } catch {
            await beginDiskTrouble(error, draft)
        }
    }

    /// What the store has for a network, but for what is of no use any more, and for what has left
    /// and could not be noted.
    private func waiting(
        on network: String,
        _ now: Int64
    ) async throws(StoreError) -> [ChatAction] {
        try await store.unsent(network: network)
            .filter { $0.usableUntil >= now && !disk.unnoted.contains($0.id) }
    }
}

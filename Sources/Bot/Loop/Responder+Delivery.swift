internal import BotStore
internal import Chat
internal import CoreMetrics

/// What became of what the bot said.
///
/// What a network has, or will not have, need not be kept. What was not even tried, because the
/// person was gone when something before it was to be said, is kept until the same person speaks
/// again, and then said before the answer; or until it is too old. Nothing is held back that the bot
/// says anew: only the network knows who is there.
extension Responder {
    mutating func take(
        _ deliveries: [ChatAction.ID: Delivery],
        _ batch: inout Store.Batch
    ) {
        for (id, delivery) in deliveries {
            switch delivery {
            case .delivered: deliveryMetrics.delivered.increment()
            case .written: deliveryMetrics.written.increment()
            case .refused(let reason): deliveryMetrics.refused(reason).increment()
            case .notTried:
                deliveryMetrics.held.increment()
                backlog.hold(id)
                heldUntil = heldUntil ?? batch.now + Self.maxUnsentAge
                continue
            }
            backlog.remove(CollectionOfOne(id))
            batch.sent.append(id)
        }
    }

    /// What was held back for somebody who speaks now.
    mutating func release(for message: ChatMessage) -> [ChatAction.ID] {
        guard message.place == .direct else { return [] }
        let member = message.sender.id
        let target = Backlog.Target(network: member.network, name: message.sender.name)
        return backlog.release(target, for: member)
    }

    /// Lets go of what was held back for too long.
    mutating func dropTooOld(now: Int64) async throws {
        guard let heldUntil, now > heldUntil else { return }
        backlog.remove(try await store.dropUnsent(before: now - Self.maxUnsentAge))
        self.heldUntil = backlog.isHolding ? now + 60 : nil
    }

    /// The messages of those ids that are still to be said, by network.
    mutating func unsaid(_ ids: Set<ChatAction.ID>, now: Int64) async throws -> [ChatAction] {
        guard !ids.isEmpty else { return [] }
        backlog.remove(try await store.dropUnsent(before: now - Self.maxUnsentAge))
        var unsaid: [ChatAction] = []
        for network in fronts.keys {
            unsaid += try await store.unsent(network: network).filter { ids.contains($0.id) }
        }
        backlog.remove(ids.subtracting(unsaid.map(\.id)))
        return unsaid
    }
}

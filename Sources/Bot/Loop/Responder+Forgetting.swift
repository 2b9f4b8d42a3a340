internal import BotStore
internal import Chat
internal import CoreMetrics
internal import Dialogue
internal import Foundation
internal import Logging
internal import Understanding

/// People who have everything deleted, and those who were not heard for long.
extension Responder {
    /// Has everything of somebody deleted; they are told when no byte of it is left.
    mutating func forget(
        _ member: MemberID,
        _ name: String,
        _ texts: [String],
        _ draft: inout Draft
    ) {
        backlog.remove(draft.batch.actions.lazy.filter { $0.recipient == member }.map(\.id))
        draft.batch.actions.removeAll { $0.recipient == member }
        draft.batch.timers.removeAll { $0.member == member }
        draft.batch.transcript.removeAll { $0.member == member }
        withdraw(member, &draft)
        draft.batch.conversations[member] = nil
        draft.batch.codes[member] = nil
        draft.batch.names[member] = nil
        draft.exports[member] = nil
        forgetPause(of: member, &draft.batch)
        draft.batch.forgotten.insert(member)
        draft.farewells.append(Farewell(member: member, name: name, texts: texts))
    }

    /// Writes the database anew where that is to be done now, and tells who waits for it.
    ///
    /// The last words are a row of the outbox like all others; the store has it leave no trace.
    mutating func scrub(_ draft: Draft, isStill: Bool) async {
        guard scrubbing.isDue(isStill: isStill, at: draft.batch.now) else { return }
        let start = ContinuousClock.now
        do {
            try await store.scrub()
        } catch {
            guard scrubbing.noteFailed(at: draft.batch.now) else { return }
            return logger.error(
                "database cannot be written anew for want of room; tried again every minute",
                metadata: ["store.error": "\(error)"]
            )
        }
        let took = start.duration(to: .now)
        metrics.scrubSeconds.recordNanoseconds(Int64(took / .nanoseconds(1)))
        var batch = Store.Batch(now: draft.batch.now)
        for farewell in scrubbing.noteDone(took: took) {
            // Who has begun anew meanwhile is somebody of whom something is kept.
            if memory[farewell.member] == nil, offers[farewell.member] == nil {
                batch.forgotten.insert(farewell.member)
            }
            add(farewell.texts, to: farewell.name, farewell.member, &batch)
        }
        do {
            try await store.commit(batch)
        } catch {
            // They have a right to know, stored or not.
            backlog.remove(batch.actions.map(\.id))
            await beginDiskTrouble(error, draft)
        }
        say(batch.actions.filter { !unsaid.networks.contains($0.network) })
    }

    /// Deletes those who were not heard for as long as people were told that they are kept, once a
    /// day.
    mutating func forgetUnheard(_ draft: Draft) async throws(StoreError) {
        let day = draft.moment.dayNumber
        let now = draft.batch.now
        let heard = retention.isNew ? try await store.lastHeard() : nil
        if retention.look(at: now, lastHeard: heard) {
            logger.warning(
                """
                clock has jumped, or nobody was heard for a month: nobody is deleted for having been \
                silent until it has gone on for a day; check the machine's time
                """
            )
        }
        guard retention.isDue(on: day, at: now),
            let days = fronts.values.map(\.club.keepDays).max()
        else { return }
        let count = try await store.forgetUnheard(since: now - Int64(days) * 86_400, now: now)
        retention.noteDone(on: day)
        offers.forget(unseenSince: now - Int64(days) * 86_400, at: now)
        guard count > 0 else { return }
        memory = Memory()
        expected.beginAgain()
        scrubbing.want()
        logger.info("people not heard for long forgotten", metadata: ["store.people": "\(count)"])
    }
}

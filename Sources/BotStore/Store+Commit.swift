public import Chat
internal import GRDB

extension Store {
    /// Writes a batch whole or not at all.
    ///
    /// A batch that only notes what has been sent is not waited for until it is on the disk: lost
    /// with the power, it would have something said twice. Where somebody was forgotten, the log
    /// that still has their words is emptied before this returns.
    ///
    /// - Throws: ``StoreError/failed(code:reason:)``; then nothing of it is written, and the next
    ///   commit works as soon as the cause is gone.
    public func commit(_ batch: Batch) async throws(StoreError) {
        guard !batch.isEmpty else { return }
        try await write(durability: batch.hasOnlyWhatWasSent ? .normal : durability) { db in
            ((), leavesWords: try Self.write(batch, seal: seal, db))
        }
    }

    /// Writes a batch; true where deleted words have to leave the log.
    private static func write(_ batch: Batch, seal: Seal, _ db: Database) throws -> Bool {
        let outbox = OutboxRecord(seal: seal, db: db)
        let forgotten = batch.allForgotten
        let endings = try forget(forgotten, as: batch.forgottenAs, seal, db)
        // Whatever happens before it is done, such as a crash, it is done at the next start.
        if !endings.isEmpty { try oweScrub(db) }
        let moderation = ModerationRecord(seal: seal, db: db)
        for change in batch.moderation { try moderation.write(change) }
        try writePeople(batch, butFor: forgotten, seal, db)
        try writeTimers(batch, seal, db)
        try writeRooms(batch, butFor: forgotten, seal, db)
        try FunnelRecord(db: db).add(batch.funnel, at: batch.now)
        try HeardRecord.insert(batch.heard, now: batch.now, db)
        try outbox.insert(batch.actions, forgotten: forgotten)
        let hadFarewell = try outbox.delete(batch.sent)
        let record = AuditRecord(seal: seal, db: db)
        for event in batch.audit + endings + batch.moved.map({ _ in AuditEvent.resumed }) {
            try record.insert(event, at: batch.now)
        }
        for act in batch.acts { try record.insert(.moderated, people: 0, by: act, at: batch.now) }
        for (event, hash) in batch.scriptEvents {
            try record.insert(event, of: hash, at: batch.now)
        }
        if let scripts = batch.scripts {
            try KeptScriptsRecord(db: db).save(scripts)
            try record.insert(.scriptsInUse, of: scripts.current.hash, at: batch.now)
        }
        return hadFarewell || !forgotten.isEmpty
    }

    /// Deletes all that is kept of people; gives what the audit says of those of whom anything was.
    private static func forget(
        _ members: Set<MemberID>,
        as event: AuditEvent,
        _ seal: Seal,
        _ db: Database
    ) throws -> [AuditEvent] {
        let people = PersonRecord(seal: seal, db: db)
        let offers = OfferRecord(seal: seal, db: db)
        let outbox = OutboxRecord(seal: seal, db: db)
        let moderation = ModerationRecord(seal: seal, db: db)
        var events: [AuditEvent] = []
        for member in members {
            let hadOffer = try offers.delete(member)
            if try people.delete(member) || hadOffer { events.append(event) }
            try outbox.delete(to: member)
            try moderation.delete(member)
        }
        return events
    }

    /// Writes whose conversations are whose, how they stand, and what belongs to each.
    private static func writePeople(
        _ batch: Batch,
        butFor forgotten: Set<MemberID>,
        _ seal: Seal,
        _ db: Database
    ) throws {
        let people = PersonRecord(seal: seal, db: db)
        let outbox = OutboxRecord(seal: seal, db: db)
        for (old, new) in batch.moved {
            try people.move(from: old, to: new)
            try outbox.move(from: old, to: new)
        }
        for (member, conversation) in batch.conversations where !forgotten.contains(member) {
            try people.save(conversation, of: member, name: batch.names[member], now: batch.now)
        }
        for (member, name) in batch.names where batch.conversations[member] == nil {
            try people.rename(member, to: name)
        }
        let handovers = HandoverRecord(seal: seal, db: db)
        for member in batch.handoversEnded { try handovers.delete(of: member) }
        for (member, handover) in batch.handovers { try handovers.save(handover, of: member) }
        let codes = CodeRecord(seal: seal, db: db)
        for (member, code) in batch.codes { try codes.save(code, of: member) }
        let history = HistoryRecord(seal: seal, db: db)
        for (member, line) in batch.transcript {
            guard let person = try people.stored(member)?.id else { continue }
            try history.add(line, person: person)
        }
    }

    /// Drops timers, and sets new ones in the place of the old.
    private static func writeTimers(_ batch: Batch, _ seal: Seal, _ db: Database) throws {
        let timers = TimerRecord(seal: seal, db: db)
        for member in batch.timersDropped { try timers.deleteAll(of: member) }
        try timers.delete(batch.rung)
        for member in Set(batch.timers.map(\.member)) {
            // A new one takes the place of the old, and a new plan that of the whole old one.
            for kind in Set(batch.timers.filter { $0.member == member }.map(\.kind)) {
                try timers.delete(kind, of: member)
            }
        }
        for timer in batch.timers {
            try timers.insert(timer.kind, of: timer.member, at: timer.at)
        }
    }

    /// Writes what rooms, and people in them, have asked for.
    private static func writeRooms(
        _ batch: Batch,
        butFor forgotten: Set<MemberID>,
        _ seal: Seal,
        _ db: Database
    ) throws {
        for room in batch.rooms { try RoomRecord.save(room, db) }
        let offers = OfferRecord(seal: seal, db: db)
        for member in batch.offersDropped { try offers.delete(member) }
        for (member, offer) in batch.offers where !forgotten.contains(member) {
            try offers.save(offer, of: member)
        }
    }

    /// Throws away messages that are of no use any more, and gives their ids.
    ///
    /// - Parameter time: In seconds since 1970; what is usable until then is kept.
    /// - Returns: The ids of what was thrown away.
    /// - Throws: ``StoreError/failed(code:reason:)``.
    public func dropUnsent(unusableAt time: Int64) async throws(StoreError) -> [ChatAction.ID] {
        try await write(durability: .normal) { db in
            let dropped = try OutboxRecord(seal: seal, db: db).deleteUseless(at: time)
            return (dropped.ids, leavesWords: dropped.hadFarewell)
        }
    }
}

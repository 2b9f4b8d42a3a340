internal import Chat
internal import Dialogue
internal import Foundation
internal import GRDB

/// What a person, or an operator for them, asks of all that is kept.
extension PersonRecord {
    func personalData(of member: MemberID) throws -> PersonalData? {
        let offer = try OfferRecord(seal: seal, db: db).fetch(member)
        guard let found = try fetch(member), let stored = try stored(member) else {
            return try offer.map { try personalData(of: member, withNothingBut: $0) }
        }
        let history = HistoryRecord(seal: seal, db: db)
        let id = found.id
        return PersonalData(
            member: member,
            name: stored.name ?? "",
            conversation: found.conversation,
            decisions: try history.decisions(person: id),
            consents: try history.consents(person: id),
            transcript: try history.transcript(person: id),
            offer: offer,
            timers: try TimerRecord(seal: seal, db: db).times(person: id),
            handover: try HandoverRecord(seal: seal, db: db).fetch(person: id),
            unsaid: try OutboxRecord(seal: seal, db: db).words(to: member),
            ignoredUntil: try ModerationRecord(seal: seal, db: db).ignoredUntil(member),
            hasCode: try CodeRecord(seal: seal, db: db).isThere(person: id),
            changedAt: stored.heardAt
        )
    }

    /// What is kept of somebody who was offered help, and has not talked to the bot.
    private func personalData(
        of member: MemberID,
        withNothingBut offer: HelpOffer
    ) throws -> PersonalData {
        PersonalData(
            member: member,
            name: "",
            conversation: Conversation(seed: 0),
            decisions: [],
            consents: [],
            transcript: [],
            offer: offer,
            timers: [],
            handover: nil,
            unsaid: try OutboxRecord(seal: seal, db: db).words(to: member),
            ignoredUntil: try ModerationRecord(seal: seal, db: db).ignoredUntil(member),
            hasCode: false,
            changedAt: offer.at
        )
    }

    /// Who is called so or has an account of that name, in any case of letters.
    func members(called name: String) throws -> [MemberID] {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT network, handle, handle_sealed, name FROM person ORDER BY id"
        )

        let wanted = [name.lowercased(), "account:\(name)".lowercased()]
        var members: [MemberID] = []
        while let row = try rows.next() {
            guard let key = seal.open(row[1], beside: row[2], .handle) else { continue }
            let names = [seal.open(row[3], .name)?.lowercased(), key.lowercased()]
            if names.contains(where: { $0.map(wanted.contains) ?? false }) {
                members.append(MemberID(network: row[0], key: key))
            }
        }
        // Of these no name is kept.
        let others = try OfferRecord(seal: seal, db: db).fetch().keys
            .filter { wanted.contains($0.key.lowercased()) && !members.contains($0) }
        return members + others.sorted { ($0.network, $0.key) < ($1.network, $1.key) }
    }

    /// Deletes some of those who were not heard since a time, and gives how many they were.
    func deleteUnheard(since time: Int64, atMost limit: Int) throws -> Int {
        let gone = try Row.fetchAll(
            db,
            sql: """
                DELETE FROM person WHERE id IN (
                    SELECT id FROM person WHERE heard_at < ? ORDER BY heard_at LIMIT ?
                ) RETURNING network, handle
                """,
            arguments: [time, limit]
        )
        let outbox = try db.cachedStatement(
            sql: "DELETE FROM outbox WHERE network = ? AND recipient = ?"
        )
        let offers = try db.cachedStatement(
            sql: "DELETE FROM offer WHERE network = ? AND handle = ? AND seen_at < ?"
        )
        for row in gone {
            try offers.execute(arguments: [
                row[0] as DatabaseValue, row[1] as DatabaseValue, time,
            ])
            try outbox.execute(arguments: [row[0] as DatabaseValue, row[1] as DatabaseValue])
        }
        return gone.count
    }
}

internal import Chat
internal import Dialogue
internal import GRDB

/// Rows of `offer`: who was offered help unasked, and who wants none; each names its person itself,
/// since nothing else need be kept of them.
struct OfferRecord {
    let seal: Seal
    let db: Database

    // MARK: - Reading

    /// All there are; a row that cannot be read is left out.
    func fetch() throws -> [MemberID: HelpOffer] {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT network, handle, handle_sealed, seen_at, content FROM offer"
        )
        return rows.reduce(into: [:]) { offers, row in
            guard let key = seal.open(row[1], beside: row[2], .offerHandle) else { return }
            offers[MemberID(network: row[0], key: key)] = offer(row[4], at: row[3])
        }
    }

    func fetch(_ member: MemberID) throws -> HelpOffer? {
        try Row
            .fetchOne(
                db,
                sql: "SELECT seen_at, content FROM offer WHERE network = ? AND handle = ?",
                arguments: [member.network, try seal.lookUp(member.key, on: member.network)]
            )
            .flatMap { offer($0[1], at: $0[0]) }
    }

    private func offer(_ value: DatabaseValue, at time: Int64) -> HelpOffer? {
        switch seal.open(value, .offer) {
        case Self.offered: HelpOffer(isDeclined: false, at: time)
        case Self.declined: HelpOffer(isDeclined: true, at: time)
        default: nil
        }
    }

    private static let offered = "offered"
    private static let declined = "declined"

    // MARK: - Writing

    func save(_ offer: HelpOffer, of member: MemberID) throws {
        let content = offer.isDeclined ? Self.declined : Self.offered
        try db.cachedStatement(
            sql: """
                INSERT INTO offer (network, handle, handle_sealed, seen_at, content)
                VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (network, handle) DO UPDATE SET seen_at = ?4, content = ?5
                """
        )
        .execute(arguments: [
            member.network, try seal.lookUp(member.key, on: member.network),
            try seal.beside(member.key, .offerHandle), offer.at,
            try seal.close(content, .offer),
        ])
    }

    /// Deletes what is kept of somebody, and gives whether anything was.
    @discardableResult func delete(_ member: MemberID) throws -> Bool {
        try db.cachedStatement(sql: "DELETE FROM offer WHERE network = ? AND handle = ?")
            .execute(arguments: [member.network, try seal.lookUp(member.key, on: member.network)])
        return db.changesCount > 0
    }

    /// Deletes what is kept of those who were not seen since a time, and gives how many they were.
    func deleteUnseen(since time: Int64) throws -> Int {
        try db.execute(sql: "DELETE FROM offer WHERE seen_at < ?", arguments: [time])
        return db.changesCount
    }
}

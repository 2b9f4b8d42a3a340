internal import Chat
internal import Dialogue
internal import GRDB

/// Rows of `timer`: what has to ring, for whom and when.
struct TimerRecord {
    let seal: Seal
    let db: Database

    func due(by time: Int64, atMost limit: Int) throws -> [DueTimer] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT timer.id, network, handle, handle_sealed, name, kind, rings_at
                FROM timer JOIN person ON person.id = timer.person
                WHERE rings_at <= ? ORDER BY rings_at LIMIT ?
                """
        )
        return try Row.fetchAll(statement, arguments: [time, limit])
            .compactMap { row in
                guard let key = seal.open(row[2], beside: row[3], .handle),
                    let kind = kind(row[5])
                else { return nil }
                return DueTimer(
                    id: row[0],
                    member: MemberID(network: row[1], key: key),
                    name: seal.open(row[4], .name) ?? "",
                    kind: kind,
                    at: row[6]
                )
            }
    }

    private func kind(_ value: DatabaseValue) -> SelfCareTimer.Kind? {
        var fields = Fields(seal.open(value, .timer) ?? "")
        return fields.named()
    }

    /// When the next one rings.
    func next() throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(rings_at) FROM timer"))
    }

    func times(person: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: "SELECT rings_at FROM timer WHERE person = ? ORDER BY rings_at",
            arguments: [person]
        )
    }

    /// Adds a timer; of somebody of whom nothing is kept, none.
    func insert(_ kind: SelfCareTimer.Kind, of member: MemberID, at time: Int64) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO timer (person, rings_at, kind)
                SELECT id, ?, ? FROM person WHERE network = ? AND handle = ?
                """
        )
        try statement.execute(arguments: [
            time, try seal.close(kind.storedName, .timer), member.network,
            try seal.lookUp(member.key, on: member.network),
        ])
    }

    func delete(_ ids: [DueTimer.ID]) throws {
        guard !ids.isEmpty else { return }
        let statement = try db.cachedStatement(sql: "DELETE FROM timer WHERE id = ?")
        for id in ids { try statement.execute(arguments: [id]) }
    }

    /// Deletes somebody's timers of one kind.
    func delete(_ kind: SelfCareTimer.Kind, of member: MemberID) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, kind FROM timer
                WHERE person = (SELECT id FROM person WHERE network = ? AND handle = ?)
                """
        )
        let rows = try Row.fetchAll(
            statement,
            arguments: [member.network, try seal.lookUp(member.key, on: member.network)]
        )
        try delete(rows.filter { self.kind($0[1]) == kind }.map { $0[0] })
    }

    func deleteAll(of member: MemberID) throws {
        try db.cachedStatement(
            sql: """
                DELETE FROM timer
                WHERE person = (SELECT id FROM person WHERE network = ? AND handle = ?)
                """
        )
        .execute(arguments: [member.network, try seal.lookUp(member.key, on: member.network)])
    }
}

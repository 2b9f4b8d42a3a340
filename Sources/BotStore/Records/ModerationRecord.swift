internal import Chat
internal import GRDB

/// Rows of `deputy`, `ignored`, `pause` and `told_of_pause`: a few, read once at the start.
struct ModerationRecord {
    let seal: Seal
    let db: Database

    // MARK: - Reading

    /// All of it; a row that cannot be read is left out.
    func fetch() throws -> Moderation {
        var moderation = Moderation()
        moderation.deputies =
            try Row
            .fetchAll(db, sql: "SELECT id, network, account, ends_at FROM deputy ORDER BY id")
            .compactMap { row in
                seal.open(row[2], .deputy)
                    .map {
                        Moderation.Deputy(id: row[0], network: row[1], account: $0, end: row[3])
                    }
            }
        moderation.ignored =
            try Row
            .fetchAll(
                db,
                sql: """
                    SELECT id, network, handle, handle_sealed, name, ends_at, is_told FROM ignored
                    ORDER BY id
                    """
            )
            .compactMap(ignored)
        moderation.pausedSince = try Int64.fetchOne(db, sql: "SELECT since FROM pause")
        let told = try Row.fetchAll(
            db,
            sql: "SELECT network, handle, handle_sealed, name FROM told_of_pause"
        )
        for row in told {
            guard let key = seal.open(row[1], beside: row[2], .toldHandle),
                let name = seal.open(row[3], .toldName)
            else { continue }
            moderation.toldOfPause[MemberID(network: row[0], key: key)] = name
        }
        return moderation
    }

    private func ignored(_ row: Row) -> Moderation.Ignored? {
        guard let name = seal.open(row[4], .ignoredName) else { return nil }
        let network: String = row[1]
        return Moderation.Ignored(
            id: row[0],
            network: network,
            member: seal.open(row[2], beside: row[3], .ignoredHandle)
                .map { MemberID(network: network, key: $0) },
            name: name,
            end: row[5],
            isTold: row[6]
        )
    }

    /// Until when somebody is ignored, in seconds since 1970.
    func ignoredUntil(_ member: MemberID) throws -> Int64? {
        try Int64.fetchOne(
            db,
            sql: "SELECT max(ends_at) FROM ignored WHERE network = ? AND handle = ?",
            arguments: [member.network, try seal.lookUp(member.key, on: member.network)]
        )
    }

    // MARK: - Writing

    // A row that cannot be read has a number too: to write over it is better than to write nothing.

    func write(_ change: Moderation.Change) throws {
        switch change {
        case .appoint(let deputy):
            try db.execute(
                sql: "INSERT OR REPLACE INTO deputy VALUES (?, ?, ?, ?)",
                arguments: [
                    deputy.id, deputy.network, try seal.close(deputy.account, .deputy), deputy.end,
                ]
            )
        case .dismiss(let id):
            try db.execute(sql: "DELETE FROM deputy WHERE id = ?", arguments: [id])
        case .ignore(let somebody): try insert(somebody)
        case .noteTold(let id):
            try db.execute(sql: "UPDATE ignored SET is_told = 1 WHERE id = ?", arguments: [id])
        case .answer(let id):
            try db.execute(sql: "DELETE FROM ignored WHERE id = ?", arguments: [id])
        case .pause(let time):
            try db.execute(sql: "DELETE FROM told_of_pause")
            try db.execute(sql: "INSERT OR REPLACE INTO pause VALUES (1, ?)", arguments: [time])
        case .tellOfPause(let member, let name):
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO told_of_pause (network, handle, handle_sealed, name)
                    VALUES (?, ?, ?, ?)
                    """,
                arguments: [
                    member.network, try seal.lookUp(member.key, on: member.network),
                    try seal.beside(member.key, .toldHandle), try seal.close(name, .toldName),
                ]
            )
        case .resume:
            try db.execute(sql: "DELETE FROM told_of_pause; DELETE FROM pause")
        }
    }

    private func insert(_ somebody: Moderation.Ignored) throws {
        let member = somebody.member
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO ignored (id, network, handle, handle_sealed, name, ends_at, is_told)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                somebody.id, somebody.network,
                try member.map { try seal.lookUp($0.key, on: $0.network) },
                try member.map { try seal.beside($0.key, .ignoredHandle) },
                try seal.close(somebody.name, .ignoredName), somebody.end, somebody.isTold,
            ]
        )
    }

    /// Deletes what is kept of somebody.
    func delete(_ member: MemberID) throws {
        let key = try seal.lookUp(member.key, on: member.network)
        for table in ["ignored", "told_of_pause"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE network = ? AND handle = ?")
                .execute(arguments: [member.network, key])
        }
    }
}
